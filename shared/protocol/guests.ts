import type { ConsentChannel } from '../domain/consent.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, KeepApartId, MemberId } from '../domain/ids.ts'
import type { GuestReason } from '../domain/suggestion.ts'
import type { Window } from './views.ts'

export interface Named {
  readonly id: MemberId
  readonly name: string
}

/** Two people who are not put at one table. */
export interface KeepApartRow {
  readonly pair: KeepApartId
  /** A name is '' where the member is on another chapter's pages, which this machine does not have. */
  readonly a: Named
  readonly b: Named
  readonly by: string
  readonly mine: boolean
  readonly at: Instant
  /** Of a salon: both are asked, and neither has declined. */
  readonly together: boolean
}

/** People who could be invited, best first. */
export interface SuggestionsView extends Window<SuggestionRow> {
  /** How many there are in all, whatever was searched for. */
  readonly open: number
  /** How many more may not be invited, because they withdrew consent. */
  readonly refused: number
  /** Said yes, or hold the evening. */
  readonly coming: number
  /** Seats that nobody has taken; null where nobody counts. */
  readonly free: number | null
}

export interface SuggestionRow extends Named {
  readonly reading: string
  /** Tells namesakes apart; '' where there are none. */
  readonly hint: string
  /** Where they are from, if not of the salon's chapter. */
  readonly chapter: ChapterId | null
  /** The weightiest first. */
  readonly reasons: readonly GuestReason<Named>[]
  /** Whom they are kept apart from; `isExpected`: said yes, or is asked. */
  readonly apart: readonly (Named & { readonly isExpected: boolean })[]
  /** The channels they withdrew consent for. */
  readonly withdrawn: readonly ConsentChannel[]
}
