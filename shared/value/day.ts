import type { IsoDate } from '../domain/dates.ts'

/** A calendar day as a number: days since 1970-01-01, so that days can be subtracted. */
export type Day = number

const MS = 86_400_000

/** The number of `2026-11-28`, also of a longer text that begins with it; null for anything that is no date. */
export function dayOf(date: IsoDate): Day | null {
  const known = days.get(date)
  if (known !== undefined) return known
  const day = readDay(date)
  // A community has some thousand days; whoever brings more brings texts that are no dates.
  if (days.size >= MOST_DAYS) days.clear()
  days.set(date, day)
  return day
}

const MOST_DAYS = 20_000
const days = new Map<IsoDate, Day | null>()

function readDay(date: IsoDate): Day | null {
  const at = /^\d{4}-\d\d-\d\d/.test(date) ? Date.parse(`${date.slice(0, 10)}T00:00Z`) : Number.NaN
  return Number.isFinite(at) ? at / MS : null
}

export function isoOf(day: Day): IsoDate {
  return new Date(day * MS).toISOString().slice(0, 10)
}

/** The last days of `count` months before the one of `today`, earliest first, and `today` itself. */
export function monthEnds(today: Day, count: number): Day[] {
  const now = new Date(today * MS)
  const ends = Array.from({ length: count }, (_, index) =>
    Math.floor(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (count - 1 - index), 0) / MS),
  )
  return [...ends, today]
}

/** How many of some ascending days are not after `day`. */
export function upTo(days: readonly Day[], day: Day): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? Infinity) <= day) low = middle + 1
    else high = middle
  }
  return low
}
