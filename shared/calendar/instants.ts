import { Temporal } from 'temporal-polyfill'
import type { Instant, IsoDate, LocalDateTime, TimeZone } from '../domain/dates.ts'

/**
 * The instant a wall-clock time stands for in a zone, or null where either is not one. A time that daylight saving
 * skips moves forward, one that it repeats is the first of the two (RFC 5545 §3.3.5).
 */
export function instantOf(local: LocalDateTime, zone: TimeZone): Instant | null {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
  } catch {
    return null
  }
}

/** The calendar date at an instant in a zone. */
export function dateAt(instant: Instant, zone: TimeZone): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** What a clock in a zone shows at an instant, minutes exact. */
export function localAt(instant: Instant, zone: TimeZone): LocalDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** Whether `zone` is a zone that this machine knows. */
export function isZone(zone: string): boolean {
  return instantOf('2026-01-01T00:00', zone) !== null
}

/** `2026-11-28T19:00` in its one spelling, minutes exact; null for anything that is no date and time. */
export function localDateTime(text: string): LocalDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toString({ smallestUnit: 'minute' })
  } catch {
    return null
  }
}

/** A real date in ISO form, `2026-11-28`; null for anything else. */
export function isoDate(text: string): IsoDate | null {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() : null
  } catch {
    return null
  }
}
