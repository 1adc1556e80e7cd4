import days from 'chinese-days/dist/chinese-days.json'
import type { IsoDate } from '../domain/dates.ts'

/**
 * A day that the State Council of China gave free, or made a working day in exchange (調休). `festival` as the
 * collection calls it, in English: `Spring Festival`.
 */
export interface ChinaDay {
  readonly date: IsoDate
  readonly festival: string
  readonly works: boolean
}

/** The days of a year as announced, by the chinese-days collection (MIT); empty for a year it does not have. */
export function chinaDays(year: number): ChinaDay[] {
  return DAYS.filter(({ date }) => date.startsWith(`${year}-`))
}

const DAYS: readonly ChinaDay[] = [read(days.holidays, false), read(days.workdays, true)]
  .flat()
  .sort((a, b) => (a.date < b.date ? -1 : 1))

/** The last year that is announced: the next one follows every November, and with it a version of the collection. */
export const CHINA_DAYS_UNTIL = Number(DAYS.at(-1)?.date.slice(0, 4))

function read(named: Readonly<Record<IsoDate, string>>, works: boolean): ChinaDay[] {
  return Object.entries(named).map(([date, names]) => ({ date, festival: names.split(',')[0] ?? '', works }))
}
