import { describe, expect, test } from 'vitest'
import { dumpOf } from '../../helpers/dump.ts'
import {
  chapterIn,
  club,
  community,
  found,
  importInto,
  longRoster,
  memberIn,
  memberOf,
  namesOf,
  salonIn,
} from '../../helpers/fake-world.ts'
import { deviceOf, everything, meet, news, pair } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'
import { changedRows, rowsIn } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

interface Sealed {
  readonly sealed: ArrayBuffer
}
interface Snapshot extends Sealed {
  readonly page: string
  readonly heads: string
  readonly version: number
}
interface Chunk extends Sealed {
  readonly page: string
  readonly seq: number
}

/** The same with one bit in its middle turned. */
function flipped<Row extends Sealed>(row: Row): Row {
  const bytes = new Uint8Array(row.sealed.slice(0))
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  return { ...row, sealed: bytes.buffer }
}

/** Taipei with members of which one has a decision to make, and a salon; Taichung with a member. All is on disk. */
async function twoChapters() {
  const two = await pair()
  const { mei, wei } = two
  const taichung = await chapterIn(mei, '台中')
  const member = await memberIn(two, '王小明', { tags: ['志工'], notes: 'x' })
  await memberIn({ machine: mei, chapter: taichung }, '林大為')
  const salon = await salonIn(two)
  await mei.must('door.checkIn', { salon, member })
  await meet(mei, wei)
  await mei.must('member.set', { member, fields: { phone: '1' } })
  await wei.must('member.set', { member, fields: { phone: '2' } })
  await meet(mei, wei)
  await mei.must('flush', {})
  const { id } = await community(mei)
  return { ...two, member, taichung, id, image: await mei.disk.image() }
}

/** The page that holds a member. */
function pageOf(image: DiskImage, id: string, chapter: string): string {
  const pages = rowsIn(image, id, 'pages') as { id: string; kind: string; chapter: string | null }[]
  return pages.find((row) => row.kind === 'members' && row.chapter === chapter)?.id ?? ''
}

describe('A snapshot', () => {
  const snapshots: [string, (row: Snapshot) => Snapshot | null][] = [
    ['is missing', () => null],
    ['is of an earlier state', (row) => ({ ...row, heads: '0'.repeat(64) })],
    ['is of another version', (row) => ({ ...row, version: row.version + 1 })],
    ['has a bit turned', flipped],
  ]
  test.each(snapshots)('that %s is made again from the page, with the same rows', async (_, spoil) => {
    const { mei, id, image } = await twoChapters()
    const expected = await dumpOf(mei)
    expect(rowsIn(image, id, 'snapshots').length).toBeGreaterThan(4)
    const again = await Machine.onDisk(
      changedRows(image, id, 'snapshots', (row) => spoil(row as Snapshot)),
      mei,
    )
    expect(await dumpOf(again)).toEqual(expected)
    expect((await community(again)).trouble).toBeNull()
    await again.must('flush', {})
    const mended = rowsIn(await again.disk.image(), id, 'snapshots') as Snapshot[]
    const pages = rowsIn(image, id, 'pages') as { id: string; heads: string }[]
    expect(mended.map(({ page, heads }) => ({ id: page, heads }))).toEqual(
      pages.map(({ id: page, heads }) => ({ id: page, heads })),
    )
    expect(await dumpOf(await again.afterKill())).toEqual(expected)
  })

  test('of another page does not pass for this one', async () => {
    const { mei, id, image } = await twoChapters()
    const rows = rowsIn(image, id, 'snapshots') as Snapshot[]
    const [first] = rows
    const moved = changedRows(image, id, 'snapshots', (row) => ({ ...(row as Snapshot), sealed: first?.sealed }))
    expect(await dumpOf(await Machine.onDisk(moved, mei))).toEqual(await dumpOf(mei))
  })
})

