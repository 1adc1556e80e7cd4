import { describe, expect, test } from 'vitest'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { club, community, importInto, rosterFile } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { neverQuiet } from '../../helpers/never-quiet.ts'
import { Machine } from '../../helpers/store.ts'
import { rowsIn } from '../../helpers/test-disk.ts'
import type { Refusal } from '../../helpers/test-disk.ts'

neverQuiet()

const brief = { histories: false } as const

/** People by number, each with a telephone and an address of their own; in another `city` the list is a newer version. */
function roster(city: string, ...ranges: readonly (readonly [from: number, to: number])[]): string {
  const lines = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from }, (_, index) => {
      const number = 251_300 + (from + index) * 7
      return `成員${number},0912${number},m${number}@example.tw,${city}`
    }),
  )
  return ['姓名,手機,電郵,城市', ...lines, ''].join('\n')
}

interface Prepared extends Club {
  readonly first: SourceId
  /** Everything there is comes in multiples of this; large enough, and an import takes several turns. */
  readonly size: number
}

/** A community with two rosters, so that the newer version of one merges with the other and updates itself. */
async function prepared(size: number): Promise<Prepared> {
  const taipei = await club()
  const { source: first } = await importInto(taipei, roster('台北', [0, 6 * size]))
  await importInto(taipei, roster('高雄', [900, 900 + size]))
  return { ...taipei, first, size }
}

/** The newer version: two thirds of it go on, the rest is new, and half of that stands on the other roster already. */
async function newer({ machine, chapter, first, size }: Prepared): Promise<CommandInput<'roster.import'>> {
  const text = roster('台中', [0, 4 * size], [900, 900 + 2 * size])
  const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(text) })
  return { draft, name: '新版', chapter, mapping: [...mapping], updates: first }
}

describe('An import that updates, adds and merges', () => {
  test('does all of it', async () => {
    const here = await prepared(5)
    const summary = await here.machine.must('roster.import', await newer(here))
    expect(summary).toMatchObject({ members: 10, update: { changed: 20, gone: 10 }, matches: { safe: 5 } })
    expect(await community(here.machine)).toMatchObject({ members: 40 })
  })

  test.each(['preparing', 'matching', 'writing'] as const)('leaves nothing of it when it is cancelled while %s', async (step) => {
    const here = await prepared(30)
    const { machine } = here
    const input = await newer(here)
    const [before, image] = [await dumpOf(machine, brief), await machine.disk.image()]
    const job = machine.watch('importJob', {})
    const running = machine.command('roster.import', input)
    await job.until((value) => value.state === 'running' && value.step === step)
    await machine.must('roster.cancel', { draft: input.draft })
    expect(await running).toEqual({ ok: false, problem: { code: 'cancelled' } })
    expect(await dumpOf(machine, brief)).toEqual(before)
    expect(await machine.disk.image()).toEqual(image)
    expect((await machine.view('merges', { range: { from: 0, count: 9 } })).total).toBe(0)
    expect(await machine.must('roster.import', input)).toMatchObject({ members: 60, matches: { safe: 30 } })
  }) // prettier-ignore

  test.each(['at the put', 'at the commit'] as const satisfies Refusal[])('leaves nothing of it on a disk that fills up at any record (%s)', async (refusal) => {
    const here = await prepared(5)
    const { machine } = here
    const input = await newer(here)
    const [before, image] = [await dumpOf(machine, brief), await machine.disk.image()]
    let refused = 0
    for (;;) {
      machine.disk.fillUpAfter(refused, refusal)
      const result = await machine.command('roster.import', input)
      if (result.ok) break
      refused += 1
      expect(result.problem).toEqual({ code: 'disk-full' })
      expect(await dumpOf(machine, brief)).toMatchObject(before as object)
      expect(await machine.disk.image()).toEqual(image)
    }
    machine.disk.makeRoom()
    expect(refused).toBeGreaterThan(9)
    expect(await community(machine)).toMatchObject({ members: 40 })
    expect(await dumpOf(await machine.afterKill(), brief)).toEqual(await dumpOf(machine, brief))
  }) // prettier-ignore

  test('is there whole or not at all after the power went between any two writes', async () => {
    const here = await prepared(5)
    const start = await here.machine.disk.image()
    const before = await dumpOf(here.machine, brief)
    const { id } = await community(here.machine)
    let writes = 0
    for (;;) {
      const machine = await Machine.onDisk(start, here.machine)
      const input = await newer({ ...here, machine })
      machine.disk.losePowerAfter(writes)
      const result = await machine.command('roster.import', input)
      const again = await machine.afterKill()
      expect(await dumpOf(again, brief), `${writes} writes`).toEqual(result.ok ? await dumpOf(machine, brief) : before)
      const pages = rowsIn(await again.disk.image(), id, 'pages')
      expect(pages.filter((row) => JSON.stringify(row).includes('pending'))).toEqual([])
      if (result.ok) break
      writes += 1
    }
    expect(writes).toBeGreaterThan(2)
  })
})

test('A roster is taken back whole or not at all, on a disk that fills up at any record', async () => {
  const here = await prepared(5)
  const { machine } = here
  const { source } = await machine.must('roster.import', await newer(here))
  const [before, image] = [await dumpOf(machine, brief), await machine.disk.image()]
  let refused = 0
  for (;;) {
    machine.disk.fillUpAfter(refused)
    const result = await machine.command('source.takeBack', { source })
    machine.disk.makeRoom()
    if (result.ok) break
    refused += 1
    expect(result.problem).toEqual({ code: 'disk-full' })
    expect(await dumpOf(machine, brief)).toMatchObject(before as object)
    expect(await machine.disk.image()).toEqual(image)
  }
  expect(refused).toBeGreaterThan(3)
  expect(await community(machine)).toMatchObject({ members: 35 })
  expect(await dumpOf(await machine.afterKill(), brief)).toEqual(await dumpOf(machine, brief))
})
