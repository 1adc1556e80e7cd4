import { instantOf } from '../calendar/instants.ts'
import type { Instant, IsoDate, TimeZone } from '../domain/dates.ts'

const DAY = 86_400_000

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(midnight(date) + days * DAY).toISOString().slice(0, 10)
}

/** From 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(midnight(date)).getUTCDay() || 7
}

export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7))
}

/** The instant of a wall-clock time (`19:30`) on a day that is known to be one. */
export function instantAt(date: IsoDate, time: string, zone: TimeZone): Instant {
  const instant = instantOf(`${date}T${time}`, zone)
  if (instant === null) throw new Error(`no such time: ${date}T${time} in ${zone}`)
  return instant
}

/** Calendar days are counted in UTC, where every day has 24 hours. */
function midnight(date: IsoDate): Instant {
  return Date.parse(`${date}T00:00:00Z`)
}
