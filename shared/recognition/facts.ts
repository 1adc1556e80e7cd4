import type { ChapterId, MemberId } from '../domain/ids.ts'
import type { Condition } from '../domain/recognition-rules.ts'
import type { Day } from '../value/day.ts'
import type { Month } from './month.ts'

/** What is done and can be counted, each on a day; evenings stand in `came`. */
export type Deed = Exclude<Condition, 'joined' | 'birthday' | 'salons' | 'streak'>

/** What is known of one person in one chapter that they may be recognised for, in whatever order it was written down. */
export interface RecognisableFacts {
  readonly member: MemberId
  readonly chapter: ChapterId
  /** The day on which they joined, where somebody wrote one down; the day of an import is none. */
  readonly joined: Day | null
  /** Only of who agreed to be contacted; the 29th of February is kept on the 28th in other years. */
  readonly birthday: { readonly month: number; readonly day: number } | null
  /** Days of the salons that they came to; two on one day are two. */
  readonly came: readonly Day[]
  readonly did: Readonly<Record<Deed, readonly Day[]>>
  /** Months in which nobody expected them. */
  readonly excused: readonly Month[]
  /** What was given or let pass already, as `occasionKey` writes it. */
  readonly settled: readonly string[]
  /** What is due though it lies before its rule. */
  readonly owed: readonly string[]
  /** Days on which they were recognised for anything, and months whose spotlight was theirs. */
  readonly given: readonly Day[]
  readonly spotlights: readonly Month[]
}
