import type { Bounds, When } from '../domain/segment.ts'
import { dayOf } from '../value/day.ts'
import type { Day } from '../value/day.ts'

/** A stretch of days, both ends included; an end that is infinite is none. */
export interface Days {
  readonly from: Day
  readonly until: Day
}

export const ALWAYS: Days = { from: -Infinity, until: Infinity }

/** The days that are meant. `last 1` is today; what is dated ahead is not of the past. */
export function daysOf(when: When | undefined, today: Day): Days {
  if (when === undefined) return ALWAYS
  switch (when.kind) {
    case 'last':
      return { from: today - when.days + 1, until: today }
    case 'earlier':
      return { from: -Infinity, until: today - when.days }
    case 'between':
      return {
        from: (when.from !== undefined ? dayOf(when.from) : null) ?? -Infinity,
        until: (when.until !== undefined ? dayOf(when.until) : null) ?? Infinity,
      }
  }
}

export function isIn({ from, until }: Days, day: Day | null): boolean {
  return day !== null && day >= from && day <= until
}

/** Whether a number is within bounds; one without any bound is within. */
export function isWithin({ least = -Infinity, most = Infinity }: Bounds, value: number): boolean {
  return value >= least && value <= most
}
