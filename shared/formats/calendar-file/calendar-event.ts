import type { LocalDateTime, TimeZone } from '../../domain/dates.ts'
import type { SalonId, SeriesId } from '../../domain/ids.ts'

/** An event of a calendar file, as far as a salon can be made of it. */
export interface CalendarEvent {
  /** '' where a program wrote none, against RFC 5545. */
  readonly uid: string
  readonly summary: string
  readonly location: string
  readonly description: string
  /** On the clock of `zone`; midnight of an event that is all day. */
  readonly start: LocalDateTime
  readonly minutes: number
  /** Null for a time that is meant wherever one is (RFC 5545 section 3.3.5, form 1), or in a zone nobody knows. */
  readonly zone: TimeZone | null
  readonly allDay: boolean
  readonly cancelled: boolean
  /** Which revision it is, RFC 5545 section 3.8.7.4; 0 where nothing is said. */
  readonly sequence: number
  /** The value of its RRULE; '' for an event that happens once. */
  readonly rule: string
  /** Dates of the rule that are left out, on the same clock. */
  readonly skipped: readonly LocalDateTime[]
  /** Dates on top of the rule. */
  readonly added: readonly LocalDateTime[]
  /** Which date of the event with this UID it stands for; on the clock of `zone`. */
  readonly occurrence: LocalDateTime | null
  /** Where our own file says what it was. */
  readonly own: SalonId | SeriesId | null
  readonly doubts: readonly EventDoubt[]
  /** Of the file, from 1. */
  readonly line: number
}

/**
 * What the file did not say and was taken for granted: two hours where there is no end, the zone of the calendar or of the
 * chapter where there is none, or one nobody knows; a rule that is none was left out.
 */
export const EVENT_DOUBTS = ['no-end', 'no-zone', 'unknown-zone', 'bad-rule'] as const
export type EventDoubt = (typeof EVENT_DOUBTS)[number]

export interface CalendarFile {
  /** What the calendar is called (X-WR-CALNAME); ''. */
  readonly name: string
  /** The zone it says it is in (X-WR-TIMEZONE); null. */
  readonly zone: TimeZone | null
  readonly events: readonly CalendarEvent[]
  /** Events nobody can read: without a date, or cut off. With the line they begin on. */
  readonly unreadable: readonly number[]
  /** Whether the file ends before the calendar does. */
  readonly truncated: boolean
}

/** Domain of our own UIDs; it only has to be nobody else's. */
const OWN_UID = /^((?:sal|ser)_[0-9a-z]{16})(?:-\d+)?@chapterhouse$/

/** The UID under which a salon or a series leaves; `part` tells the earlier rhythms of a series apart. */
export function ownUid(id: SalonId | SeriesId, part = 0): string {
  return `${id}${part > 0 ? `-${part}` : ''}@chapterhouse`
}

/** The id in a UID that one of our own files gave. */
export function idInUid(uid: string): string | null {
  return OWN_UID.exec(uid)?.[1] ?? null
}
