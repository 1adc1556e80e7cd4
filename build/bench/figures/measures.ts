import { measuresView } from '../../../renderer/worker/measures/measures-view.ts'
import { tieDesk } from '../../../renderer/worker/ties/tie-desk.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { bareCommunity } from '../../../test/helpers/bare-community.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'
import { addLedger, CHAPTERS, Finished, idOf } from './valued-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
/** Of somebody who does not wait for anything else. */
const WITHIN_MS = 10_000

/** The measures of a large community: all of it, and again after a check-in, connection health among them. */
export async function measureMeasures(runs: number): Promise<Result[]> {
  const [all, chapter, everything]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < runs; run += 1) {
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
    // Ties are gone through by their own desk, which is measured by itself.
    await tieDesk(community).ready()
    const ask = (of: ChapterId | null) => measuresView(community, { chapter: of, period: 'quarter' })
    const begun = performance.now()
    await done.when(() => ask(null).state === 'ready')
    all.push(performance.now() - begun)
    const here = idOf<ChapterId>('cha', 0)
    for (const [into, of, offset] of [
      [chapter, here, 3000],
      [everything, null, 4000],
    ] as const) {
      const late = members[(run + offset) * CHAPTERS]
      if (late) arrive(late)
      const ticked = performance.now()
      ask(of)
      into.push(performance.now() - ticked)
    }
  }
  const of = { figure: 'measures', members: MEMBERS, unit: 'ms' } as const
  return [
    {
      ...of, title: `Measures of ${MEMBERS.toLocaleString('en')} members, from nothing`, value: sampleOf(all),
      aims: [{ of: 'figure', most: WITHIN_MS }],
    },
    { ...of, title: '… of a chapter again after a check-in', value: sampleOf(chapter), aims: [{ of: 'figure', most: 50 }] },
    { ...of, title: '… of all chapters again after a check-in', value: sampleOf(everything), aims: [{ of: 'figure', most: 50 }] },
  ] // prettier-ignore
}
