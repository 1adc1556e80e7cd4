import { getLunarDate, getSolarDateFromLunar } from 'chinese-days'
import type { IsoDate } from '../domain/dates.ts'

/**
 * Days of the Chinese calendar by the tables of the chinese-days collection (MIT), not by `Intl`: its calendar is reckoned, and
 * has the new moon of 6 February 2027, four minutes before midnight in Beijing, on the 7th, so that a whole month is a day late.
 */
export interface LunarDay {
  readonly month: number
  readonly day: number
  /** Of the second month of a number. */
  readonly isLeap: boolean
}

/** The years of the tables. */
const [FIRST, LAST] = [1901, 2099]

/** Null outside the tables. */
export function lunarDayOf(date: IsoDate): LunarDay | null {
  if (!hasTables(Number(date.slice(0, 4)))) return null
  const { lunarMon, lunarDay, isLeap } = getLunarDate(date)
  return { month: lunarMon, day: lunarDay, isLeap }
}

/** The date of a day of a Chinese year, leap months left out: `lunarDate(2027, 1, 1)` is its New Year. Null outside the tables. */
export function lunarDate(year: number, month: number, day: number): IsoDate | null {
  return hasTables(year) ? getSolarDateFromLunar(`${year}-${two(month)}-${two(day)}`).date : null
}

function hasTables(year: number): boolean {
  return year >= FIRST && year <= LAST
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
