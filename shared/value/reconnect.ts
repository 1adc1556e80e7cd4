import type { MemberId } from '../domain/ids.ts'
import { TIERS } from '../domain/value.ts'
import type { TieLevel } from '../ties/tie.ts'
import type { ChapterBook, MemberValue } from './chapter-book.ts'
import { upTo } from './day.ts'

/** What a chapter would lose with somebody who has fallen silent. */
export interface Reconnect {
  readonly member: MemberId
  /** Evenings and contributions in the year before they fell silent: what a call would save. */
  readonly year: number
  /** How likely a call still helps, from 1 to 0: half as likely with every five of their own gaps that passed. */
  readonly hope: number
  /** How much more than a stranger's a call would weigh, from 1 to 2: who knows them best. */
  readonly weight: number
  /** What the list is ordered by. */
  readonly worth: number
}

const YEAR = 365
const HALVES_AFTER = 5
/** A tier counts like so many evenings a year. */
const TIER_WORTH = 4
/** A friend's call is worth two of somebody whom they hardly know. */
const CALLER_WEIGHT: Readonly<Record<TieLevel, number>> = { strong: 2, warm: 1.5, faint: 1 }

/**
 * What a call would save of somebody who is cooling or at risk; null of everybody else. It is worth the evenings and contributions
 * of their last year, with four for each tier above potential, times the hope that is left, times what a call weighs of the one
 * who knows them best.
 */
export function reconnectOf(
  book: ChapterBook,
  { facts, rhythm, tier, engagement, risk }: MemberValue,
  warmestOf: (member: MemberId) => TieLevel | null = () => null,
): Reconnect | null {
  if (risk.value === 'steady' || !rhythm || engagement.last === null) return null
  const { last } = engagement
  const within = (days: readonly number[]) => upTo(days, book.today) - upTo(days, last - YEAR)
  const year = within(facts.came) + within(facts.gave)
  const hope = 0.5 ** (rhythm.since / rhythm.gap / HALVES_AFTER)
  const weight = CALLER_WEIGHT[warmestOf(facts.member) ?? 'faint']
  const worth = (year + TIER_WORTH * TIERS.indexOf(tier.value)) * hope * weight
  return { member: facts.member, year, hope, weight, worth }
}

/** The most worth a call first; of two who are worth as much, in an order that every device has. */
export function mostWorthFirst(a: Reconnect, b: Reconnect): number {
  return b.worth - a.worth || (a.member < b.member ? -1 : a.member > b.member ? 1 : 0)
}
