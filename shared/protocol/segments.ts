import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { ChallengeId, ChapterId, MemberId, SalonId, SegmentId, SeriesId, SourceId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import type { Segment } from '../domain/segment.ts'
import { segmentId } from './record-ids.ts'
import { language } from './selection.ts'
import { segmentTree } from './segment-tree.ts'

export const SEGMENT_COMMANDS = {
  'segment.create': v.object({ name: v.string(), tree: segmentTree }),
  'segment.update': v.object({
    segment: segmentId,
    name: v.optional(v.string()),
    tree: v.optional(segmentTree),
  }),
  /** Makes another that says the same. */
  'segment.duplicate': v.object({ segment: segmentId, name: v.string() }),
  /** Refused while another segment or an export is made of it. */
  'segment.delete': v.object({ segment: segmentId }),
} as const

export interface SegmentResults {
  'segment.create': { readonly segment: SegmentId }
  'segment.update': void
  'segment.duplicate': { readonly segment: SegmentId }
  'segment.delete': void
}

export const SEGMENT_VIEWS = {
  /** Saved segments by name, with how many each finds. */
  segments: v.object({}),
  /** Whom a segment finds that is being made, the first of them by name. */
  segmentFinds: v.object({ tree: segmentTree, language }),
  /** What conditions can be about, for choosing from. */
  segmentChoices: v.object({}),
} as const

export interface SegmentValues {
  segments: readonly SegmentRow[]
  segmentFinds: SegmentFinds
  segmentChoices: SegmentChoices
}

/** What the records that a tree names are called, by their ids; one that is gone is not in it. */
export type SegmentNames = Readonly<Record<string, string>>

export interface SegmentRow {
  readonly id: SegmentId
  readonly name: string
  /** Null for one that only a newer version can read. */
  readonly tree: Segment | null
  readonly names: SegmentNames
  readonly finds: SegmentCount
  /** What else is made of it, by name; it is not deleted then. */
  readonly usedBy: readonly string[]
  readonly created: Instant
}

/** How many a segment finds; `before` while it is worked out anew, null where nobody knew before. */
export type SegmentCount =
  | { readonly state: 'ready'; readonly members: number }
  | { readonly state: 'working'; readonly before: number | null }
  | { readonly state: 'failed'; readonly problem: Problem }

export interface SegmentFinds {
  readonly count: SegmentCount
  readonly first: readonly { readonly id: MemberId; readonly name: string }[]
  readonly names: SegmentNames
}

export interface SegmentChoices {
  /** The latest first; `day` as `2026-11-28`. */
  readonly salons: readonly (Choice<SalonId> & { readonly day: string })[]
  readonly series: readonly Choice<SeriesId>[]
  readonly chapters: readonly Choice<ChapterId>[]
  readonly rosters: readonly Choice<SourceId>[]
  readonly challenges: readonly Choice<ChallengeId>[]
  readonly segments: readonly Choice<SegmentId>[]
  /** Words in use, the most used first. */
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  /** ISO 4217; what sums are in, '' while nothing was bought. */
  readonly currency: string
}

interface Choice<Id extends string> {
  readonly id: Id
  readonly name: string
}
