import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, LinkId, MemberId, SourceId } from '../domain/ids.ts'
import type { Link } from '../domain/link.ts'
import { LANES } from '../domain/matching.ts'
import type { Lane, Reason } from '../domain/matching.ts'
import { MEMBER_FIELDS } from '../domain/member.ts'
import type { Told } from '../domain/told.ts'
import { linkId, memberId, range, sourceId } from './selection.ts'
import type { Window } from './window.ts'

const pair = v.tuple([memberId, memberId])

const picks = v.optional(v.record(v.picklist(MEMBER_FIELDS), memberId), {})

const lane = v.optional(v.picklist(LANES))

const source = v.optional(v.nullable(sourceId))

export const PEOPLE_COMMANDS = {
  /** Looks for people who stand on the roster twice; progress and findings are the view `review`. */
  'people.match': v.object({}),
  'people.stopMatching': v.object({}),
  /**
   * Says that records are one person. `picks` names per field whose value counts; without one the older record's value
   * does, and lists are united. Members named may be merged people already.
   */
  'people.merge': v.object({ members: v.pipe(v.array(memberId), v.minLength(2)), picks, lane }),
  /** Merges every undecided pair of a lane that `only` names, or all of it; answers with a batch that can be undone. */
  'people.mergeLane': v.object({ lane: v.picklist(['safe', 'choose']), only: v.optional(v.array(pair)), source }),
  /** Says that two are different people; remembered, and never asked again. */
  'people.apart': v.object({ pairs: v.pipe(v.array(pair), v.minLength(1)) }),
  /** Forgets a decision that two are different people. */
  'people.reconsider': v.object({ link: linkId }),
  /** Takes one record out of a merged person; it gets back its own rows, edits and evenings. */
  'people.split': v.object({ member: memberId, part: memberId }),
  /** Whose value of a field counts for a merged person; `part` null leaves it to the usual rule. */
  'people.pick': v.object({ member: memberId, field: v.picklist(MEMBER_FIELDS), part: v.nullable(memberId) }),
  /** Takes back all merges of a batch that still stand. */
  'people.undoBatch': v.object({ batch: v.string() }),
  /** Gives what was added while two were one person to one of them, or to nobody. `item` as `MemberView.added` names it. */
  'people.assign': v.object({ member: memberId, item: v.string(), to: v.nullable(memberId) }),
} as const

export interface PeopleResults {
  'people.match': ReviewCounts
  'people.stopMatching': void
  'people.merge': { readonly member: MemberId }
  'people.mergeLane': { readonly batch: string; readonly merged: number }
  'people.apart': void
  'people.reconsider': void
  'people.split': void
  'people.pick': void
  'people.undoBatch': { readonly undone: number }
  'people.assign': void
}

export const PEOPLE_VIEWS = {
  /** Pairs that may be one person, lane by lane; of one roster's rows, or of everybody. */
  review: v.object({ source: v.optional(v.nullable(sourceId)), lane: v.picklist(LANES), range }),
  /** Two members side by side, and what they would be as one. */
  pair: v.object({ a: memberId, b: memberId, picks: v.optional(v.record(v.string(), memberId), {}) }),
  /** Merges that stand, newest first; of one batch, or all. */
  merges: v.object({ batch: v.optional(v.nullable(v.string())), range }),
  /** Pairs that somebody said are different people, newest first. */
  apart: v.object({ range }),
} as const

export interface PeopleValues {
  review: ReviewView
  pair: PairView | null
  merges: Window<MergeRow>
  apart: Window<ApartRow>
}

/** How many pairs each lane holds. `safe` counts those merged by default where a person asked for that. */
export type ReviewCounts = Readonly<Record<Lane, number>>

/** Where looking for people who stand on the roster twice has got to. */
export type MatchJob =
  /** Nobody has looked since the app started. */
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  /** `stale`: members have been added or changed since. */
  | { readonly state: 'ready'; readonly at: Instant; readonly stale: boolean }

export interface ReviewView extends Window<PairRow> {
  readonly job: MatchJob
  /** Undecided pairs in each lane. */
  readonly counts: ReviewCounts
  /** Merges that stand: of the source asked for, or of everybody. */
  readonly merged: number
}

/** A pair in the list of a lane; `a` was here first, so that its values count where nobody picks. */
export interface PairRow {
  readonly a: PairSide
  readonly b: PairSide
  readonly lane: Lane
  /** From 0 to 1. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

export interface PairSide {
  readonly id: MemberId
  readonly name: string
  readonly reading: string
  readonly chapters: readonly ChapterId[]
  readonly archived: boolean
}

export interface PairView extends PairRow {
  /** In the order of the member page; only fields in which at least one side has something. */
  readonly fields: readonly PairField[]
  /** Where each side came from, newest first. */
  readonly origins: { readonly a: readonly PairOrigin[]; readonly b: readonly PairOrigin[] }
  readonly attended: { readonly a: number; readonly b: number; readonly together: number }
  /** Who said before that they are one person or two, where such a decision stands or was taken back. */
  readonly decided: readonly {
    readonly kind: Link['kind']
    readonly by: string
    readonly at: Instant
    readonly voided: boolean
  }[]
}

export interface PairOrigin {
  /** The roster's name; null for somebody entered by hand. */
  readonly source: { readonly id: SourceId; readonly name: string; readonly line: number } | null
  readonly by: string
  readonly at: Instant
}

/** One line of two members side by side. */
export interface PairField {
  /** A member field, `tags`, `interests`, `notes`, `chapters`, `consent:<key>`. */
  readonly field: string
  readonly a: string
  readonly b: string
  /** As it would be; lists as labels joined by `、`. */
  readonly merged: string
  /** Values that stay known beside the one that counts: another name, a third telephone number. */
  readonly also: readonly string[]
  /**
   * `same`: equal, or equal once written alike; `one`: only one side has it; `both`: a list, or a second telephone or
   * address, takes both in; `differs`: one has to give way; `refusal`: consents differ and the refusal counts.
   */
  readonly state: 'same' | 'one' | 'both' | 'differs' | 'refusal'
  /** Whose value counts, where only one does. */
  readonly from: 'a' | 'b' | null
  /** That the person themself said what a side has, or that nothing is to stand there; null also for what gathers several values. */
  readonly told: { readonly a: Told | null; readonly b: Told | null }
}

export interface MergeRow {
  readonly link: LinkId
  /** The person as they are now. */
  readonly member: MemberId
  readonly name: string
  readonly a: { readonly id: MemberId; readonly name: string }
  readonly b: { readonly id: MemberId; readonly name: string }
  readonly how: Link['how']
  readonly lane: Lane | null
  readonly reasons: readonly Reason[]
  readonly by: string
  readonly mine: boolean
  readonly at: Instant
}

export interface ApartRow {
  readonly link: LinkId
  readonly a: { readonly id: MemberId; readonly name: string }
  readonly b: { readonly id: MemberId; readonly name: string }
  readonly by: string
  readonly mine: boolean
  readonly at: Instant
}