describe('A damaged page', () => {
  type Spoil = (row: Chunk, page: string) => Chunk | null
  const chunks: [string, Spoil][] = [
    ['with a bit turned', (row, page) => (row.page === page ? flipped(row) : row)],
    ['of which a part is missing', (row, page) => (row.page === page && row.seq > 0 ? null : row)],
    ['of which all is missing', (row, page) => (row.page === page ? null : row)],
  ]
  test.each(chunks)('%s is told of, and everything else opens and can be edited', async (_, spoil) => {
    const { mei, id, image, taichung, chapter, member } = await twoChapters()
    const page = pageOf(image, id, chapter)
    const spoiled = changedRows(
      changedRows(image, id, 'chunks', (row) => spoil(row as Chunk, page)),
      id,
      'snapshots',
      (row) => ((row as Snapshot).page === page ? null : row),
    )
    const machine = await Machine.onDisk(spoiled, mei)
    expect((await community(machine)).trouble).toEqual({ code: 'page-damaged', params: { count: 1 } })
    expect(await namesOf(machine)).toEqual(['林大為'])
    expect(await machine.view('member', { member, language: 'en' })).toBeNull()
    await machine.must('member.label', { who: found({}), kind: 'tags', add: ['志工'] })
    await memberIn({ machine, chapter: taichung }, '陳怡君')
    // Also where the damaged page was the one with room.
    await memberIn({ machine, chapter }, '李四')
    expect((await community(machine)).trouble).toMatchObject({ code: 'page-damaged' })
    expect(await namesOf(await machine.afterRestart(), { tags: ['志工'] })).toEqual(['林大為'])
  })

  test('that still has its snapshot is shown, and an edit of it is refused and changes nothing', async () => {
    const { mei, id, image, chapter, member } = await twoChapters()
    const page = pageOf(image, id, chapter)
    for (const [, spoil] of chunks) {
      const machine = await Machine.onDisk(
        changedRows(image, id, 'chunks', (row) => spoil(row as Chunk, page)),
        mei,
      )
      expect(await namesOf(machine, { language: 'zh-CN' })).toEqual(['林大為', '王小明'])
      const set = { member, fields: { city: '台北' } }
      expect(await machine.refusal('member.set', set)).toEqual({ code: 'page-damaged' })
      expect((await memberOf(machine, member)).member.city).toBeUndefined()
      expect((await community(machine)).trouble).toEqual({ code: 'page-damaged' })
      await machine.must('series.create', { name: '散步' })
    }
  })

  test('is had back from another organizer’s file of everything, with what came since', async () => {
    const { mei, wei, id, image, chapter, member } = await twoChapters()
    const page = pageOf(image, id, chapter)
    await wei.must('member.set', { member, fields: { city: '台中' } })
    const file = await everything(wei)
    for (const [, spoil] of chunks) {
      for (const keepsSnapshot of [true, false]) {
        const spoiled = changedRows(image, id, 'chunks', (row) => spoil(row as Chunk, page))
        const bare = changedRows(spoiled, id, 'snapshots', (row) => ((row as Snapshot).page === page ? null : row))
        const machine = await Machine.onDisk(keepsSnapshot ? spoiled : bare, mei)
        await machine.must('exchange.read', { file })
        expect((await community(machine)).trouble).toBeNull()
        expect(await dumpOf(machine)).toEqual(await dumpOf(wei))
        await machine.must('member.set', { member, fields: { email: 'ming@example.com' } })
        expect((await memberOf(await machine.afterKill(), member)).member.city).toBe('台中')
        expect((await memberOf(await machine.afterRestart(), member)).member.email).toBe('ming@example.com')
      }
    }
  })

  test('is not given up for a copy that lacks what was changed here, nor for a part of one', async () => {
    const { mei, wei, id, chapter, member } = await twoChapters()
    const old = await everything(wei)
    await wei.must('member.set', { member, fields: { city: '台中' } })
    const part = await news(wei, mei)
    await mei.must('member.set', { member, fields: { email: 'ming@example.com' } })
    await mei.must('flush', {})
    const image = await mei.disk.image()
    const page = pageOf(image, id, chapter)
    const spoiled = changedRows(image, id, 'chunks', (row) =>
      (row as Chunk).page === page ? flipped(row as Chunk) : row,
    )
    const machine = await Machine.onDisk(spoiled, mei)
    const before = await machine.disk.image()
    for (const file of [old, part])
      expect(await machine.refusal('exchange.read', { file })).toEqual({ code: 'page-damaged' })
    expect(await machine.disk.image()).toEqual(before)
    expect((await memberOf(machine, member)).member.email).toBe('ming@example.com')
  })
})

describe('A profile', () => {
  test('does not open with another key, and is left as it is', async () => {
    const { mei, image } = await twoChapters()
    const machine = await Machine.onDisk(image, mei, new Uint8Array(32).fill(8))
    expect(await machine.view('profile', {})).toEqual({ state: 'failed', problem: { code: 'key-wrong' } })
    expect(await machine.disk.image()).toEqual(image)
    expect(await machine.refusal('series.create', { name: 'x' })).toEqual({ code: 'busy' })
  })

  test('whose identity is damaged says that it cannot be read', async () => {
    const { mei, id, image } = await twoChapters()
    const spoiled = changedRows(image, id, 'local', (row) => flipped(row as Sealed))
    const machine = await Machine.onDisk(spoiled, mei)
    expect(await machine.view('profile', {})).toEqual({ state: 'failed', problem: { code: 'storage-failed' } })
    await machine.must('community.start', { name: '新的', organizer: '梅', device: '筆電' })
    expect((await community(machine)).name).toBe('新的')
  })

  test('whose notes about exchanges are damaged sends everything once more', async () => {
    const { mei, wei, id, image } = await twoChapters()
    const spoiled = changedRows(image, id, 'local', (row) =>
      (row as { key: string }).key === 'peers' ? flipped(row as Sealed) : row,
    )
    const machine = await Machine.onDisk(spoiled, mei)
    expect(await machine.view('exchanges', {})).toMatchObject([{ lastReceived: null, lastSent: null }])
    const file = await machine.must('exchange.write', { for: [await deviceOf(wei)], since: true })
    expect(file.records).toBe(rowsIn(image, id, 'pages').length)
    await machine.must('exchange.read', { file: await everything(wei) })
    expect(await machine.view('exchanges', {})).toMatchObject([{ unsent: 0 }])
  })
})

describe('A large community', () => {
  test('whose front page is damaged shows the same, as soon as it was read', async () => {
    const taipei = await club()
    const { machine } = taipei
    await importInto(taipei, longRoster(2500))
    await memberIn(taipei, '王小明', { fields: { phone: '0987' } })
    await machine.must('flush', {})
    const image = await machine.disk.image()
    const { id } = await community(machine)
    const isFront = (row: unknown) => (row as { key: string }).key === 'front'
    expect(rowsIn(image, id, 'local').filter(isFront)).toHaveLength(1)
    const spoiled = changedRows(image, id, 'local', (row) => (isFront(row) ? flipped(row as Sealed) : row))
    const looks = [{}, { text: '王小明' }, { text: '0987' }, { text: '成員2' }, { tags: ['志工'] }].map((query) => ({
      query,
      range: { from: 0, count: 50 },
    }))
    const expected = await Promise.all(looks.map((look) => machine.view('members', look)))
    const again = await Machine.onDisk(spoiled, machine)
    expect(await Promise.all(looks.map((look) => again.view('members', look)))).toEqual(expected)
    await again.must('flush', {})
    expect(rowsIn(await again.disk.image(), id, 'local').filter(isFront)).toHaveLength(1)
  })
})
