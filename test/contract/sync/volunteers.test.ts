import { expect, test } from 'vitest'
import { openPage, recordsOf } from '../../../shared/crdt/page.ts'
import { mapOf } from '../../../shared/crdt/record-values.ts'
import type { ChapterId, DeviceId, SalonId } from '../../../shared/domain/ids.ts'
import { chapterIn, memberIn, salonIn } from '../../helpers/fake-world.ts'
import { inStep, live } from '../../helpers/live.ts'
import type { Live } from '../../helpers/live.ts'
import { deviceOf, joined, meet, send } from '../../helpers/organizers.ts'
import { pagesOn } from '../../helpers/pages-on-disk.ts'
import { Machine } from '../../helpers/store.ts'

interface Basement extends Live {
  readonly mei: Machine
  readonly lan: Machine
  readonly tainan: ChapterId
  readonly salon: SalonId
}

/** Lan leads Taipei, and tonight has a door of hers open; Mei, the admin, is not there. */
async function basement(): Promise<Basement> {
  const all = await live(1)
  const [mei] = all.machines
  if (!mei) throw new Error('nobody is there')
  const tainan = await chapterIn(mei, '台南')
  await memberIn({ machine: mei, chapter: all.chapter }, '王小明', { fields: { phone: '0912345678' } })
  const lan = await joined(mei, '蘭', { link: all.network.join() }, { role: 'leader', chapters: [all.chapter] })
  await lan.must('sync.lan', { on: true })
  await inStep(all.network, [mei, lan], 1)
  await mei.must('sync.lan', { on: false })
  const salon = await salonIn({ machine: lan, chapter: all.chapter })
  await lan.must('door.open', { salon })
  return { ...all, mei, lan, tainan, salon }
}

/** Somebody whom Lan has let in, over the network. */
async function volunteer({ lan, network, chapter }: Basement, name: string): Promise<Machine> {
  const machine = await Machine.start({ clock: network.clock, link: network.join() })
  const { invite, text } = await lan.must('organizer.invite', { name, role: 'door', chapters: [chapter] })
  await machine.must('community.enter', { invitation: text, organizer: name, device: `${name}的筆電` })
  await network.until(async () => {
    const views = await lan.view('invitations', {})
    return views.find(({ invitation }) => invitation === invite)?.state.step === 'compare'
  })
  await lan.must('invite.confirm', { invite, same: true })
  await network.until(async () => (await machine.view('joining', {})).state === 'done')
  return machine
}

async function standingOn(machine: Machine, name: string) {
  const { organizers } = await machine.view('peers', {})
  const found = organizers.find((one) => one.name === name)
  return found && { role: found.role, chapters: found.chapters, isOut: found.removed !== undefined }
}

test('A leader lets a volunteer in to her doors where no admin is, and the admin hears of it', async () => {
  const all = await basement()
  const { mei, lan, network, salon, chapter } = all
  const jia = await volunteer(all, '甲')
  await network.until(async () => (await jia.view('doors', {})).length === 1)
  expect((await pagesOn(jia, () => true)).map(({ kind }) => kind).sort()).toEqual(['chapter', 'community', 'door'])
  await jia.must('door.walkIn', { salon, name: '路人' })
  await mei.must('sync.lan', { on: true })
  await inStep(network, [mei, lan, jia], 3)
  const seen = await mei.view('door', { salon, text: '', language: 'zh-TW' })
  expect(seen?.recent.map(({ name, by }) => `${name} ${by}`)).toEqual(['路人 甲'])
  for (const machine of [mei, lan, jia])
    expect(await standingOn(machine, '甲')).toEqual({ role: 'door', chapters: [chapter], isOut: false })
  await jia.must('organizer.rename', { name: '甲子' })
  await inStep(network, [mei, lan, jia], 3)
  expect(await standingOn(mei, '甲子')).toMatchObject({ role: 'door' })
  // After a start it is all the same, and what was let in is not let in again.
  const again = await lan.afterRestart()
  expect(await standingOn(again, '甲子')).toEqual({ role: 'door', chapters: [chapter], isOut: false })
})

test('A leader lets a volunteer in by file, with the keys of her doors and no others', async () => {
  const { lan, mei, chapter } = await basement()
  const jia = await joined(lan, '甲', {}, { role: 'door', chapters: [chapter] })
  expect(await jia.view('doors', {})).toHaveLength(1)
  const given = await keysGivenTo(lan, await deviceOf(jia))
  expect(given).toEqual(new Set(['community', `door:${chapter}`]))
  // What the volunteer writes is sealed with keys that Lan has given, and read by both.
  await meet(jia, lan)
  await send(lan, mei)
  const written = await jia.must('exchange.write', {})
  const summary = await mei.must('exchange.read', {
    file: { name: written.name, data: new Uint8Array(written.bytes) },
  })
  expect(summary.from).toBe('甲')
})

