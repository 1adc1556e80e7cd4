import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HealthFault } from '../../../shared/protocol/health.ts'
import { OWN_BACKUPS } from '../../../shared/protocol/link.ts'
import { MainProcess } from '../../helpers/carriers/main-process.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { club, community, memberIn, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import { Machine, PROFILE_KEY } from '../../helpers/store.ts'
import { changedRows, rowsIn } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

interface Row {
  readonly page?: string
  readonly id?: string
  readonly key?: string
  readonly sealed: ArrayBuffer
}

let main: MainProcess

beforeEach(() => {
  main = new MainProcess()
})

afterEach(() => {
  main.end()
})

/** The same with one bit in its middle turned. */
function flipped(row: Row): Row {
  const bytes = new Uint8Array(row.sealed.slice(0))
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  return { ...row, sealed: bytes.buffer }
}

/** Ada and Bea, all of them on the disk with what is kept beside their page, and a backup of just that. */
async function keptClub() {
  const taipei = await club({ link: main.link })
  const { machine } = taipei
  await memberIn(taipei, 'Ada')
  await memberIn(taipei, 'Bea')
  await machine.must('door.open', { salon: await salonIn(taipei) })
  await machine.view('activity', { range: { from: 0, count: 10 } })
  await machine.must('flush', {})
  const { name } = await machine.must('backup.now', {})
  await machine.must('flush', {})
  const { id } = await community(machine)
  const image = await machine.disk.image()
  const pages = rowsIn(image, id, 'pages') as readonly { readonly id: string; readonly kind: string }[]
  const members = pages.find(({ kind }) => kind === 'members')?.id ?? ''
  return { ...taipei, id, image, members, name }
}

type Kept = Awaited<ReturnType<typeof keptClub>>

const DAMAGE: readonly (readonly [string, HealthFault, (kept: Kept) => DiskImage])[] = [
  [
    'a page with a bit turned',
    'page',
    ({ image, id, members }) =>
      changedRows(image, id, 'chunks', (row) => ((row as Row).page === members ? flipped(row as Row) : row)),
  ],
  [
    'a page of which nothing is left but its name',
    'page',
    ({ image, id, members }) =>
      changedRows(
        changedRows(image, id, 'chunks', (row) => ((row as Row).page === members ? null : row)),
        id,
        'snapshots',
        (row) => ((row as Row).page === members ? null : row),
      ),
  ],
  [
    'a page that is gone altogether',
    'missing',
    ({ image, id, members }) =>
      ['chunks', 'snapshots', 'pages'].reduce(
        (disk, table) =>
          changedRows(disk, id, table, (row) => ([(row as Row).page, (row as Row).id].includes(members) ? null : row)),
        image,
      ),
  ],
  [
    'a log of what happened with a bit turned',
    'activity',
    ({ image, id, members }) =>
      changedRows(image, id, 'local', (row) =>
        (row as Row).key?.endsWith(members) === true ? flipped(row as Row) : row,
      ),
  ],
]

