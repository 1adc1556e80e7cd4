import type { MemberId, SegmentId } from '../../../shared/domain/ids.ts'
import type { Segment } from '../../../shared/domain/segment.ts'

/** Whom segments find, as far as it has been worked out. */
export interface SegmentFinder {
  /**
   * The people whom a segment finds: the same set until they are others. Null while that is being worked out, which this
   * begins, and for a segment of which nobody can say whom it finds.
   */
  readonly members: (wanted: SegmentId | Segment) => ReadonlySet<MemberId> | null
  /** Whether a segment says of itself whether those who are archived belong to it. */
  readonly asksForArchived: (wanted: SegmentId | Segment) => boolean
}
