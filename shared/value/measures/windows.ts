import type { MeasurePeriod } from '../../domain/measures.ts'
import type { Day } from '../day.ts'

/** A time that a figure is counted over; both days belong to it. */
export interface Window {
  readonly start: Day
  readonly end: Day
  /** The last one of a trend usually is not. */
  readonly isOver: boolean
}

/** Earliest first. A year is counted up to the end of each quarter, so that it can be followed before another one is over. */
export const WINDOWS: Readonly<Record<MeasurePeriod, number>> = { month: 13, quarter: 9, year: 8 }

/** Months that the windows of all periods take together: a year up to the first of nine quarters, and to today. */
export const MONTHS_BACK = 36

const MS = 86_400_000

/** The windows of a period as of a day. */
export function windowsOf(period: MeasurePeriod, today: Day): Window[] {
  const [months, first] = monthOf(today)
  const quarter = months - (months % 3)
  switch (period) {
    case 'month':
      return Array.from({ length: WINDOWS.month }, (_, at) =>
        window(months - (WINDOWS.month - 1 - at), 1, first, today),
      )
    case 'quarter':
      return Array.from({ length: WINDOWS.quarter }, (_, at) =>
        window(quarter - 3 * (WINDOWS.quarter - 1 - at), 3, first, today),
      )
    case 'year':
      return Array.from({ length: WINDOWS.year }, (_, at) =>
        window(quarter - 3 * (WINDOWS.year - 1 - at) - 12, 12, first, today),
      )
  }
}

/** The last `MONTHS_BACK` months, the present one included; earliest first. */
export function monthsOf(today: Day): Window[] {
  const [months, first] = monthOf(today)
  return Array.from({ length: MONTHS_BACK }, (_, at) => window(months - (MONTHS_BACK - 1 - at), 1, first, today))
}

/** The quarter of a day, as a number that goes up by one each quarter. */
export function quarterOf(day: Day): number {
  return Math.floor(monthOf(day)[0] / 3)
}

/** The first day of a quarter, and the last. */
export function quarterDays(quarter: number): readonly [Day, Day] {
  return [firstOf(quarter * 3), firstOf(quarter * 3 + 3) - 1]
}

/** The month of a day as a number since the year 0, and its first day. */
function monthOf(day: Day): readonly [number, Day] {
  const date = new Date(day * MS)
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth()
  return [months, firstOf(months)]
}

function firstOf(months: number): Day {
  return Date.UTC(Math.floor(months / 12), months % 12, 1) / MS
}

function window(from: number, length: number, present: Day, today: Day): Window {
  const end = firstOf(from + length) - 1
  return { start: firstOf(from), end: Math.min(end, today), isOver: end < present }
}
