import { getSolarDateFromLunar } from 'chinese-days'
import type { IsoDate } from '../domain/dates.ts'

/**
 * The date of a day of the Chinese calendar, leap months left out: `lunarDate(2027, 1, 1)` is the Lunar New Year of 2027. By
 * the tables of the chinese-days collection (MIT), not by `Intl`: its calendar is reckoned, and has the new moon of 6 February
 * 2027, four minutes before midnight in Beijing, on the 7th. Null outside the tables.
 */
export function lunarDate(year: number, month: number, day: number): IsoDate | null {
  if (year < FIRST || year > LAST) return null
  return getSolarDateFromLunar(`${year}-${two(month)}-${two(day)}`).date
}

const [FIRST, LAST] = [1900, 2100]

function two(value: number): string {
  return String(value).padStart(2, '0')
}
