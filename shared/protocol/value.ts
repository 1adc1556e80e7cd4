import * as v from 'valibot'
import type { ConsentChannel } from '../domain/consent.ts'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { ChapterId, OverrideId } from '../domain/ids.ts'
import type { Overridden } from '../domain/ledger.ts'
import { TIERS, VALUE_NUMBER_NAMES } from '../domain/value.ts'
import type { Risk, Score, Stage, Tier, TierRight, ValueBasis, ValueSettings } from '../domain/value.ts'
import type { Named } from './guests.ts'
import { chapterId, memberId, range } from './selection.ts'
import type { Window } from './window.ts'

/** All settings as they should be; a right without an id is a new one. */
const valueDraft = v.object({
  numbers: v.record(v.picklist(VALUE_NUMBER_NAMES), v.number()),
  currency: v.string(),
  rates: v.pipe(
    v.array(v.object({ currency: v.string(), from: v.optional(v.string(), ''), rate: v.number() })),
    v.maxLength(500),
  ),
  rights: v.pipe(
    v.array(
      v.object({
        id: v.optional(v.string()),
        tier: v.picklist(TIERS),
        text: v.string(),
        from: v.optional(v.nullable(v.string()), null),
        until: v.optional(v.nullable(v.string()), null),
      }),
    ),
    v.maxLength(100),
  ),
})

/** Commands about how a community reckons what its members are to it. */
export const VALUE_COMMANDS = {
  'value.set': v.object({ draft: valueDraft }),
} as const

export interface ValueResults {
  'value.set': void
}

/** Views of what members are to their chapters. */
export const VALUE_VIEWS = {
  /** A chapter's members by tier, stage and field of the grid, and how they moved. */
  value: v.object({ chapter: chapterId }),
  /** What somebody is to each of their chapters, and why. */
  memberValue: v.object({ member: memberId }),
  /** Who has fallen silent, who is most worth a call first; in a chapter, or in all. */
  reconnect: v.object({ chapter: v.optional(v.nullable(chapterId), null), range }),
  /** What each tier may expect on a day. */
  tierRights: v.object({ day: v.string() }),
  /** What settings that somebody is trying out would change. */
  valueChanges: v.object({ draft: valueDraft }),
} as const

export interface ValueValues {
  value: ChapterValueView
  memberValue: MemberValueView
  reconnect: ReconnectView
  tierRights: readonly TierRight[]
  valueChanges: ValueChangesView
}

/** What somebody may expect by their tier, in the community's own words. */
export interface TierRights {
  readonly tier: Tier
  readonly texts: readonly string[]
}

/** What is worked out when somebody first asks, and how far that is. */
export type WorkedOut<Value> =
  | { readonly state: 'working'; readonly done: number; readonly of: number }
  | ({ readonly state: 'ready' } & Value)

/** What it takes to score 2, 3, 4 and 5; null where nobody reaches that. Of recency so many days ago at most, else at least. */
export interface Cuts {
  readonly kind: 'quintiles' | 'fixed'
  readonly from: readonly (number | null)[]
}

export interface ChapterCuts {
  readonly purchases: { readonly recency: Cuts; readonly frequency: Cuts; readonly money: Cuts }
  readonly engagement: { readonly recency: Cuts; readonly frequency: Cuts }
}

export interface ChapterValue {
  readonly members: number
  readonly tiers: Readonly<Record<Tier, number>>
  readonly stages: Readonly<Record<Stage, number>>
  readonly risks: Readonly<Record<Risk, number>>
  /** Only fields in which somebody stands. */
  readonly fields: Readonly<Record<ValueBasis, readonly ValueField[]>>
  readonly cuts: ChapterCuts
  /** The last twelve months, earliest first; the last one is not over. */
  readonly months: readonly MonthRow[]
  readonly movers: readonly MoverRow[]
  readonly settings: ValueSettings
  /** Purchases that add nothing to any sum, because nobody has said what their currency is worth. */
  readonly unrated: number
}

export interface ValueField {
  readonly recency: Score
  readonly frequency: Score
  readonly members: number
}

export interface MonthRow {
  readonly end: IsoDate
  readonly counts: Readonly<Record<Stage, number>>
  readonly joined: number
  readonly moves: readonly { readonly from: Stage; readonly to: Stage; readonly members: number }[]
}

