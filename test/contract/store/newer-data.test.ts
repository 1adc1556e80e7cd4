import { beforeAll, describe, expect, test } from 'vitest'
import { CommunityDb } from '../../../renderer/worker/storage/community-db.ts'
import { createSealer, openJson, sealJson } from '../../../renderer/worker/storage/sealer.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { SCHEMA } from '../../../shared/crdt/page.ts'
import { exported, planOf } from '../../helpers/export-plans.ts'
import { club, community, memberIn, namesOf, rowsOf } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { Machine, PROFILE_KEY } from '../../helpers/store.ts'
import { TestDisk } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

const IDENTITY = 'identity'

let written: DiskImage
let chapter: Club['chapter']
beforeAll(async () => {
  const here = await club()
  chapter = here.chapter
  await memberIn(here, '林曉梅')
  await here.machine.must('flush', {})
  written = await here.machine.disk.image()
})

/** The same disk after a later version worked with it. */
const LATER: readonly (readonly [what: string, change: () => Promise<TestDisk>])[] = [
  ['whose pages a newer version has brought to its own form', () => withSchema(SCHEMA + 1)],
  ['whose tables a newer version has changed', () => TestDisk.from(written.map(raised))],
]

describe.each(LATER)('Data %s', (_what, change) => {
  let machine: Machine
  let disk: TestDisk
  beforeAll(async () => {
    disk = await change()
    machine = await Machine.start({ disk })
  })

  test('can be looked at, and says why no more', async () => {
    expect(await namesOf(machine, {})).toEqual(['林曉梅'])
    expect((await community(machine)).trouble).toEqual({ code: 'data-newer' })
  })

  test('refuses changes with the same sentence, and shows nothing of them', async () => {
    const refused = await machine.command('member.create', { fields: { name: '新成員' }, chapter })
    expect(refused).toEqual({ ok: false, problem: { code: 'data-newer' } })
    expect(await namesOf(machine, {})).toEqual(['林曉梅'])
  })

  test('gives out what leaves no receipt', async () => {
    const file = await machine.must('export.measures', { language: 'en' })
    expect(file.bytes.byteLength).toBeGreaterThan(0)
  })

  test('gives lists out, and everything, and keeps their receipts beside it until it may write', async () => {
    const here = await change()
    const reading = await Machine.start({ disk: here })
    const list = await exported(reading, planOf(['name']))
    const all = await reading.must('community.writeOpen', {
      app: '1',
      name: 'Everything',
      aim: { aim: 'moving' },
      receiver: 'Mei',
    })
    await reading.must('export.end', { receipt: list.receipt, saved: true, file: 'list.csv' })
    const [member] = await rowsOf(reading)
    if (!member) throw new Error('there is nobody')
    const shownTo = async (machine: Machine) =>
      (await machine.view('exportsOf', { member: member.id })).map(({ id, state, file }) => [id, state, file])
    const both = [
      [all.receipt, 'open', ''],
      [list.receipt, 'saved', 'list.csv'],
    ]
    expect(await shownTo(reading)).toEqual(both)
    expect(await namesOfDatabases(here)).toContain('chapterhouse-held')
    const still = await reading.afterKill()
    expect(await shownTo(still)).toEqual(both)
    // The program that wrote it; its receipts are then on their page, once, however often it is started.
    const held = (await still.disk.image()).filter(({ name }) => name === 'chapterhouse-held')
    const updated = await Machine.start({ disk: await TestDisk.from([...written, ...held]) })
    expect(await shownTo(updated)).toEqual(both)
    const again = await updated.afterRestart()
    expect(await shownTo(again)).toEqual(both)
    await again.must('export.end', { receipt: all.receipt, saved: false })
    expect(await shownTo(again)).toEqual(both.slice(1))
    expect((await again.view('receipts', { range: { from: 0, count: 9 } })).total).toBe(2)
  })

  test('gives no list out where there is no room for its receipt', async () => {
    const full = await change()
    const reading = await Machine.start({ disk: full })
    full.fillUpAfter(0)
    expect(await reading.refusal('export.run', { plan: planOf(['name']), name: 'x' })).toEqual({ code: 'disk-full' })
  })

  test('is left as it was, to the last byte', async () => {
    await machine.must('flush', {})
    expect(disk.puts).toBe(0)
  })
})

test('A community that leaves this machine takes along the receipts that were held for it', async () => {
  const first = await Machine.start()
  await first.must('community.sample', { organizer: 'Mei', device: 'Mei’s laptop', language: 'en' })
  await first.must('flush', {})
  const disk = await TestDisk.from((await first.disk.image()).map(raised))
  const reading = await Machine.start({ disk })
  await exported(reading, planOf(['name']))
  expect(await namesOfDatabases(disk)).toContain('chapterhouse-held')
  await reading.must('community.removeSample', {})
  expect(await namesOfDatabases(disk)).toEqual(['chapterhouse-profile'])
})

test('Data of this version says so on the disk', async () => {
  const machine = await Machine.start({ disk: await withSchema(SCHEMA) })
  expect((await community(machine)).trouble).toBeNull()
})

/** The disk with another version noted beside this device's identity. */
async function withSchema(schema: number): Promise<TestDisk> {
  const disk = await TestDisk.from(written)
  const [name] = written.flatMap(({ name: each }) => (each.startsWith('chapterhouse-com_') ? [each] : []))
  if (name === undefined) throw new Error('there is no community on the disk')
  const db = await CommunityDb.open(name.slice('chapterhouse-'.length) as CommunityId, disk)
  const sealer = await createSealer(PROFILE_KEY)
  const sealed = await db.local(IDENTITY)
  if (!sealed) throw new Error('there is no identity on the disk')
  const identity = await openJson<object>(sealer, sealed, IDENTITY)
  expect(identity).toMatchObject({ schema: SCHEMA })
  await db.write({ local: [{ key: IDENTITY, sealed: await sealJson(sealer, { ...identity, schema }, IDENTITY) }] })
  const image = await disk.image()
  db.close()
  return TestDisk.from(image)
}

/** Dexie counts versions in tens. */
function raised(database: DiskImage[number]): DiskImage[number] {
  return database.name.startsWith('chapterhouse-com_') ? { ...database, version: database.version + 10 } : database
}

async function namesOfDatabases({ indexedDB }: TestDisk): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
}
