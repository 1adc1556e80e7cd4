import type { Instant } from '../domain/dates.ts'
import type { MemberId } from '../domain/ids.ts'
import { USUAL_TIES } from '../domain/tie-numbers.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'
import { dayOf } from './tie.ts'
import type { Tie, TieLevel } from './tie.ts'

/** Somebody whom one might introduce to somebody else. */
export interface Stranger {
  readonly member: MemberId
  /** What both care about. */
  readonly interests: readonly string[]
  /** Whom both know warmly, the warmest for both first. */
  readonly friends: readonly MemberId[]
  /** One of the two knows few people, and the other knows many. */
  readonly helps: boolean
}

/** What somebody is worth introducing for. */
export interface IntroductionIdea extends Stranger {
  readonly score: number
}

/** An interest that everybody has tells less than a rare one: a share of this counts half. */
const COMMON_SHARE = 0.2
const FRIEND = 1
/** The second common friend tells less than the first, the fifth nothing. */
const FRIENDS_COUNTED = 4
/** Where one of them needs it and the other can open doors. */
const HELPS = 0.75

/**
 * Whom to introduce somebody to, best first; only who shares an interest or a friend is worth an idea. `shareOf` says what
 * share of people has an interest, from 0 to 1.
 */
export function introductionIdeas(
  strangers: Iterable<Stranger>,
  shareOf: (interest: string) => number,
): IntroductionIdea[] {
  const ideas: IntroductionIdea[] = []
  for (const stranger of strangers) {
    const { interests, friends, helps } = stranger
    if (interests.length === 0 && friends.length === 0) continue
    const shared = interests.reduce((sum, interest) => sum + COMMON_SHARE / (COMMON_SHARE + shareOf(interest)), 0)
    const through = friends.slice(0, FRIENDS_COUNTED).reduce((sum, _friend, index) => sum + FRIEND / (index + 1), 0)
    ideas.push({ ...stranger, score: shared + through + (helps ? HELPS : 0) })
  }
  return ideas.sort((a, b) => b.score - a.score || (a.member < b.member ? -1 : 1))
}

/**
 * What became of an introduction. `fresh`: too early to say. `held`: they have met again, and their tie is warm. `faded`: they
 * have not, or it no longer is.
 */
export interface Outcome {
  readonly state: 'fresh' | 'held' | 'faded'
  /** Times at which they were together afterwards. */
  readonly again: number
  /** How warm their tie is now; null where nothing is left that counts. */
  readonly level: TieLevel | null
}

/** What became of an introduction at `at`, of two who were together at `times` (that one included or not) and are tied so now. */
export function outcomeOf(
  at: Instant,
  times: readonly Instant[],
  tie: Pick<Tie, 'level'> | undefined,
  now: Instant,
  { meetAgainDays }: Pick<TieNumbers, 'meetAgainDays'> = USUAL_TIES,
): Outcome {
  const again = times.filter((time) => dayOf(time) > dayOf(at)).length
  const level = tie?.level ?? null
  const isWarm = level !== null && level !== 'faint'
  const state =
    again > 0 && isWarm ? 'held' : again === 0 && dayOf(now) - dayOf(at) <= meetAgainDays ? 'fresh' : 'faded'
  return { state, again, level }
}
