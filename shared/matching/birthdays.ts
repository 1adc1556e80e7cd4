import type { PartialDate } from '../domain/dates.ts'
import { editDistance } from './names/typing.ts'

/** A birthday in numbers. `year` is 0 where it is missing; a date that no calendar has (14th month) is kept as typed. */
export interface Birthday {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The numbers of a date; null where the text is none. */
export function birthdayOf(date: PartialDate): Birthday | null {
  const match = /^(\d{4}|-)-(\d\d)-(\d\d)$/u.exec(date)
  if (!match) return null
  return { year: match[1] === '-' ? 0 : Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

/**
 * How two birthdays agree. `same-day`: month and day, one has no year. `swapped`: day and month in the other order. `typing`:
 * one digit wrong, or two neighbours in the wrong order. `close`: two months apart at most, as the lunar calendar's day and its date by
 * the other calendar are. `near`: two of the three parts the same, or no part more than one
 * digit off, which is more than chance and less than an agreement.
 */
export type BirthdayLikeness = 'same' | 'same-day' | 'swapped' | 'typing' | 'close' | 'near' | 'differs'

export function compareBirthdays(a: Birthday, b: Birthday): BirthdayLikeness {
  if (a.year === 0 || b.year === 0) {
    if (a.month === b.month && a.day === b.day) return 'same-day'
    return a.month === b.day && a.day === b.month ? 'near' : 'differs'
  }
  if (a.year === b.year) {
    if (a.month === b.month && a.day === b.day) return 'same'
    if (a.month === b.day && a.day === b.month) return 'swapped'
  }
  if (editDistance(digits(a), digits(b), 1) <= 1) return 'typing'
  if (Math.abs(dayNumber(a) - dayNumber(b)) <= CLOSE_DAYS) return 'close'
  const parts = Number(a.year === b.year) + Number(a.month === b.month) + Number(a.day === b.day)
  if (parts === 2) return 'near'
  return oneDigitOff(a.year, b.year) && oneDigitOff(a.month, b.month) && oneDigitOff(a.day, b.day) ? 'near' : 'differs'
}

const CLOSE_DAYS = 60

/** Days since the year 0, to within a day or two, which is near enough. */
function dayNumber({ year, month, day }: Birthday): number {
  return year * 365.25 + (month - 1) * 30.44 + day
}

function digits({ year, month, day }: Birthday): string {
  return String(year * 10_000 + month * 100 + day)
}

function oneDigitOff(a: number, b: number): boolean {
  let differing = 0
  for (
    let restA = a, restB = b;
    restA > 0 || restB > 0;
    restA = Math.trunc(restA / 10), restB = Math.trunc(restB / 10)
  ) {
    if (restA % 10 !== restB % 10) differing += 1
  }
  return differing <= 1
}
