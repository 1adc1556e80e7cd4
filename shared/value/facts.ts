import type { MemberId } from '../domain/ids.ts'
import type { Override } from '../domain/ledger.ts'
import type { Day } from './day.ts'

/** What is known of one person in one chapter; everything that is said of their value there is worked out from it. */
export interface MemberFacts {
  readonly member: MemberId
  /** When they joined the chapter, as far as anybody knows. */
  readonly joined: Day
  /** Days on which they came to a salon of the chapter, and on which they gave something to it; ascending. */
  readonly came: readonly Day[]
  readonly gave: readonly Day[]
  /** What they did for others to come; by day, ascending. */
  readonly deeds: readonly Deed[]
  /** By day, ascending. */
  readonly bought: readonly Bought[]
  /** Days on which somebody got in touch with them; ascending. */
  readonly touched: readonly Day[]
  /** Days on which they were introduced to somebody; ascending. */
  readonly introduced: readonly Day[]
  /** Standing ones, the latest last. */
  readonly overrides: readonly Override[]
}

export interface Deed {
  readonly kind: 'hosted' | 'idea' | 'introduced'
  readonly day: Day
}

/** A purchase less what was given back of it; what was given back as a whole is none. */
export interface Bought {
  readonly day: Day
  /** In the smallest unit of the community's currency; null for a currency without a rate. */
  readonly amount: number | null
  readonly isFee: boolean
}
