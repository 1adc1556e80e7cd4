import * as v from 'valibot'
import { findMembers } from '../../../renderer/worker/queries/find-members.ts'
import { chapterValue } from '../../../renderer/worker/value/chapter-value.ts'
import { memberValue } from '../../../renderer/worker/value/member-value.ts'
import { ValueDesk } from '../../../renderer/worker/value/value-desk.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'
import { addLedger, CHAPTERS, Finished, idOf } from './valued-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
/** Of somebody who does not wait for anything else. */
const WITHIN_MS = 10_000

/** What members of a large community are to their chapters: all of it, and again after a check-in. */
export async function measureValue(runs: number): Promise<Result[]> {
  const [all, again]: [number[], number[]] = [[], []]
  const warm = { grid: [] as number[], member: [] as number[], list: [] as number[] }
  const { tables, now, members, arrive } = sociableCommunity({
    members: MEMBERS, salons: SALONS, chapters: CHAPTERS, arrivals: 250, going: 0,
  }) // prettier-ignore
  addLedger(tables, members, now)
  for (let run = 0; run < runs; run += 1) {
    const done = new Finished()
    const desk = new ValueDesk({
      tables,
      world: { now: () => now },
      publish: () => done.look(),
      wakeAt: () => undefined,
    })
    const begun = performance.now()
    const chapter = idOf<ChapterId>('cha', 0)
    await done.when(() => desk.bring() === null)
    chapterValue(desk, chapter)
    all.push(performance.now() - begun)
    const late = members[(run + 4000) * CHAPTERS]
    if (late) arrive(late)
    const ticked = performance.now()
    chapterValue(desk, chapter)
    again.push(performance.now() - ticked)
    // The register has been on screen.
    findMembers(tables, v.parse(memberQuery, { language: 'en' }))
    const field = { basis: 'engagement', recency: 5, frequency: 5 } as const
    const query = v.parse(memberQuery, { language: 'en', value: { chapter, field } })
    timed(warm.grid, () => chapterValue(desk, idOf<ChapterId>('cha', 1)))
    timed(warm.member, () => memberValue({ tables }, desk, members[run * CHAPTERS] ?? idOf('mem', 0)))
    timed(warm.list, () => findMembers(tables, query))
    tables.heard.clear()
  }
  const of = { figure: 'value', members: MEMBERS, unit: 'ms' } as const
  return [
    {
      ...of, title: `What ${MEMBERS.toLocaleString('en')} members are to their chapters, from nothing`, value: sampleOf(all),
      aims: [{ of: 'figure', most: WITHIN_MS }],
    },
    { ...of, title: '… a chapter again after a check-in', value: sampleOf(again), aims: [{ of: 'figure', most: 50 }] },
    { ...of, title: '… the grid and the stages of a chapter, warm', value: sampleOf(warm.grid), aims: WARM },
    { ...of, title: '… one member with the tiers of a year, warm', value: sampleOf(warm.member), aims: WARM },
    { ...of, title: '… the members of one field of the grid, warm', value: sampleOf(warm.list), aims: WARM },
  ] // prettier-ignore
}

/** What the store may take of the 200 ms within which a screen is painted. */
const WARM = [{ of: 'figure', most: 120 }] as const

function timed(into: number[], work: () => unknown): void {
  const begun = performance.now()
  work()
  into.push(performance.now() - begun)
}
