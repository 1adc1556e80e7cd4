import { describe, expect, test } from 'vitest'
import { dumpOf } from '../../helpers/dump.ts'
import {
  club,
  community,
  longRoster,
  memberIn,
  memberOf,
  namesOf,
  rosterFile,
  salonIn,
} from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { neverQuiet } from '../../helpers/never-quiet.ts'
import { answerOf, everything, pair, welcomeFile } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'
import { turn } from '../../../renderer/worker/turn.ts'
import { rowsIn, TestDisk } from '../../helpers/test-disk.ts'
import type { DiskImage, Refusal } from '../../helpers/test-disk.ts'

neverQuiet()

const REFUSALS: readonly Refusal[] = ['at the put', 'at the commit']

const MEGABYTE = 1024 * 1024
/** Two pages of members and one of rows, and the one in which they become part of the community. */
const ROSTER = longRoster(500)
const brief = { histories: false } as const

async function readRoster({ machine, chapter }: Club) {
  const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(ROSTER) })
  return { draft, name: '名冊', chapter, mapping: [...mapping] }
}

describe('A full disk', () => {
  test.each(REFUSALS)(
    'is told as such for every record that an edit writes, and nothing has changed (%s)',
    async (refusal) => {
      const taipei = await club()
      const { machine } = taipei
      const member = await memberIn(taipei, '王小明')
      const salon = await salonIn(taipei, { capacity: 1 })
      const before = await dumpOf(machine)
      const image = await machine.disk.image()
      const edit = () => machine.command('door.walkIn', { salon, name: '林大為' })
      let refused = 0
      for (;;) {
        machine.disk.fillUpAfter(refused, refusal)
        const result = await edit()
        machine.disk.makeRoom()
        if (result.ok) break
        refused += 1
        expect(result.problem).toEqual({ code: 'disk-full' })
        expect((await community(machine)).trouble).toEqual({ code: 'disk-full' })
        expect(await dumpOf(machine)).toEqual(before)
        expect(await machine.disk.image()).toEqual(image)
        await machine.must('member.set', { member, fields: { city: '' } })
        expect((await community(machine)).trouble).toBeNull()
      }
      // A page and a chunk for the member, for the arrival and for the list of pages.
      expect(refused).toBeGreaterThanOrEqual(4)
      const after = await dumpOf(machine)
      expect(after).not.toEqual(before)
      expect(await dumpOf(await machine.afterKill())).toEqual(after)
      expect((await memberOf(machine, member)).member.name).toBe('王小明')
    },
  )

  test('is told before anything is written to it, and saving works again by itself once there is room', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    const before = await dumpOf(machine, brief)
    const image = await machine.disk.image()
    const input = await readRoster(taipei)
    machine.disk.leave(10 * MEGABYTE)
    expect(await machine.refusal('roster.import', input)).toEqual({ code: 'disk-full' })
    expect(await machine.refusal('series.create', { name: '散步' })).toEqual({ code: 'disk-full' })
    expect((await community(machine)).trouble).toEqual({ code: 'disk-full' })
    expect(await machine.disk.image()).toEqual(image)
    expect(await dumpOf(machine, brief)).toMatchObject(before as object)

    machine.clock.advance(60_000)
    await turn()
    expect((await community(machine)).trouble).toEqual({ code: 'disk-full' })
    machine.disk.makeRoom()
    machine.clock.advance(60_000)
    await turn()
    expect((await community(machine)).trouble).toBeNull()
    await machine.must('roster.import', input)
    expect((await community(machine)).members).toBe(451)
    const again = await machine.afterKill()
    expect(await dumpOf(again, brief)).toEqual(await dumpOf(machine, brief))
    const { id } = await community(again)
    expect(pageIds(await again.disk.image(), id)).toEqual(chunkPages(await again.disk.image(), id))
  })

  test.each(REFUSALS)(
    'at any record of an import leaves nothing of it, and the next import works (%s)',
    async (refusal) => {
      const taipei = await club()
      const { machine } = taipei
      await memberIn(taipei, '王小明')
      const before = await dumpOf(machine, brief)
      const image = await machine.disk.image()
      const input = await readRoster(taipei)
      let refused = 0
      for (;;) {
        machine.disk.fillUpAfter(refused, refusal)
        const result = await machine.command('roster.import', input)
        if (result.ok) break
        refused += 1
        expect(result.problem).toEqual({ code: 'disk-full' })
        expect(await machine.view('importJob', {})).toMatchObject({ state: 'failed', problem: { code: 'disk-full' } })
        expect(await dumpOf(machine, brief)).toMatchObject(before as object)
        expect(await machine.disk.image()).toEqual(image)
      }
      expect(refused).toBeGreaterThan(9)
      machine.disk.makeRoom()
      expect((await community(machine)).members).toBe(451)
      expect(await dumpOf(await machine.afterKill(), brief)).toEqual(await dumpOf(machine, brief))
    },
  )

  test('while changes are opened or joined leaves neither half', async () => {
    const two = await pair()
    const { mei, wei, chapter } = two
    for (const name of ['甲', '乙']) await memberIn(two, name)
    await salonIn(two)
    const file = await everything(mei)
    const image = await wei.disk.image()
    const before = await dumpOf(wei)
    let refused = 0
    for (;;) {
      wei.disk.fillUpAfter(refused)
      const result = await wei.command('exchange.read', { file })
      wei.disk.makeRoom()
      if (result.ok) break
      refused += 1
      expect(result.problem).toEqual({ code: 'disk-full' })
      expect(await dumpOf(wei), `after ${refused} records`).toEqual(before)
      expect(await wei.disk.image()).toEqual(image)
    }
    expect(refused).toBeGreaterThanOrEqual(4)
    expect(await dumpOf(wei)).toEqual(await dumpOf(mei))
    await memberIn({ machine: wei, chapter }, '丙')

    const lan = await Machine.start({ clock: mei.clock })
    const { text: invitation } = await mei.must('organizer.invite', { name: '蘭', role: 'admin', network: false })
    for (let room = 0; ; room += 1) {
      lan.disk.fillUpAfter(room)
      const result = await lan.command('community.enter', { invitation, organizer: '蘭', device: '筆電' })
      lan.disk.makeRoom()
      if (result.ok) break
      expect(result.problem).toEqual({ code: 'disk-full' })
      expect(await lan.view('profile', {})).toEqual({ state: 'empty' })
      expect(
        (await lan.disk.image()).map(({ name }) => name),
        `room for ${room}`,
      ).toEqual(['chapterhouse-profile'])
    }
    const { invite } = await mei.must('invite.answer', { text: await answerOf(lan) })
    await mei.must('invite.confirm', { invite, same: true })
    const forLan = await welcomeFile(mei)
    for (let room = 0; ; room += 1) {
      lan.disk.fillUpAfter(room)
      const result = await lan.command('exchange.read', { file: forLan })
      lan.disk.makeRoom()
      if (result.ok) break
      expect(result.problem).toEqual({ code: 'disk-full' })
      expect(await lan.view('joining', {})).toMatchObject({ state: 'reaching' })
    }
    expect((await community(lan)).members).toBe(2)
  })
})

