import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, PointsId } from '../domain/ids.ts'
import type { PointsLine } from '../domain/points-ledger.ts'
import { EARNED_FOR } from '../domain/points.ts'
import type { EarnedFor, PointsSettings, Reward } from '../domain/points.ts'
import type { FileToSave } from './files.ts'
import type { Named } from './guests.ts'
import { chapterId, entryId, feedbackId, isoDay, language, memberId } from './selection.ts'
import type { WorkedOut } from './value.ts'

const day = v.optional(v.nullable(isoDay), null)
const count = v.optional(v.nullable(v.number()), null)

/** How points are earned and spent, as a form has it; null where a field was left empty. */
const pointsDraft = v.object({
  rules: v.pipe(
    v.array(v.object({ on: v.picklist(EARNED_FOR), from: isoDay, amount: v.number(), cap: count })),
    v.maxLength(500),
  ),
  rewards: v.pipe(
    v.array(
      v.object({
        id: v.optional(v.string()),
        text: v.string(),
        price: v.number(),
        from: day,
        until: day,
        stock: count,
      }),
    ),
    v.maxLength(500),
  ),
})

export const POINTS_COMMANDS = {
  /** By hand; `amount` below zero takes away. */
  'points.give': v.object({
    member: memberId,
    chapter: chapterId,
    amount: v.number(),
    reason: v.string(),
    /** The idea that they are given for. */
    source: v.optional(v.nullable(feedbackId), null),
  }),
  'points.redeem': v.object({ member: memberId, chapter: chapterId, reward: entryId }),
  /** Writes a line against another: `line` is the key of what a rule gave, or the id of an entry. */
  'points.takeBack': v.object({ member: memberId, chapter: chapterId, line: v.string(), reason: v.string() }),
  /** The lines of a member's points as a CSV file. */
  'export.points': v.object({ member: memberId, language }),
  /** Rules and rewards of the community. */
  'points.set': v.object({ draft: pointsDraft }),
} as const

export interface PointsResults {
  'points.give': { readonly points: PointsId }
  'points.redeem': { readonly points: PointsId }
  'points.takeBack': { readonly points: PointsId }
  'export.points': FileToSave & { readonly rows: number }
  'points.set': void
}

export const POINTS_VIEWS = {
  /** A member's points; the latest `most` lines of them. */
  points: v.object({ member: memberId, most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)) }),
  /** Rules, rewards and what waits for a decision. */
  pointsBook: v.object({}),
  /** What rules and rewards that somebody is trying out would give. */
  pointsChanges: v.object({ draft: pointsDraft }),
} as const

export interface PointsValues {
  points: PointsView
  pointsBook: PointsBook
  pointsChanges: PointsChangesView
}

export interface PointsView {
  /** In each chapter where there ever were any. */
  readonly balances: readonly { readonly chapter: ChapterId; readonly balance: number }[]
  /** Latest first. */
  readonly lines: readonly PointsRow[]
  readonly total: number
  /** What can be had now in each of the member's chapters, cheapest first. */
  readonly rewards: readonly RewardOffer[]
}

export interface PointsRow extends Omit<PointsLine, 'from'> {
  readonly kind: 'earned' | 'given' | 'redeemed' | 'back'
  /** What a rule gave them for; null for what somebody wrote. */
  readonly on: EarnedFor | null
  /** The evening, the contribution, the idea; the reason that was given, the reward that was had. */
  readonly what: string
  /** '' for what a rule gave. */
  readonly by: string
}

export interface RewardOffer {
  readonly id: Reward['id']
  readonly chapter: ChapterId
  readonly text: string
  readonly price: number
  /** How many are left; null where there is no end to them. */
  readonly left: number | null
  readonly affordable: boolean
}

export interface PointsBook {
  readonly settings: PointsSettings
  /** What was had of each reward and is not taken back, over all chapters known here. */
  readonly had: Readonly<Record<string, number>>
  /** More was given in a chapter than there was: two devices gave the last one. */
  readonly overdrawnRewards: readonly { readonly text: string; readonly chapter: ChapterId; readonly beyond: number }[]
  /** Members who spent more than they have. */
  readonly overdrawn: readonly Overdrawn[]
}

export interface Overdrawn extends Named {
  readonly chapter: ChapterId
  readonly balance: number
  /** What they had, latest first: what may be taken back. */
  readonly had: readonly {
    readonly key: string
    readonly text: string
    readonly amount: number
    readonly at: Instant
    readonly by: string
  }[]
}

/** How far it is counts evenings and members that were read. */
export type PointsChangesView = WorkedOut<PointsChanges>

export interface PointsChanges {
  /** Members whose points would be others than now, and by how much together. */
  readonly members: number
  readonly more: number
  readonly less: number
  readonly names: readonly string[]
  /** How many of them would have spent more than they have. */
  readonly overdrawn: number
}