/** How many of those who spent a month at a stage moved on in it, with something and without. */
export interface MoverRow {
  readonly stage: Stage
  readonly mover: 'touched' | 'introduced' | 'gave'
  readonly with: { readonly of: number; readonly moved: number }
  readonly without: { readonly of: number; readonly moved: number }
}

/** What a member is to one of their chapters, and why. */
export interface MemberValueRow {
  readonly chapter: ChapterId
  readonly tier: LabelRow<Tier>
  readonly stage: LabelRow<Stage>
  readonly risk: LabelRow<Risk>
  readonly purchases: {
    /** Null for who never bought anything. */
    readonly score: { readonly recency: Score; readonly frequency: Score; readonly money: Score } | null
    /** Days since the last one; null where it is longer ago than the community looks back. */
    readonly ago: number | null
    readonly count: number
    readonly sum: number
    readonly unrated: number
  }
  readonly engagement: {
    readonly score: { readonly recency: Score; readonly frequency: Score } | null
    readonly ago: number | null
    readonly count: number
  }
  readonly why: StageWhy
  /** In days; null for who never took part. */
  readonly rhythm: { readonly gap: number; readonly isOwn: boolean; readonly since: number } | null
  readonly cuts: ChapterCuts
  readonly settings: ValueSettings
  /** What their tier may expect today. */
  readonly rights: readonly TierRight[]
  /** When the tier became another, by the figures at the ends of months, and why; earliest first. */
  readonly history: readonly TierThenRow[]
  /** What was decided by hand, latest first; those that count no more as well. */
  readonly overrides: readonly OverrideRow[]
}

export interface TierThenRow {
  readonly end: IsoDate
  readonly tier: Tier
  readonly purchases: MemberValueRow['purchases']
}

export interface LabelRow<Value> {
  readonly value: Value
  /** What the figures say. */
  readonly computed: Value
  readonly override: OverrideRow | null
}

export interface OverrideRow {
  readonly id: OverrideId
  readonly of: Overridden
  readonly value: string
  readonly reason: string
  readonly until: IsoDate | null
  readonly at: Instant
  readonly by: string
  /** Whether it still counts. */
  readonly counts: boolean
}

/** The numbers behind a stage. */
export type StageWhy =
  | { readonly stage: 'onboarding'; readonly joined: IsoDate }
  | { readonly stage: 'activation'; readonly came: number; readonly recent: number; readonly missing: number }
  | { readonly stage: 'growth'; readonly ago: number; readonly isOverdue: boolean }
  | { readonly stage: 'retention'; readonly joined: IsoDate; readonly ago: number; readonly isOverdue: boolean }
  | { readonly stage: 'advocacy'; readonly deed: 'hosted' | 'idea' | 'introduced'; readonly on: IsoDate }

/** Somebody who has fallen silent, and what a call would save. */
export interface ReconnectRow extends Named {
  readonly chapter: ChapterId
  readonly hint: string
  readonly risk: Risk
  readonly tier: Tier
  /** Evenings and contributions in the year before they fell silent. */
  readonly year: number
  readonly gap: number
  readonly isOwn: boolean
  readonly since: number
  /** The warmest tie who could call; null where nobody is. */
  readonly caller: (Named & { readonly level: 'strong' | 'warm' | 'faint'; readonly shared: number }) | null
  /** Ways of reaching them that are known and not withdrawn. */
  readonly channels: readonly ConsentChannel[]
  /** When somebody last got in touch with them. */
  readonly touched: Instant | null
}

export type ReconnectView = WorkedOut<Window<ReconnectRow>>
export type ChapterValueView = WorkedOut<ChapterValue>
export type MemberValueView = WorkedOut<{ readonly chapters: readonly MemberValueRow[] }>

/** What other settings would change. */
export type ValueChangesView = WorkedOut<{
  /** People of whom anything would change, and the first of them by name. */
  readonly members: number
  readonly names: readonly string[]
  readonly tiers: readonly ChangeRow<Tier>[]
  readonly stages: readonly ChangeRow<Stage>[]
  readonly risks: readonly ChangeRow<Risk>[]
}>

export interface ChangeRow<Value> {
  readonly from: Value
  readonly to: Value
  readonly members: number
}
