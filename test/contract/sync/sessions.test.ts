import { describe, expect, test } from 'vitest'
import { chapterIn, importInto, longRoster, memberIn, memberOf, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { inStep, live, quiet } from '../../helpers/live.ts'
import type { Live } from '../../helpers/live.ts'
import { deviceOf } from '../../helpers/organizers.ts'
import type { PeerName } from '../../../shared/protocol/sync.ts'
import { Machine, PROFILE_KEY } from '../../helpers/store.ts'
import type { Watching } from '../../helpers/store.ts'
import { changedRows, rowsIn } from '../../helpers/test-disk.ts'

/** Whole stores with their ciphers, several of them: on a loaded machine that takes its time. */
const PATIENT = { timeout: 60_000 }

async function two(): Promise<Live & { readonly mei: Machine; readonly wei: Machine }> {
  const all = await live(2)
  const [mei, wei] = all.machines
  if (!mei || !wei) throw new Error('two were asked for')
  return { ...all, mei, wei }
}

async function three(): Promise<Live & { readonly mei: Machine; readonly wei: Machine; readonly lan: Machine }> {
  const all = await live(3)
  const [mei, wei, lan] = all.machines
  if (!mei || !wei || !lan) throw new Error('three were asked for')
  return { ...all, mei, wei, lan }
}

describe('Two machines on one network', PATIENT, () => {
  test('find each other and have the same', async () => {
    const { mei, wei, network } = await two()
    expect(network.lines).toBe(1)
    expect(await dumpOf(wei)).toEqual(await dumpOf(mei))
  })

  test('see what the other writes, in one message and its acknowledgement', async () => {
    const { mei, wei, network, machines, chapter } = await two()
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    expect(await namesOf(wei)).toEqual(['王小明'])
    const before = network.frames
    await wei.must('member.set', { member, fields: { phone: '0912' } })
    await inStep(network, machines)
    expect(network.frames - before).toBe(2)
    expect((await memberOf(mei, member)).member.phone).toBe((await memberOf(wei, member)).member.phone)
  })

  test('who meet again with nothing new say so in one message each', async () => {
    const { mei, wei, network, machines, chapter } = await two()
    await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    const before = network.frames
    network.drop(mei.link, wei.link)
    await inStep(network, machines, 1)
    expect(network.frames - before).toBe(2)
  })

  test('who both worked while they were parted have both’s work, and who both wrote the same field decide', async () => {
    const { mei, wei, network, machines, chapter } = await two()
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    network.cut(mei.link, wei.link)
    await mei.must('member.set', { member, fields: { phone: '0911', city: '台北' } })
    await wei.must('member.set', { member, fields: { phone: '0922', email: 'ming@example.com' } })
    await memberIn({ machine: wei, chapter }, '陳怡君')
    network.mend(mei.link, wei.link)
    await inStep(network, machines, 1)
    expect(await dumpOf(wei)).toEqual(await dumpOf(mei))
    expect((await memberOf(mei, member)).member).toMatchObject({ city: '台北', email: 'ming@example.com' })
    expect((await mei.view('community', {})).decisions).toBe(1)
    const needsYou = mei.watch('sync', {})
    const shown = async () => needsYou.answers.at(-1)
    await network.until(async () => JSON.stringify(await shown()).includes('needsYou'))
    expect(await shown()).toMatchObject({ value: { state: 'needsYou', decisions: 1 } })
    needsYou.stop()
  })

  test('hand on an import of thousands, and a tick at the door meanwhile', async () => {
    const { mei, wei, network, machines, chapter } = await two()
    const salon = await salonIn({ machine: wei, chapter })
    const member = await memberIn({ machine: wei, chapter }, '王小明')
    await inStep(network, machines)
    await importInto({ machine: mei, chapter }, longRoster(400), { merge: false })
    await wei.must('door.checkIn', { salon, member })
    await inStep(network, machines)
    for (const machine of machines) {
      expect((await machine.view('community', {})).members).toBe(361)
      const guests = await machine.view('guests', {
        salon,
        language: 'en',
        show: 'arrived',
        range: { from: 0, count: 9 },
      })
      expect(guests.rows.map((guest) => guest.name)).toEqual(['王小明'])
    }
  })

  test('go on where one was killed in the middle of it all', async () => {
    const { mei, wei, network, chapter } = await two()
    network.cut(mei.link, wei.link)
    await importInto({ machine: mei, chapter }, longRoster(600), { merge: false })
    network.mend(mei.link, wei.link)
    await network.until(async () => (await wei.view('community', {})).members > 0)
    network.remove(wei.link)
    const again = await wei.afterKill(network.join())
    expect((await again.view('community', {})).members).toBeLessThan(540)
    await inStep(network, [mei, again], 1)
    expect((await again.view('community', {})).members).toBe(540)
  })
})

describe('A full disk', () => {
  test('ends the session and says why, loses nothing, and goes on where there is room again', PATIENT, async () => {
    const { mei, wei, network, machines, chapter } = await two()
    wei.disk.fillUpAfter(0)
    await memberIn({ machine: mei, chapter }, '王小明')
    const shown = wei.watch('sync', {})
    await network.until(async () => JSON.stringify(shown.answers.at(-1)).includes('disk-full'))
    shown.stop()
    expect(await namesOf(wei)).toEqual([])
    expect(network.lines).toBe(0)
    wei.disk.makeRoom()
    network.drop(mei.link, wei.link)
    await inStep(network, machines, 1)
    expect(await namesOf(wei)).toEqual(['王小明'])
    expect(await dumpOf(await wei.afterKill())).toEqual(await dumpOf(mei))
    const again = wei.watch('sync', {})
    await network.until(async () => JSON.stringify(again.answers.at(-1)).includes('inStep'))
    again.stop()
  })
})

describe('Synchronising over the network', PATIENT, () => {
  test('is off until somebody turns it on, and is on again with the next start', async () => {
    const { mei, wei, network } = await two()
    await wei.must('sync.lan', { on: false })
    expect(await wei.view('sync', {})).toEqual({ state: 'off' })
    expect(network.lines).toBe(0)
    network.remove(mei.link)
    network.remove(wei.link)
    const [first, second] = [await mei.afterKill(network.join()), await wei.afterKill(network.join())]
    expect((await first.view('peers', {})).network.on).toBe(true)
    expect((await second.view('peers', {})).network.on).toBe(false)
    expect(network.lines).toBe(0)
    await second.must('sync.lan', { on: true })
    await inStep(network, [first, second], 1)
  })

  test('begins once, and after a restart asks for the port that invitations and others know', async () => {
    const { mei, network } = await two()
    expect(network.startsOf(mei.link)).toMatchObject([{ port: 0, lastPort: 0 }])
    await mei.must('sync.lan', { on: true })
    expect(network.startsOf(mei.link)).toHaveLength(1)
    network.remove(mei.link)
    const again = await mei.afterKill(network.join())
    expect((await again.view('peers', {})).network.listening).not.toBeNull()
    expect(network.startsOf(again.link)).toMatchObject([{ port: 0, lastPort: 4711 }])
    await again.must('sync.lan', { on: true, port: 5000 })
    expect(network.startsOf(again.link)).toMatchObject([{ port: 0 }, { port: 5000 }])
  })

  test('reaches a device by its address, and says where nobody is or somebody else', async () => {
    const { mei, wei, network } = await two()
    expect(await mei.command('sync.dial', { address: '10.0.0.2:4711' })).toEqual({ ok: true, value: undefined })
    expect(await mei.refusal('sync.dial', { address: '10.0.0.9:4711' })).toEqual({ code: 'peer-unreachable' })
    await wei.must('sync.lan', { on: false })
    expect(await wei.refusal('sync.dial', { address: '10.0.0.1:4711' })).toEqual({ code: 'sync-off' })
    expect(network.lines).toBe(0)
  })

  test('shows who is here, how far each is and when each was last seen', async () => {
    const { mei, wei, network, machines, chapter } = await two()
    await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    const device = await deviceOf(wei)
    const shown = async (machine: Machine) =>
      (await machine.view('peers', {})).organizers.flatMap(({ devices }) => devices).find(({ id }) => id === device)
    const here = await shown(mei)
    expect(here).toMatchObject({ here: false, connected: { way: 'network' }, apart: null })
    expect(here?.holds.every(({ pages, same }) => pages === same)).toBe(true)
    expect(here?.bytes.sent).toBeGreaterThan(1000)
    network.cut(mei.link, wei.link)
    expect(await shown(mei)).toMatchObject({ connected: null, lastSeen: { way: 'network', at: mei.clock.now } })
    await mei.must('community.rename', { name: '讀書' })
    expect((await shown(mei))?.holds).toContainEqual(expect.objectContaining({ scope: 'community', pages: 1, same: 0 }))
    mei.clock.advance(60_000)
    expect((await mei.view('sync', {})).state).toBe('alone')
    const again = await mei.afterRestart()
    expect(await shown(again)).toMatchObject({ connected: null, lastSeen: { way: 'network' }, bytes: here?.bytes })
  })
})

describe('Three machines', PATIENT, () => {
  test('pass on what comes from a machine that two of them do not both reach', async () => {
    const { mei, wei, lan, network, machines, chapter } = await three()
    network.cut(mei.link, lan.link)
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    expect(await namesOf(lan)).toEqual(['王小明'])
    await lan.must('member.set', { member, fields: { city: '台東' } })
    await inStep(network, machines)
    expect((await memberOf(mei, member)).member.city).toBe('台東')
    expect(await dumpOf(wei)).toEqual(await dumpOf(mei))
  })

  test('fetch every page once, however many have it', async () => {
    const { mei, wei, lan, network, machines, chapter } = await three()
    for (const other of [mei, wei]) network.cut(lan.link, other.link)
    const before = network.bytes
    await importInto({ machine: mei, chapter }, longRoster(600), { merge: false })
    await inStep(network, machines)
    const once = network.bytes - before
    for (const other of [mei, wei]) network.mend(lan.link, other.link)
    await inStep(network, machines, 3)
    expect(once).toBeGreaterThan(10_000)
    expect(network.bytes - before - once).toBeLessThan(once * 1.5)
  })

  test('see at which door the others stand, also through one another, and when they leave', async () => {
    const { mei, wei, lan, network, chapter, machines } = await three()
    network.cut(mei.link, lan.link)
    const salon = await salonIn({ machine: mei, chapter })
    await inStep(network, machines)
    const desk = lan.watch('atDoor', { salon })
    const other = mei.watch('atDoor', { salon })
    await network.until(async () => (await wei.view('peers', {})).organizers.length === 3 && atDoor(other).length === 1)
    expect(atDoor(other)).toEqual([await deviceOf(lan)])
    expect(atDoor(desk)).toEqual([await deviceOf(mei)])
    desk.stop()
    await network.until(async () => atDoor(other).length === 0)
    other.stop()
  })
})

function atDoor(watching: Watching<readonly PeerName[]>): string[] {
  const last = watching.answers.at(-1)
  return last?.ok ? last.value.map(({ device }) => device) : []
}

describe('Twenty machines that all see each other', PATIENT, () => {
  test('settle an edit with one message and its acknowledgement a neighbour, and two announcements a line', async () => {
    const { machines, network } = await live(20)
    expect(network.lines).toBe(190)
    const before = network.frames
    await machines[7]?.must('community.rename', { name: '散步會' })
    await inStep(network, machines)
    for (const machine of machines) expect((await machine.view('community', {})).name).toBe('散步會')
    // 19 pushes and as many acknowledgements; each of the 171 other lines is told at both ends, which may be fetched once.
    expect(network.frames - before).toBeLessThan(19 * 2 + 171 * 3)
  })
})

describe('A page damaged on the disk', PATIENT, () => {
  test('is had back from another machine, with what came since', async () => {
    const { mei, wei, network, machines, chapter } = await two()
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    await mei.must('flush', {})
    network.remove(mei.link)
    await wei.must('member.set', { member, fields: { city: '台中' } })
    const image = await mei.disk.image()
    const { id } = await mei.view('community', {})
    const [page] = (rowsIn(image, id, 'pages') as { id: string; kind: string }[]).filter(
      ({ kind }) => kind === 'members',
    )
    const spoiled = changedRows(image, id, 'chunks', (row) => spoil(row as Chunk, page?.id ?? ''))
    // Whether it is found at the start or only once somebody edits the page.
    for (const keepsSnapshot of [true, false]) {
      const bare = changedRows(spoiled, id, 'snapshots', (row) => ((row as Chunk).page === page?.id ? null : row))
      const again = await Machine.onDisk(keepsSnapshot ? spoiled : bare, mei, PROFILE_KEY, network.join())
      const edit = { member, fields: { email: 'a@b.tw' } }
      const problem = keepsSnapshot
        ? await again.refusal('member.set', edit)
        : (await again.view('community', {})).trouble
      expect(problem?.code).toBe('page-damaged')
      await inStep(network, [again, wei], 1)
      await network.until(async () => (await again.view('community', {})).trouble === null)
      expect(await dumpOf(again)).toEqual(await dumpOf(wei))
      await again.must('member.set', edit)
      await inStep(network, [again, wei], 1)
      expect((await memberOf(wei, member)).member.email).toBe('a@b.tw')
      network.remove(again.link)
    }
  })
})

interface Chunk {
  readonly page: string
  readonly sealed: ArrayBuffer
}

/** The same with one bit in its middle turned, where it is of that page. */
function spoil(row: Chunk, page: string): Chunk {
  if (row.page !== page) return row
  const bytes = new Uint8Array(row.sealed.slice(0))
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  return { ...row, sealed: bytes.buffer }
}

describe('Who may have what', PATIENT, () => {
  test('a chapter’s leader gets that chapter’s pages, another one’s once they are granted, and nothing once removed', async () => {
    const { mei, wei, network, machines, chapter } = await two()
    const taichung = await chapterIn(mei, '台中')
    await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    const organizer = (await wei.view('community', {})).me.organizer
    await mei.must('organizer.grant', { organizer, role: 'leader', chapters: [chapter] })
    await inStep(network, machines)
    await memberIn({ machine: mei, chapter: taichung }, '陳怡君')
    await memberIn({ machine: mei, chapter }, '林大為')
    await inStep(network, machines)
    expect((await namesOf(wei)).sort()).toEqual(['林大為', '王小明'].sort())
    await mei.must('organizer.grant', { organizer, role: 'leader', chapters: [chapter, taichung] })
    await inStep(network, machines)
    expect((await namesOf(wei)).sort()).toEqual(['林大為', '王小明', '陳怡君'].sort())
    await mei.must('organizer.remove', { organizer })
    await memberIn({ machine: mei, chapter }, '李四')
    await network.until(async () => network.lines === 0)
    expect(await namesOf(wei)).not.toContain('李四')
  })

  test('what one may not change any more is refused once, shown, and keeps nobody at work', async () => {
    const { mei, wei, network, chapter } = await two()
    network.cut(mei.link, wei.link)
    await wei.must('community.rename', { name: '偉的讀書會' })
    const { organizer } = (await wei.view('community', {})).me
    await mei.must('organizer.grant', { organizer, role: 'leader', chapters: [chapter] })
    network.mend(mei.link, wei.link)
    await network.until(async () => (await mei.view('peers', {})).refusals.length > 0)
    await quiet(network)
    const before = network.frames
    await quiet(network)
    expect(network.frames).toBe(before)
    expect((await mei.view('community', {})).name).toBe('讀書會')
    expect((await mei.view('peers', {})).refusals).toHaveLength(1)
    await memberIn({ machine: mei, chapter }, '王小明')
    await network.until(async () => (await namesOf(wei)).length === 1)
    await memberIn({ machine: wei, chapter }, '陳怡君')
    await network.until(async () => (await namesOf(mei)).length === 2)
    const shown = wei.watch('sync', {})
    wei.clock.advance(60_000)
    await quiet(network)
    expect(JSON.stringify(shown.answers.at(-1))).not.toMatch(/fetching|sending/)
    shown.stop()
  })
})
