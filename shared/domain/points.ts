import type { IsoDate } from './dates.ts'
import type { EntryId, PointsId } from './ids.ts'
import type { Fact } from './ledger.ts'

/**
 * Points that somebody gave, spent or took back, on `ledger` pages. What the community's rules give is not written: it is read
 * from what happened, so that it is the same on every device and is never given twice.
 */
export interface PointsEntry extends Fact {
  readonly id: PointsId
  /** Whole points; below zero for what was spent or taken back, never zero. */
  readonly amount: number
  readonly reason: string
  /** What they were spent on: the id of a reward. */
  readonly reward?: string
  /** The record that they were given for, such as an idea. */
  readonly source?: string
  /** Names the line that this one takes back: the id of an entry, or the key of what a rule gave. */
  readonly of?: string
}

/** More is a typing error; so many points at once say nothing any more. */
export const POINTS_LIMIT = 1_000_000

/** What points can be earned for. */
export const EARNED_FOR = ['attended', 'hosted', 'talk', 'contribution', 'adopted', 'introduced'] as const
export type EarnedFor = (typeof EARNED_FOR)[number]

/** What is given for something from a day on, until a later rule for the same; nothing where the amount is 0. */
export interface PointsRule {
  readonly on: EarnedFor
  readonly from: IsoDate
  readonly amount: number
  /** The most that one member gets by it in one month and chapter; absent where nobody set any. */
  readonly cap?: number
}

/** Something that a member can have for points. */
export interface Reward {
  readonly id: EntryId
  readonly text: string
  readonly price: number
  /** The first and the last day on which it can be had. */
  readonly from?: IsoDate
  readonly until?: IsoDate
  /** How many there are in each chapter; absent where there is no end to them. */
  readonly stock?: number
}

/** How a community rewards its members with points. */
export interface PointsSettings {
  readonly rules: readonly PointsRule[]
  readonly rewards: readonly Reward[]
}

export const NO_POINTS: PointsSettings = { rules: [], rewards: [] }
