import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../calendar/instants.ts'
import type { Instant, IsoDate, TimeZone } from '../domain/dates.ts'

export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** From 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

export function monthOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).month
}

/** The instant of a wall-clock time (`19:30`) on a day that is known to be one. */
export function instantAt(date: IsoDate, time: string, zone: TimeZone): Instant {
  const instant = instantOf(`${date}T${time}`, zone)
  if (instant === null) throw new Error(`no such time: ${date}T${time} in ${zone}`)
  return instant
}
