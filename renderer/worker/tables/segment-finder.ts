import type { MemberId, SegmentId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Segment } from '../../../shared/domain/segment.ts'

/** A saved segment by its id, or one that is being made. */
export type WantedSegment = SegmentId | Segment

/** Whom a segment finds; `before` is what it found the last time, while that is being worked out anew. */
export type Found =
  | { readonly state: 'ready'; readonly members: ReadonlySet<MemberId> }
  | { readonly state: 'working'; readonly before: ReadonlySet<MemberId> | null }

/** Whom segments find, as far as it has been worked out. */
export interface SegmentFinder {
  /** Whom a segment finds now. Fails for one that names what is gone, itself, or what only a newer version can read. */
  readonly look: (wanted: WantedSegment) => Result<Found>
  /**
   * The people whom a segment finds: the same set until they are others. Null while that is first being worked out, which this
   * begins, and for a segment of which nobody can say whom it finds.
   */
  readonly members: (wanted: WantedSegment) => ReadonlySet<MemberId> | null
  /** Whether a segment says of itself whether those who are archived belong to it. */
  readonly asksForArchived: (wanted: WantedSegment) => boolean
}