describe('A write that breaks off', () => {
  test.each([0, 1, 4, 7, 11])(
    'keeps anything more from being written until the next start, which has all that was saved (after %i records)',
    async (puts) => {
      const taipei = await club()
      const { machine } = taipei
      const member = await memberIn(taipei, '王小明')
      const before = await dumpOf(machine, brief)
      const input = await readRoster(taipei)
      machine.disk.fillUpAfter(puts, 'by closing')
      expect(await machine.refusal('roster.import', input)).toEqual({ code: 'restart-needed' })
      const { writes } = machine.disk
      machine.disk.makeRoom()
      // Chromium takes what is written behind half a record for damage, and throws everything away.
      expect(await machine.refusal('series.create', { name: '散步' })).toEqual({ code: 'restart-needed' })
      expect(machine.disk.writes).toBe(writes)
      expect((await community(machine)).trouble).toEqual({ code: 'restart-needed' })
      // What is in memory can still be looked up.
      expect(await namesOf(machine)).toEqual(['王小明'])
      expect((await memberOf(machine, member)).member.name).toBe('王小明')

      const again = await machine.afterKill()
      expect(await dumpOf(again, brief)).toMatchObject(before as object)
      await again.must('roster.import', await readRoster({ ...taipei, machine: again }))
      expect((await community(again)).members).toBe(451)
    },
  )
})

test('A full disk still opens at the next start, to look things up', async () => {
  const taipei = await club()
  await memberIn(taipei, '王小明')
  for (const image of [await taipei.machine.disk.image(), await imageWithHalfImport(taipei)]) {
    const disk = await TestDisk.from(image)
    disk.fillUpAfter(0)
    const machine = await Machine.start({ disk, clock: taipei.machine.clock })
    expect(await namesOf(machine)).toEqual(['王小明'])
    expect(await machine.refusal('series.create', { name: '散步' })).toEqual({ code: 'disk-full' })
    disk.makeRoom()
    await machine.must('series.create', { name: '散步' })
    expect((await community(await machine.afterKill())).series).toMatchObject([{ name: '散步' }])
  }
})

