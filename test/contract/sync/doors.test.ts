import { expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { memberIn, salonIn } from '../../helpers/fake-world.ts'
import { inStep, live, quiet } from '../../helpers/live.ts'
import type { Live } from '../../helpers/live.ts'
import { joined } from '../../helpers/organizers.ts'
import { pagesOn } from '../../helpers/pages-on-disk.ts'
import { Machine } from '../../helpers/store.ts'

interface Evening extends Live {
  readonly mei: Machine
  readonly salon: SalonId
  readonly ming: MemberId
}

/** An organizer's machine on a network, and a salon whose door is open. */
async function evening(): Promise<Evening> {
  const all = await live(1)
  const [mei] = all.machines
  if (!mei) throw new Error('nobody is there')
  const here = { machine: mei, chapter: all.chapter }
  const ming = await memberIn(here, '王小明', { fields: { phone: '0912345678' } })
  const salon = await salonIn(here)
  await mei.must('salon.rsvp', { salon, member: ming, status: 'going' })
  await mei.must('door.open', { salon })
  return { ...all, mei, salon, ming }
}

/** Somebody who was invited to help at the chapter's doors, and is on the network. */
async function volunteer({ mei, network, chapter }: Evening, name: string): Promise<Machine> {
  const machine = await joined(mei, name, { link: network.join() }, { role: 'door', chapters: [chapter] })
  await machine.must('sync.lan', { on: true })
  return machine
}

/** Where the doors' pages stand on a machine's disk. */
async function doorHeads(machine: Machine): Promise<readonly string[]> {
  return (await pagesOn(machine, ({ kind }) => kind === 'door')).map(({ heads }) => heads)
}

async function seenBy(machine: Machine, salon: SalonId): Promise<readonly string[]> {
  const view = await machine.view('door', { salon, text: '', language: 'zh-TW' })
  return view?.recent.map(({ name, by }) => `${name} ${by}`) ?? []
}

test('Two volunteers at one door see each other and each other’s ticks, and have nothing but the door', async () => {
  const all = await evening()
  const { mei, network, salon, ming } = all
  const [one, other] = [await volunteer(all, '甲'), await volunteer(all, '乙')]
  await inStep(network, [mei, one, other], 3)
  const kinds = (await pagesOn(one, () => true)).map(({ kind }) => kind).sort()
  expect(kinds).toEqual(['chapter', 'community', 'door'])

  const others = other.watch('atDoor', { salon })
  const mine = one.watch('atDoor', { salon })
  await network.until(async () => others.answers.some((answer) => answer.ok && answer.value[0]?.organizer === '甲'))
  await one.must('door.checkIn', { salon, member: ming })
  await inStep(network, [mei, one, other], 3)
  for (const machine of [mei, one, other]) expect(await seenBy(machine, salon)).toEqual(['王小明 甲'])
  await other.must('door.walkIn', { salon, name: '路人' })
  await other.must('door.undo', { salon, member: ming })
  await inStep(network, [mei, one, other], 3)
  for (const machine of [mei, one, other]) expect(await seenBy(machine, salon)).toEqual(['路人 乙'])
  others.stop()
  mine.stop()
})

test('A volunteer who comes after a door was closed is not given its list; one who stood there keeps it', async () => {
  const all = await evening()
  const { mei, network, salon, chapter } = all
  const early = await volunteer(all, '甲')
  await inStep(network, [mei, early], 1)
  await mei.must('door.close', { salon })
  await network.until(async () => (await early.view('doors', {})).length === 0)

  const late = await Machine.start({ clock: network.clock, link: network.join() })
  const { invite, text } = await mei.must('organizer.invite', { name: '乙', role: 'door', chapters: [chapter] })
  await late.must('community.enter', { invitation: text, organizer: '乙', device: '乙的筆電' })
  await network.until(async () => (await mei.view('invitations', {}))[0]?.state.step === 'compare')
  await mei.must('invite.confirm', { invite, same: true })
  await network.until(async () => (await late.view('joining', {})).state === 'done')
  await network.until(async () => (await pagesOn(late, ({ kind }) => kind === 'chapter')).length === 1)
  const next = await salonIn({ machine: mei, chapter }, { theme: '下一場' })
  await mei.must('door.open', { salon: next })
  await network.until(async () => (await late.view('doors', {})).length === 1)
  expect((await late.view('doors', {})).map((door) => door.salon)).toEqual([next])
  expect(await pagesOn(late, ({ kind }) => kind === 'door')).toHaveLength(1)
  expect(await pagesOn(early, ({ kind }) => kind === 'door')).toHaveLength(2)
})

test('A volunteer is sent nothing more of an evening that is over, also one who was an organizer then', async () => {
  const all = await evening()
  const { mei, network, salon, ming, chapter } = all
  const stood = await volunteer(all, '甲')
  const once = await joined(mei, '乙', { link: network.join() }, { role: 'leader', chapters: [chapter] })
  await once.must('sync.lan', { on: true })
  await inStep(network, [mei, stood, once], 3)
  await stood.must('door.checkIn', { salon, member: ming })
  await network.until(async () => (await seenBy(mei, salon)).length === 1)
  const { me } = await once.view('peers', {})
  await mei.must('organizer.grant', { organizer: me.organizer, role: 'door', chapters: [chapter] })
  await mei.must('door.close', { salon })
  await network.until(async () => {
    const open = await Promise.all([stood, once].map((machine) => machine.view('doors', {})))
    return open.every((doors) => doors.length === 0)
  })
  await quiet(network)
  const kept = await Promise.all([stood, once].map(doorHeads))

  // The organizer takes an arrival of that evening back.
  await mei.must('door.undo', { salon, member: ming })
  await quiet(network)
  expect(await doorHeads(mei)).not.toEqual(kept[0])
  expect(await Promise.all([stood, once].map(doorHeads))).toEqual(kept)
  // Nobody waits for it either; what is shown of that is calm, and may follow a moment later.
  await inStep(network, [mei, stood, once], 3)
  await network.until(async () => (await mei.view('sync', {})).state === 'inStep')

  await mei.must('door.open', { salon })
  await network.until(async () => (await once.view('doors', {})).length === 1)
  await inStep(network, [mei, stood, once], 3)
  expect(await Promise.all([stood, once].map(doorHeads))).toEqual([await doorHeads(mei), await doorHeads(mei)])
})

test('What a volunteer ticked before hearing that the door was closed still arrives', async () => {
  const all = await evening()
  const { mei, network, salon, ming } = all
  const one = await volunteer(all, '甲')
  await inStep(network, [mei, one], 1)
  network.cut(mei.link, one.link)
  await one.must('door.checkIn', { salon, member: ming })
  await mei.must('door.close', { salon })
  network.mend(mei.link, one.link)
  await network.until(async () => (await one.view('doors', {})).length === 0)
  await network.until(async () => (await seenBy(mei, salon)).length === 1)
  expect(await seenBy(mei, salon)).toEqual(['王小明 甲'])
})
