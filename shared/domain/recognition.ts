import type { RecognitionId, RuleId, SalonId } from './ids.ts'
import { isId } from './ids.ts'
import type { Fact } from './ledger.ts'

/** How somebody was seen: told so, handed a card, sent a picture, or given the badge and nothing else. */
export const GIVEN_HOWS = ['said', 'card', 'picture', 'badge'] as const
export type GivenHow = (typeof GIVEN_HOWS)[number]

/**
 * What else is written down where somebody is owed something. `passed`: it was decided to let it pass. `excused`: a month
 * without a salon that breaks no streak, because they were ill or away. `owed`: it is due, though it was reached before anybody
 * recognised such things.
 */
export const RECOGNITION_HOWS = [...GIVEN_HOWS, 'passed', 'excused', 'owed'] as const
export type RecognitionHow = (typeof RECOGNITION_HOWS)[number]

/** The motifs of badges, as they are drawn; each means something, and a rule may choose any. */
export const BADGES = [
  'sprout',
  'lantern',
  'cup',
  'book',
  'bridge',
  'pine',
  'plum',
  'mountain',
  'wave',
  'star',
  'bell',
  'knot',
  'cake',
  'sun',
] as const
export type Badge = (typeof BADGES)[number]

/** Somebody was seen, or it was let pass; a fact on a ledger page. */
export interface Recognition extends Fact {
  readonly id: RecognitionId
  /** What for, as `occasionKey` writes it: once this stands for somebody it is never due again. */
  readonly what: string
  readonly how: RecognitionHow
  /** What was said or written; the reason where it was let pass or excused. '' for nothing. */
  readonly words: string
  readonly badge?: Badge
  /** The evening at which it was given. */
  readonly salon?: SalonId
}

/** The rules that every community has. */
export const USUAL_RULES = [
  'joined',
  'birthday',
  'salons',
  'streak',
  'talks',
  'ideas',
  'introductions',
  'challenges',
] as const
export type UsualRule = (typeof USUAL_RULES)[number]

/**
 * What no rule makes due: a word of thanks for anything, the spotlight of a month (its number is the month, 202611), and a
 * month in which somebody is excused (likewise).
 */
export const FREE_OCCASIONS = ['thanks', 'spotlight', 'excused'] as const
export type FreeOccasion = (typeof FREE_OCCASIONS)[number]

/** What somebody is recognised for: the fifth (`number`) of what a rule counts, or the year of a birthday. */
export interface Occasion {
  readonly of: UsualRule | RuleId | FreeOccasion
  readonly number: number
}

/** `salons:10` */
export function occasionKey({ of, number }: Occasion): string {
  return `${of}:${number}`
}

/** Null for what this version does not know. */
export function readOccasion(text: string): Occasion | null {
  const [head = '', digits = ''] = text.split(':')
  const of = isId('rul', head) ? head : [...USUAL_RULES, ...FREE_OCCASIONS].find((known) => known === head)
  return of !== undefined && /^\d{1,6}$/.test(digits) ? { of, number: Number(digits) } : null
}

export function isGiven(how: RecognitionHow): how is GivenHow {
  return GIVEN_HOWS.some((known) => known === how)
}
