import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Tier } from '../../../shared/domain/value.ts'
import type { MemberValue } from '../../../shared/value/chapter-book.ts'

/** What members are to their chapters, as far as it has been worked out. */
export interface ValueReader {
  /** Goes up whenever anything was worked out anew. */
  readonly version: number
  /** Whether everything has been worked out, and `bring` takes in little. */
  readonly isAtHand: boolean
  /** Takes in what has happened; null where everything is up to date then. */
  readonly bring: () => object | null
  /** Whether it could not be worked out; then `bring` throws. */
  readonly hasFailed: boolean
  readonly of: (member: MemberId, chapter: ChapterId) => MemberValue | null
  /** The tier that the figures gave somebody on a day; null who is none of the chapter's members. */
  readonly tierOn: (member: MemberId, chapter: ChapterId, day: IsoDate) => Tier | null
}
