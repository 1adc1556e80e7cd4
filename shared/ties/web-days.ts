import type { TieNumbers } from '../domain/tie-numbers.ts'

/** Months that the web looks back on, the present one included. */
export const MONTHS = 12
/**
 * Strengths are kept as of this day (2020-01-01), so that a new day changes none of them; doubles hold them for 500 years, and
 * with the shortest half-life for 39.
 */
const REFERENCE_DAY = 18_262

/** What a strength kept as of the reference day is worth on another. */
export function fade(day: number, { halfLife }: TieNumbers): number {
  return 2 ** (-(day - REFERENCE_DAY) / halfLife)
}

/** The last day of each of the latest months, earliest first; of the present one, today. */
export function monthEndsBefore(today: number): number[] {
  const date = new Date(today * 86_400_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const ends = Array.from({ length: MONTHS - 1 }, (_, back) => Date.UTC(year, month - back, 0) / 86_400_000)
  return [...ends.reverse(), today]
}
