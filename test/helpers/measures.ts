import type { MeasureFacts } from '../../shared/value/measures/facts.ts'
import { dayOf } from '../../shared/value/day.ts'
import type { Day } from '../../shared/value/day.ts'
import { memberNumber } from './value.ts'

/** Somebody who joined on a day, of whom nothing else is known. */
export function measured(index: number, joined: string, more: Partial<MeasureFacts> = {}): MeasureFacts {
  return {
    member: memberNumber(index),
    joined: day(joined),
    came: [],
    gave: [],
    made: [],
    bought: [],
    left: null,
    isOrganizer: false,
    isReferred: false,
    ...more,
  }
}

export function day(date: string): Day {
  return dayOf(date) ?? Number.NaN
}

export function days(...dates: readonly string[]): Day[] {
  return dates.map(day)
}
