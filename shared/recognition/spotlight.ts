import type { MemberId } from '../domain/ids.ts'
import type { Day } from '../value/day.ts'
import type { Deed, RecognisableFacts } from './facts.ts'
import { monthOf } from './month.ts'

/** Finishing a challenge is taking part; the light is for who carried something for others. */
type Carried = Exclude<Deed, 'challenges'>

/** Somebody whom a month's light might fall on, and why. */
export interface Candidate {
  readonly member: MemberId
  /** What they did within a year. */
  readonly did: Readonly<Record<Carried | 'salons', number>>
  /** How often they were recognised within that year. */
  readonly thanked: number
  readonly score: number
}

const CARRIED = ['hosted', 'talks', 'introductions', 'ideas', 'contributions'] as const satisfies readonly Carried[]

const YEAR = 365
/** Whoever stood in the light within so many months leaves it to others. */
const REST_MONTHS = 12

/** What carrying an evening costs, against coming to one. A talk is a contribution too, and counts as the talk. */
const WEIGHTS: Readonly<Record<Carried | 'salons', number>> = {
  hosted: 3,
  talks: 3,
  introductions: 2,
  ideas: 2,
  contributions: 2,
  salons: 0.25,
}

/**
 * Who carried much within a year and was thanked little, first: the weights of what they did, divided by one more than how often
 * they were recognised. Coming alone puts nobody there.
 */
export function spotlightOn(all: Iterable<RecognisableFacts>, today: Day): Candidate[] {
  const found: Candidate[] = []
  const since = today - YEAR
  const month = monthOf(today)
  const within = (days: readonly Day[]) => days.filter((day) => day > since && day <= today).length
  for (const { member, came, did, given, spotlights } of all) {
    // Most people never carried anything; nothing of theirs has to be counted.
    if (CARRIED.every((deed) => did[deed].length === 0)) continue
    if (spotlights.some((each) => month - each < REST_MONTHS)) continue
    const talks = within(did.talks)
    const counts = {
      hosted: within(did.hosted),
      talks,
      introductions: within(did.introductions),
      ideas: within(did.ideas),
      contributions: within(did.contributions) - talks,
      salons: within(came),
    }
    const { salons, ...carried } = counts
    if (Object.values(carried).every((count) => count === 0)) continue
    const thanked = within(given)
    const sum =
      counts.hosted * WEIGHTS.hosted +
      counts.talks * WEIGHTS.talks +
      counts.introductions * WEIGHTS.introductions +
      counts.ideas * WEIGHTS.ideas +
      counts.contributions * WEIGHTS.contributions +
      salons * WEIGHTS.salons
    found.push({ member, did: counts, thanked, score: sum / (1 + thanked) })
  }
  return found.sort((a, b) => b.score - a.score || (a.member < b.member ? -1 : 1))
}
