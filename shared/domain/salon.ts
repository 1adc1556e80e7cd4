import type { Instant, LocalDateTime, TimeZone } from './dates.ts'
import type { ChapterId, MemberId, SalonId, SeriesId } from './ids.ts'

/** A ritual: salons that recur under one name. */
export interface Series {
  readonly id: SeriesId
  readonly name: string
}

/** One line of a salon's run-sheet; `order` sorts, `minutes` is how long it takes. */
export interface AgendaItem {
  readonly id: string
  readonly order: number
  readonly minutes: number
  readonly title: string
  readonly who: string
}

/** A face-to-face event. `start` and `end` are wall-clock times in `zone`, so a later change of zone rules moves the instant, not the clock. */
export interface Salon {
  readonly id: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly series?: SeriesId
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly zone: TimeZone
  readonly venue: string
  /** Seats; absent where nobody counts. */
  readonly capacity?: number
  readonly hosts: readonly MemberId[]
  readonly agenda: readonly AgendaItem[]
  readonly notes: string
  readonly created: Instant
  readonly cancelled?: Instant
  /** With which numbers somebody left the salon over-booked as it was; when they change it asks again. */
  readonly accepted?: Crowd
}

/** So many guests on so many seats. */
export interface Crowd {
  readonly going: number
  readonly capacity: number
}
