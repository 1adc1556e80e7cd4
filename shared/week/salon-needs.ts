import type { Instant } from '../domain/dates.ts'
import { LACKS } from '../domain/week.ts'
import type { Lack, WeekLevel } from '../domain/week.ts'

const DAY = 86_400_000

/** Evenings further ahead than this are not this week's care. */
const AHEAD = 14 * DAY
/** From here on it is now or never. */
const NOW = 3 * DAY
/** An evening needs its run-sheet a week before, when who does what is asked. */
const RUN_SHEET = 7 * DAY
/** Who still has not closed an evening after two weeks will not any more: its follow-ups are past as well. */
const BEHIND = 14 * DAY
/** With more than this share of the seats free an evening is short of guests. */
const FREE_SHARE = 0.2
/** Where nobody counts seats, fewer guests than these are no evening. */
const FEW = 4

/** An evening that takes place, or did. */
export interface PlannedEvening {
  readonly start: Instant
  readonly end: Instant
  /** Seats; null where nobody counts. */
  readonly capacity: number | null
  /** Chairs of those who say they come. */
  readonly chairs: number
  /** People who came. */
  readonly arrived: number
  /** Who would get the seats that are free. */
  readonly due: number
  readonly hosts: number
  readonly venue: string
  readonly steps: number
  readonly isClosed: boolean
}

/** What somebody has to do for an evening. */
export type SalonNeed =
  | { readonly kind: 'seats'; readonly level: WeekLevel; readonly due: number }
  /** `free` seats; null where nobody counts them. */
  | { readonly kind: 'guests'; readonly level: WeekLevel; readonly free: number | null }
  | { readonly kind: 'plan'; readonly level: WeekLevel; readonly lacks: readonly Lack[] }
  | { readonly kind: 'close'; readonly level: WeekLevel }

/** Whether anything could have to be done for an evening of these times. */
export function isAtHand({ start, end }: Pick<PlannedEvening, 'start' | 'end'>, now: Instant): boolean {
  return start - now <= AHEAD && now - end <= BEHIND
}

export function salonNeeds(evening: PlannedEvening, now: Instant): SalonNeed[] {
  const { start, end } = evening
  if (end <= now) return needsClosing(evening, now) ? [{ kind: 'close', level: 'week' }] : []
  if (start <= now || start - now > AHEAD) return []
  const level = start - now <= NOW ? 'now' : 'week'
  const lacks = lacksOf(evening, now)
  return [
    // Somebody who waits beside an empty chair makes other plans by the day.
    ...(evening.due > 0 ? [{ kind: 'seats', level: 'now', due: evening.due } as const] : []),
    ...(evening.due === 0 && isShort(evening) ? [{ kind: 'guests', level, free: freeOf(evening) } as const] : []),
    ...(lacks.length > 0 ? [{ kind: 'plan', level, lacks } as const] : []),
  ]
}

function needsClosing({ end, isClosed, arrived, chairs }: PlannedEvening, now: Instant): boolean {
  return !isClosed && now - end <= BEHIND && arrived + chairs > 0
}

function freeOf({ capacity, chairs }: PlannedEvening): number | null {
  return capacity === null ? null : Math.max(0, capacity - chairs)
}

function isShort(evening: PlannedEvening): boolean {
  const { capacity, chairs } = evening
  return capacity === null ? chairs < FEW : (freeOf(evening) ?? 0) > capacity * FREE_SHARE
}

function lacksOf({ start, hosts, venue, steps }: PlannedEvening, now: Instant): Lack[] {
  const has: Readonly<Record<Lack, boolean>> = {
    host: hosts > 0,
    venue: venue.trim() !== '',
    runSheet: steps > 0 || start - now > RUN_SHEET,
  }
  return LACKS.filter((lack) => !has[lack])
}
