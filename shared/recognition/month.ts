import type { Day } from '../value/day.ts'

/** A month of the calendar as a number, so that months can be subtracted: twelve times the year, and 0 for January. */
export type Month = number

const MS = 86_400_000

export function monthOf(day: Day): Month {
  const date = new Date(day * MS)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** The month of `202611`, as occasions name it. */
export function monthOfNumber(number: number): Month {
  return Math.floor(number / 100) * 12 + (number % 100) - 1
}

/** `202611` */
export function monthNumber(month: Month): number {
  return Math.floor(month / 12) * 100 + (month % 12) + 1
}
