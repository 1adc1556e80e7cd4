import type { IsoDate, LocalDateTime } from '../domain/dates.ts'

/**
 * Reckoning with what a clock on the wall shows, as if every day had 24 hours; a zone comes in only where an instant is
 * meant.
 */

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export function addMinutes(local: LocalDateTime, minutes: number): LocalDateTime {
  return new Date(Date.parse(`${local}Z`) + minutes * MINUTE_MS).toISOString().slice(0, 16)
}

/** Minutes from one wall-clock time to another; not a number where either is not one. */
export function minutesBetween(start: LocalDateTime, end: LocalDateTime): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / MINUTE_MS
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** 0 for Sunday, 6 for Saturday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(Date.parse(date)).getUTCDay()
}
