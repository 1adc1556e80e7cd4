import type { Day } from '../day.ts'
import type { MemberFacts } from '../facts.ts'

/**
 * What measures need to know of one person in one chapter. People who have left are told of too, or every chapter would seem
 * to keep everybody.
 */
export interface MeasureFacts extends Pick<MemberFacts, 'member' | 'joined' | 'came' | 'gave' | 'bought'> {
  /** The first day on which they were no member any more; null for who is one. */
  readonly left: Day | null
  /** Days on which they made something for others to see or hear, which of `gave` leaves out a helping hand; ascending. */
  readonly made: readonly Day[]
  /** Whether they lead the chapter or help to. */
  readonly isOrganizer: boolean
  /** Whether another member introduced them before they had come. */
  readonly isReferred: boolean
}
