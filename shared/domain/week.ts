import type { Instant } from './dates.ts'

/** What can be asked of somebody who runs a community; of two that press alike, the kind named first comes first. */
export const WEEK_KINDS = [
  'call',
  'seats',
  'guests',
  'plan',
  'thank',
  'introduce',
  'followUps',
  'journey',
  'answer',
  'tasks',
  'close',
  'sync',
  'backup',
  'decisions',
  'review',
] as const
export type WeekKind = (typeof WEEK_KINDS)[number]

/** `now`: somebody is let down if it waits; `week`: it should be done this week; `anytime`: it does good whenever it is done. */
export const WEEK_LEVELS = ['now', 'week', 'anytime'] as const
export type WeekLevel = (typeof WEEK_LEVELS)[number]

/** Something to do, without what it is about. */
export interface WeekCandidate {
  readonly kind: WeekKind
  /** Names it from one look to the next. */
  readonly key: string
  readonly level: WeekLevel
  /** Among those of its kind and level; the smallest first. */
  readonly order: number
}

/** Somebody said "not this week". What has become more pressing since then comes back before its time. */
export interface PutOff {
  readonly until: Instant
  readonly level: WeekLevel
}

/** What an evening lacks, in the order in which it is asked about. */
export const LACKS = ['host', 'venue', 'runSheet'] as const
export type Lack = (typeof LACKS)[number]