describe('A check of everything', () => {
  test('finds nothing in a whole community, and says how much it read', async () => {
    const { machine, image, id } = await keptClub()
    const report = await machine.must('health.check', {})
    expect(report.found).toEqual([])
    expect(report.pages).toBe(rowsIn(image, id, 'pages').length)
    expect(report.records).toBeGreaterThan(4)
    for (const bytes of [report.bytes.pages, report.bytes.snapshots, report.bytes.activity])
      expect(bytes).toBeGreaterThan(100)
    expect((await machine.view('health', {})).report).toEqual(report)
    expect(await machine.view('healthJob', {})).toEqual({ state: 'idle' })
    expect(await machine.disk.image()).toEqual(image)
  })

  test('finds nothing where two have exchanged what they did, and disagree', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明', { tags: ['志工'], notes: 'x' })
    await mei.must('door.checkIn', { salon: await salonIn(two), member })
    await meet(mei, wei)
    await mei.must('member.set', { member, fields: { phone: '1' } })
    await wei.must('member.set', { member, fields: { phone: '2' } })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect((await machine.must('health.check', {})).found).toEqual([])
      expect((await (await machine.afterRestart()).must('health.check', {})).found).toEqual([])
    }
  })

  test('takes nothing for damaged that is written while it reads', async () => {
    const taipei = await keptClub()
    const { machine } = taipei
    const ada = await memberIn(taipei, 'Ada Wong')
    const checking = machine.must('health.check', {})
    for (const phone of ['0911', '0922', '0933', '0944', '0955', '0966'])
      await machine.must('member.set', { member: ada, fields: { phone } })
    expect((await checking).found).toEqual([])
  })

  test('can be stopped, and then says nothing of what it had seen', async () => {
    const { machine } = await keptClub()
    const checking = machine.refusal('health.check', {})
    await machine.must('health.cancel', {})
    expect(await checking).toEqual({ code: 'cancelled' })
    expect((await machine.view('health', {})).report).toBeNull()
  })

  test.each(DAMAGE)('finds %s, and it is mended by what is on this computer', async (_, fault, spoil) => {
    const kept = await keptClub()
    const expected = await dumpOf(kept.machine)
    const machine = await Machine.onDisk(spoil(kept), kept.machine, PROFILE_KEY, main.link)
    const { found } = await machine.must('health.check', {})
    expect(found).toMatchObject([{ fault, key: kept.members, kind: 'members', chapter: '台北' }])
    const repaired = await machine.must('health.repair', { fault })
    expect(repaired).toMatchObject({ mended: 1, left: 0 })
    expect(repaired.from === null).toBe(fault === 'activity')
    expect((await machine.view('health', {})).report?.found).toEqual([])
    expect(await dumpOf(machine)).toEqual(expected)
    expect((await community(machine)).trouble).toBeNull()
    await memberIn({ machine, chapter: kept.chapter }, 'Cleo')
    expect(await namesOf(await machine.afterKill())).toEqual(['Ada', 'Bea', 'Cleo'])
  })

  const INDEXES = ['community', 'chapter', 'door'] as const
  test.each(INDEXES)('finds that the page of a %s is gone altogether, and a backup gives it back', async (kind) => {
    const kept = await keptClub()
    const expected = await dumpOf(kept.machine)
    const pages = rowsIn(kept.image, kept.id, 'pages') as readonly { readonly id: string; readonly kind: string }[]
    const gone = pages.find((row) => row.kind === kind)?.id
    const without = ['chunks', 'snapshots', 'pages'].reduce(
      (disk, table) =>
        changedRows(disk, kept.id, table, (row) => ([(row as Row).page, (row as Row).id].includes(gone) ? null : row)),
      kept.image,
    )
    const machine = await Machine.onDisk(without, kept.machine, PROFILE_KEY, main.link)
    expect((await machine.must('health.check', {})).found).toMatchObject([{ fault: 'missing', kind, isHere: false }])
    expect(await machine.must('health.repair', { fault: 'missing' })).toMatchObject({ mended: 1, left: 0 })
    expect(await dumpOf(machine)).toEqual(expected)
    expect((await machine.view('health', {})).mended).toMatchObject([{ fault: 'missing', kind, from: 'backup' }])
  })

  const NOTES = [
    ['who organizes here, and writes it again', 'identity', 'identity'],
    ['texts that were begun, and begins them anew', 'drafts', 'drafts'],
  ] as const
  test.each(NOTES)('finds what is damaged of this computer’s own: %s', async (_, key, kind) => {
    const { machine } = await keptClub()
    await machine.must('draft.keep', { draft: 'letter', text: '親愛的' })
    await damageUnder(machine, 'local', key)
    expect((await machine.must('health.check', {})).found).toMatchObject([{ fault: 'own', kind, key }])
    expect(await machine.must('health.repair', { fault: 'own' })).toEqual({ mended: 1, left: 0, from: null })
    expect(await namesOf(await machine.afterKill())).toEqual(['Ada', 'Bea'])
  })

  test('lists everything that it read, and names a page by its chapter and the years of its evenings', async () => {
    const { machine, id, image } = await keptClub()
    const { groups, pages, records } = await machine.must('health.check', {})
    expect(groups.reduce((sum, group) => sum + group.pages, 0)).toBe(pages)
    expect(groups.reduce((sum, group) => sum + group.records, 0)).toBe(records)
    expect(groups.find(({ kind }) => kind === 'members')).toMatchObject({
      chapter: '台北',
      pages: 1,
      records: 2,
      hurt: 0,
    })
    const salons = (rowsIn(image, id, 'pages') as readonly { readonly id: string; readonly kind: string }[]).find(
      ({ kind }) => kind === 'salons',
    )
    await damageUnder(machine, 'snapshots', salons?.id ?? '')
    const { found } = await machine.must('health.check', {})
    expect(found).toMatchObject([{ fault: 'snapshot', kind: 'salons', chapter: '台北', years: [2026, 2026] }])
  })

  const RUNNING: readonly (readonly [string, 'chunks' | 'snapshots', HealthFault])[] = [
    ['is still whole in memory, and the disk gets it from there', 'chunks', 'page'],
    ['has its rows beside it damaged, and gets them anew', 'snapshots', 'snapshot'],
  ]
  test.each(RUNNING)('finds what is damaged while the program runs: a page that %s', async (_, table, fault) => {
    const { machine, chapter, members } = await keptClub()
    await memberIn({ machine, chapter }, 'Cleo')
    await machine.must('flush', {})
    await damageUnder(machine, table, members)
    expect((await machine.must('health.check', {})).found).toMatchObject([{ fault, key: members }])
    expect(await machine.must('health.repair', { fault })).toEqual({ mended: 1, left: 0, from: null })
    expect(await namesOf(await machine.afterKill())).toEqual(['Ada', 'Bea', 'Cleo'])
  })

  test('leaves a page that no backup has as it is, and says so', async () => {
    const kept = await keptClub()
    const spoiled = changedRows(kept.image, kept.id, 'chunks', (row) =>
      (row as Row).page === kept.members ? flipped(row as Row) : row,
    )
    const machine = await Machine.onDisk(spoiled, kept.machine, PROFILE_KEY, main.link)
    await machine.must('health.check', {})
    const folder = main.folders.get(OWN_BACKUPS) ?? ''
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
    expect(await machine.must('health.repair', { fault: 'page' })).toEqual({ mended: 0, left: 1, from: null })
    expect((await machine.view('health', {})).report?.found).toMatchObject([{ fault: 'page', key: kept.members }])
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea'])
  })
})

/** Turns a bit in every row of a page's, or in a note, behind the back of the program. */
async function damageUnder(machine: Machine, table: string, page: string): Promise<void> {
  const { id } = await community(machine)
  const { indexedDB } = machine.disk
  const name = (await indexedDB.databases()).find((one) => one.name?.includes(id))?.name ?? ''
  const db = await settled(indexedDB.open(name))
  const store = db.transaction(table, 'readwrite').objectStore(table)
  const rows = await settled(store.getAll() as IDBRequest<Row[]>)
  for (const row of rows) if ([row.page, row.key].includes(page)) await settled(store.put(flipped(row)))
  db.close()
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('a request failed')))
  })
}
