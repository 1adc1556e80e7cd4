import type { RsvpStatus } from './attendance.ts'
import type { Instant, LocalDateTime, TimeZone } from './dates.ts'
import type { ChapterId, GuestId, MemberId, OrganizerId, SalonId } from './ids.ts'

/** The evening of a door as its page tells it: nothing about anybody, and no notes. */
export interface DoorSalon {
  readonly id: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly zone: TimeZone
  readonly venue: string
  readonly capacity?: number
  /** Per head, in the smallest unit of the currency. */
  readonly fee?: number
  readonly currency?: string
  readonly cancelled?: Instant
  readonly opened: Instant
  /** Set once nobody stands there any more. */
  readonly closed?: Instant
}

/** Somebody a volunteer may let in: what is said aloud at a door, and nothing that reaches them elsewhere. */
export interface DoorGuest {
  readonly member: MemberId
  readonly name: string
  /** How the name is read, where that was given; otherwise it is worked out. */
  readonly reading?: string
  /** Salons attended before this one. */
  readonly before: number
  /** Tells namesakes apart without saying anything about them: A, B, C. */
  readonly hint?: string
  readonly status?: RsvpStatus
  /** People they bring along, who were told elsewhere than on the door's page. */
  readonly companions?: number
  /** What they paid elsewhere than at the door, in the smallest unit of the salon's currency. */
  readonly paid?: number
  /** Somebody said elsewhere that nothing is asked of them. */
  readonly waived?: true
  /** Since when; the order of the waitlist. */
  readonly since?: Instant
  /** Set where the arrival is written elsewhere than on the door's page. */
  readonly arrivedAt?: Instant
  readonly arrivedBy?: OrganizerId
}

/** The same record for the same member on every device. */
export function guestIdOf(member: MemberId): GuestId {
  return `gst_${member.slice('mem_'.length)}` as GuestId
}
