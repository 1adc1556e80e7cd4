import * as v from 'valibot'
import { findMembers } from '../../../renderer/worker/queries/find-members.ts'
import { SegmentDesk } from '../../../renderer/worker/segments/segment-desk.ts'
import { ValueDesk } from '../../../renderer/worker/value/value-desk.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Condition, Segment } from '../../../shared/domain/segment.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import { bareCommunity } from '../../../test/helpers/bare-community.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'
import { addLedger, CHAPTERS, Finished, idOf } from './valued-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
const HERE = idOf<ChapterId>('cha', 0)

const CAME: Condition = {
  kind: 'evening', did: 'came', which: {}, times: { least: 2 }, when: { kind: 'last', days: 90 },
} // prettier-ignore
const both = (...of: Segment[]): Segment => ({ kind: 'all', of })
const not = (of: Segment): Segment => ({ kind: 'not', of })

/** Conditions of the records and of evenings, as the figures say. */
const FIELDS = both(
  { kind: 'chapter', chapters: [HERE] },
  { kind: 'field', field: 'name', test: 'contains', values: ['lin'] },
)
const SALON_ONES = both(CAME, not({ kind: 'evening', did: 'noShow', which: {}, times: { least: 1 } }))
/** Everything that has to be reckoned. */
const RECKONED = both(
  CAME,
  {
    kind: 'any',
    of: [
      { kind: 'tier', values: ['partner', 'member'] },
      { kind: 'warmTies', count: { least: 2 } },
    ],
  },
  { kind: 'spent', amount: { least: 100 }, when: { kind: 'last', days: 365 } },
)

/** Whom segments find among many members: the first time, and again after a check-in. */
export async function measureSegments(runs: number): Promise<Result[]> {
  const first = { fields: [] as number[], salons: [] as number[], reckoned: [] as number[] }
  const again: number[] = []
  const list: number[] = []
  const { tables, now, members, arrive } = sociableCommunity({
    members: MEMBERS, salons: SALONS, chapters: CHAPTERS, arrivals: 250, going: 0,
  }) // prettier-ignore
  addLedger(tables, members, now)
  const done = new Finished()
  const community = bareCommunity(
    tables,
    () => now,
    () => done.look(),
  )
  // Its code is part of the bundle here, and loaded by whoever asks in the app.
  tables.value = new ValueDesk(community)
  // What has been on screen: the register, and the answers of every evening.
  findMembers(tables, v.parse(memberQuery, { language: 'en' }))
  for (const salon of tables.salons.keys()) tables.attendance.guests(salon)
  // Tiers and ties are reckoned by their own desks, which are measured by themselves.
  const before = new SegmentDesk(community)
  await done.when(() => isReady(before, RECKONED))
  for (let run = 0; run < runs; run += 1) {
    const desk = new SegmentDesk(community)
    timed(first.fields, () => desk.look(FIELDS))
    timed(first.salons, () => desk.look(SALON_ONES))
    timed(first.reckoned, () => desk.look(RECKONED))
    const late = members[(run + 4000) * CHAPTERS]
    if (late) arrive(late)
    timed(again, () => desk.look(SALON_ONES))
    timed(list, () => findMembers(tables, v.parse(memberQuery, { language: 'en', segment: SALON_ONES })))
  }
  const of = { figure: 'segments', members: MEMBERS, unit: 'ms' } as const
  const within = (most: number) => [{ of: 'figure', most }] as const
  return [
    { ...of, title: `Whom a segment finds of ${MEMBERS.toLocaleString('en')}: a chapter, part of a name`, value: sampleOf(first.fields), aims: within(200) },
    { ...of, title: '… how often people came, and did not come after a yes', value: sampleOf(first.salons), aims: within(200) },
    { ...of, title: '… tiers, warm ties and sums, once these are reckoned', value: sampleOf(first.reckoned) },
    { ...of, title: '… evenings again after a check-in', value: sampleOf(again), aims: within(50) },
    { ...of, title: '… a list of them, in its order', value: sampleOf(list), aims: within(50) },
  ] // prettier-ignore
}

function isReady(desk: SegmentDesk, tree: Segment): boolean {
  const looked = desk.look(tree)
  return looked.ok && looked.value.state === 'ready'
}

function timed(into: number[], work: () => unknown): void {
  const begun = performance.now()
  work()
  into.push(performance.now() - begun)
}
