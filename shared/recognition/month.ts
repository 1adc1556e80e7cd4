import { isoOf } from '../value/day.ts'
import type { Day } from '../value/day.ts'

/** A month of the calendar as a number, so that months can be subtracted: twelve times the year, and 0 for January. */
export type Month = number

export function monthOf(day: Day): Month {
  const iso = isoOf(day)
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1
}

/** The month of `202611`, as occasions name it. */
export function monthOfNumber(number: number): Month {
  return Math.floor(number / 100) * 12 + (number % 100) - 1
}

/** `202611` */
export function monthNumber(month: Month): number {
  return Math.floor(month / 12) * 100 + (month % 12) + 1
}
