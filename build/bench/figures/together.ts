import { ChallengeDesk } from '../../../renderer/worker/journeys/challenge-desk.ts'
import { JourneyDesk } from '../../../renderer/worker/journeys/journey-desk.ts'
import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import { salonRecord } from '../../../shared/crdt/salon-records.ts'
import type { Challenge } from '../../../shared/domain/challenge.ts'
import type { ChallengeId, ChapterId, PageId, SeriesId } from '../../../shared/domain/ids.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'

const MEMBERS = 50_000
const CHAPTERS = 10

/**
 * Who keeps coming to the evenings of a ritual, and who is in their first hundred days, of a large community: from nothing, and
 * again after a check-in. Every salon of four years is an evening of the ritual, which is more than any community has.
 */
export function measureTogether(runs: number): Promise<Result[]> {
  const times: Record<'ritual' | 'ritualAgain' | 'journeys' | 'journeysAgain', number[]> = {
    ritual: [],
    ritualAgain: [],
    journeys: [],
    journeysAgain: [],
  }
  const { tables, now, members, arrive } = sociableCommunity({
    members: MEMBERS, salons: 2_000, chapters: CHAPTERS, arrivals: 250, going: 0,
  }) // prettier-ignore
  const series = 'ser_0000000000000001' as SeriesId
  makeRitual(tables, series)
  const challenge: Challenge = {
    id: 'chl_0000000000000001' as ChallengeId, kind: 'ritual', name: '', purpose: '', from: '2020-01-01', steps: [],
    series, forgives: 4, summary: '', created: 0, chapter: 'cha_0000000000000000' as ChapterId,
  } // prettier-ignore
  for (const salon of tables.salons.keys()) tables.attendance.guests(salon)
  for (let run = 0; run < runs; run += 1) {
    const keeps = { tables, world: { now: () => now }, wakeAt: () => undefined }
    const [challenges, journeys] = [new ChallengeDesk(keeps), new JourneyDesk(keeps)]
    const measure = (name: keyof typeof times, work: () => unknown) => {
      const begun = performance.now()
      work()
      times[name].push(performance.now() - begun)
    }
    measure('ritual', () => challenges.of(challenge))
    measure('journeys', () => [...journeys.all()])
    const late = members[(run + 4000) * CHAPTERS]
    if (late) arrive(late)
    measure('ritualAgain', () => challenges.of(challenge))
    measure('journeysAgain', () => [...journeys.all()])
    tables.heard.clear()
  }
  const of = { figure: 'together', members: MEMBERS, unit: 'ms' } as const
  return Promise.resolve([
    {
      ...of, title: 'Streaks in a ritual of 200 evenings, from nothing', value: sampleOf(times.ritual),
      aims: [{ of: 'figure', most: 200 }],
    },
    { ...of, title: '… again after a check-in', value: sampleOf(times.ritualAgain), aims: [{ of: 'figure', most: 50 }] },
    {
      ...of, title: `First hundred days among ${MEMBERS.toLocaleString('en')} members, from nothing`,
      value: sampleOf(times.journeys), aims: [{ of: 'figure', most: 200 }],
    },
    { ...of, title: '… again after a check-in', value: sampleOf(times.journeysAgain), aims: [{ of: 'figure', most: 50 }] },
  ]) // prettier-ignore
}

/** Every salon an evening of one series. */
function makeRitual(tables: Tables, series: SeriesId): void {
  for (const salon of tables.salons.values()) {
    const { id: _id, ...plain } = salon
    tables.put(
      { id: 'pag_salons' as PageId, kind: 'salons', chapter: salon.chapter },
      salon.id,
      salonRecord({ ...plain, series }),
    )
  }
}
