import { instantOf } from '../../../shared/calendar/instants.ts'
import { minutesBetween } from '../../../shared/calendar/wall-clock.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { Tables } from '../tables/tables.ts'

interface Times {
  readonly start: Instant
  readonly end: Instant
}

/** Salons are replaced, never changed, so their instants can be kept by identity. */
const times = new WeakMap<Salon, Times>()

/**
 * When a salon starts and ends; 1970 for one whose times another program wrote wrongly, so that it is seen. One that was put
 * into an hour that the clocks skip begins after that hour, and may then end before it: it lasts as long as it says.
 */
export function timesOf(salon: Salon): Times {
  const known = times.get(salon)
  if (known) return known
  const start = instantOf(salon.start, salon.zone) ?? 0
  const end = instantOf(salon.end, salon.zone) ?? start
  const found = { start, end: end > start ? end : start + Math.max(0, minutesBetween(salon.start, salon.end)) * 60_000 }
  times.set(salon, found)
  return found
}

/** Salons of a chapter that took place, oldest first; those of the same minute stand in the same order on every device. */
export function heldSalons(tables: Tables, chapter: ChapterId, now: Instant): Salon[] {
  return [...tables.salons.values()]
    .filter((salon) => salon.chapter === chapter && salon.cancelled === undefined && timesOf(salon).start <= now)
    .sort((a, b) => timesOf(a).start - timesOf(b).start || (a.id < b.id ? -1 : 1))
}