async function imageWithHalfImport(taipei: Club): Promise<DiskImage> {
  const machine = await taipei.machine.afterKill()
  const input = await readRoster({ ...taipei, machine })
  machine.disk.losePowerAfter(2)
  await machine.refusal('roster.import', input)
  return machine.disk.image()
}

describe('A machine that is switched off', () => {
  test('between any two writes of an import has, when it starts again, all of it or nothing, and no remains', async () => {
    const first = await club()
    await memberIn(first, '王小明')
    const start = await first.machine.disk.image()
    const before = await dumpOf(first.machine, brief)
    const { id } = await community(first.machine)
    const outcomes: number[] = []
    let complete = false
    for (let writes = 0; !complete; writes += 1) {
      const machine = await Machine.onDisk(start, first.machine)
      const input = await readRoster({ machine, chapter: first.chapter })
      const opened = machine.disk.writes
      machine.disk.losePowerAfter(writes)
      const result = await machine.command('roster.import', input)
      const again = await machine.afterKill()
      const { members } = await community(again)
      outcomes.push(members)
      const image = await again.disk.image()
      expect(rowsIn(image, id, 'pages').filter((row) => JSON.stringify(row).includes('pending'))).toEqual([])
      expect(chunkPages(image, id)).toEqual(pageIds(image, id))
      complete = result.ok
      expect(machine.disk.writes - opened).toBe(writes)
      expect(await dumpOf(again, brief)).toEqual(complete ? await dumpOf(machine, brief) : before)
      await memberIn({ machine: again, chapter: first.chapter }, '林大為')
      expect((await community(again)).members).toBe(members + 1)
    }
    expect(outcomes.length).toBeGreaterThan(4)
    expect(outcomes).toEqual([...outcomes.slice(1).map(() => 1), 451])
  })

  test('right after a command was answered still has what the command did', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, { capacity: 2 })
    const steps = [
      () => memberIn(taipei, '王小明', { tags: ['志工'] }),
      () => machine.must('door.walkIn', { salon, name: '林大為' }),
      () => machine.must('series.create', { name: '散步' }),
      () => machine.must('chapter.update', { chapter: taipei.chapter, set: { region: '北部' } }),
      () => machine.must('undo', {}),
    ]
    for (const step of steps) {
      await step()
      const { undo: _undo, redo: _redo, ...shown } = await community(machine)
      expect(await community(await machine.afterKill())).toMatchObject(shown)
      expect(await dumpOf(await machine.afterKill())).toEqual(await dumpOf(machine))
    }
  })

  test('between any two writes of quitting loses nothing', async () => {
    const first = await club()
    const member = await memberIn(first, '王小明')
    // Enough edits for the page to be written anew as one.
    for (let year = 0; year < 45; year += 1)
      await first.machine.must('member.set', { member, fields: { number: `${year}` } })
    const before = await dumpOf(first.machine)
    const start = await first.machine.disk.image()
    for (let writes = 0; ; writes += 1) {
      const machine = await Machine.onDisk(start, first.machine)
      await machine.must('member.set', { member, fields: { number: '44' } })
      machine.disk.losePowerAfter(writes)
      const result = await machine.command('flush', {})
      expect(await dumpOf(await machine.afterKill())).toEqual(before)
      if (result.ok) break
    }
  })
})

test('Quitting makes one chunk of many, and the next start reads the same', async () => {
  const taipei = await club()
  const { machine } = taipei
  const member = await memberIn(taipei, '王小明')
  for (let year = 0; year < 45; year += 1) await machine.must('member.set', { member, fields: { number: `${year}` } })
  const { id } = await community(machine)
  expect(rowsIn(await machine.disk.image(), id, 'chunks').length).toBeGreaterThan(45)
  const before = await dumpOf(machine)
  await machine.must('flush', {})
  expect(rowsIn(await machine.disk.image(), id, 'chunks').length).toBeLessThan(10)
  expect(await dumpOf(machine)).toEqual(before)
  await machine.must('member.set', { member, fields: { city: '台北' } })
  expect((await memberOf(await machine.afterKill(), member)).member).toMatchObject({ city: '台北', number: '44' })
})

function pageIds(image: DiskImage, id: string): string[] {
  return (rowsIn(image, id, 'pages') as { id: string }[]).map((row) => row.id).sort((a, b) => (a < b ? -1 : 1))
}

function chunkPages(image: DiskImage, id: string): string[] {
  const pages = new Set((rowsIn(image, id, 'chunks') as { page: string }[]).map(({ page }) => page))
  return [...pages].sort((a, b) => (a < b ? -1 : 1))
}
