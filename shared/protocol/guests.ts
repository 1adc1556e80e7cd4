import type { Instant } from '../domain/dates.ts'
import type { KeepApartId, MemberId } from '../domain/ids.ts'

/** Two people who are not put at one table. */
export interface KeepApartRow {
  readonly pair: KeepApartId
  /** A name is '' where the member is on another chapter's pages, which this machine does not have. */
  readonly a: { readonly id: MemberId; readonly name: string }
  readonly b: { readonly id: MemberId; readonly name: string }
  readonly by: string
  readonly mine: boolean
  readonly at: Instant
  /** Of a salon: both are asked, and neither has declined. */
  readonly together: boolean
}