test('A leader takes the volunteer out again: nothing more goes there, and an admin makes the keys new', async () => {
  const all = await basement()
  const { mei, lan, network, chapter } = all
  const jia = await volunteer(all, '甲')
  const [meisKeys, device] = [await keysOn(mei), await deviceOf(jia)]
  await network.until(async () => (await jia.view('doors', {})).length === 1)
  const view = await lan.view('peers', {})
  const organizer = view.organizers.find(({ name }) => name === '甲')?.id
  if (!organizer) throw new Error('nobody was let in')
  await lan.must('organizer.remove', { organizer })
  await network.until(async () => network.lines === 0)
  const salon = await salonIn({ machine: lan, chapter }, { theme: '下一場' })
  await lan.must('door.open', { salon })
  await mei.must('sync.lan', { on: true })
  await inStep(network, [mei, lan], 1)
  expect(await standingOn(mei, '甲')).toMatchObject({ isOut: true })
  expect(await jia.view('doors', {})).toHaveLength(1)
  await meet(mei, lan)
  expect(await keysOn(mei)).toBeGreaterThan(meisKeys)
  const refused = await lan.refusal('exchange.write', { for: [device] })
  expect(refused).toEqual({ code: 'not-found' })
})

test('A leader gives nobody more than a door of hers, and takes nobody out whom an admin has entered', async () => {
  const { lan, mei, chapter, tainan } = await basement()
  const wider = [
    { role: 'leader', chapters: [chapter] },
    { role: 'door', chapters: 'all' },
    { role: 'door', chapters: [chapter, tainan] },
    { role: 'admin' },
  ] as const
  for (const { chapters, ...grant } of wider.map((one) => ({ chapters: [] as const, ...one }))) {
    const asked = { name: '甲', ...grant, chapters: chapters === 'all' ? ('all' as const) : [...chapters] }
    const { code } = await lan.refusal('organizer.invite', asked)
    expect(['not-allowed', 'not-found']).toContain(code)
  }
  const { organizers, me } = await lan.view('peers', {})
  expect(await lan.refusal('organizer.invite', { organizer: me.organizer })).toMatchObject({ code: 'not-allowed' })
  const meisId = organizers.find(({ name }) => name === '梅')
  const [device] = meisId?.devices ?? []
  if (!meisId || !device) throw new Error('Mei is not there')
  expect(await lan.refusal('organizer.remove', { organizer: meisId.id })).toMatchObject({ code: 'not-allowed' })
  expect(await lan.refusal('device.remove', { device: device.id })).toMatchObject({ code: 'not-allowed' })
  expect(await mei.refusal('organizer.invite', { name: '甲', role: 'door' })).toEqual({ code: 'chapters-missing' })
})

test('An admin who says more of a volunteer, or takes one out, is not undone by a leader', async () => {
  const { lan, mei, chapter, tainan } = await basement()
  const jia = await joined(lan, '甲', {}, { role: 'door', chapters: [chapter] })
  const yi = await joined(lan, '乙', {}, { role: 'door', chapters: [chapter] })
  await send(lan, mei)
  const { organizers } = await mei.view('peers', {})
  const idOf = (name: string) => {
    const found = organizers.find((one) => one.name === name)
    if (!found) throw new Error(`${name} is not there`)
    return found.id
  }
  await mei.must('organizer.grant', { organizer: idOf('甲'), role: 'leader', chapters: [chapter, tainan] })
  await mei.must('organizer.remove', { organizer: idOf('乙') })
  await send(mei, lan)
  await send(mei, jia)
  expect(await standingOn(lan, '甲')).toMatchObject({ role: 'leader' })
  expect(await standingOn(jia, '甲')).toMatchObject({ role: 'leader' })
  expect(await jia.view('salons', { when: 'upcoming', range: { from: 0, count: 5 } })).toMatchObject({ total: 1 })
  expect(await lan.refusal('organizer.remove', { organizer: idOf('甲') })).toMatchObject({ code: 'not-allowed' })
  expect(await lan.refusal('organizer.remove', { organizer: idOf('乙') })).toEqual({ code: 'not-found' })
  expect(await lan.refusal('exchange.write', { for: [await deviceOf(yi)] })).toEqual({ code: 'not-found' })
})

/** How many keys a machine has. */
async function keysOn(machine: Machine): Promise<number> {
  return Object.keys(await recordsIn(machine, 'community')).filter((id) => id.startsWith('key_')).length
}

/** The scopes of which a device was given keys by a leader. */
async function keysGivenTo(machine: Machine, device: DeviceId): Promise<Set<unknown>> {
  const keys = await recordsIn(machine, 'community')
  const wraps = (await recordsIn(machine, 'chapter'))[device]?.['wraps']
  return new Set(Object.keys(mapOf(wraps)).map((key) => keys[key]?.['scope']))
}

async function recordsIn(machine: Machine, kind: 'community' | 'chapter'): Promise<ReturnType<typeof recordsOf>> {
  const [page] = await pagesOn(machine, (info) => info.kind === kind)
  if (!page) throw new Error(`there is no page of the ${kind}`)
  return recordsOf(openPage([page.bytes], await deviceOf(machine)))
}
