import { lunarDate } from '../calendar/lunar.ts'
import { addDays } from '../calendar/wall-clock.ts'
import type { IsoDate } from '../domain/dates.ts'

/** A time of the year that gives people something to do together; its words are the languages' own. */
export interface Season {
  readonly id: SeasonId
  readonly datesIn: (year: number) => Dates | null
}

export interface Dates {
  readonly from: IsoDate
  readonly until: IsoDate
}

export const SEASON_IDS = [
  'lunarNewYear',
  'springShelf',
  'dragonBoat',
  'summerReading',
  'midAutumn',
  'yearEndLetters',
] as const
export type SeasonId = (typeof SEASON_IDS)[number]

/** In the order of the year. The feasts follow the Chinese calendar. */
export const SEASONS: readonly Season[] = [
  // From the cleaning of the house to the Lantern Festival.
  { id: 'lunarNewYear', datesIn: (year) => around(lunarDate(year, 1, 1), 14, 14) },
  { id: 'springShelf', datesIn: (year) => ({ from: `${year}-03-01`, until: `${year}-04-15` }) },
  { id: 'dragonBoat', datesIn: (year) => around(lunarDate(year, 5, 5), 14, 0) },
  { id: 'summerReading', datesIn: (year) => ({ from: `${year}-07-01`, until: `${year}-08-31` }) },
  { id: 'midAutumn', datesIn: (year) => around(lunarDate(year, 8, 15), 21, 0) },
  { id: 'yearEndLetters', datesIn: (year) => ({ from: `${year}-12-01`, until: `${year}-12-31` }) },
]

/** When a season comes next, or is now: the first time that does not end before today. */
export function nextTime({ datesIn }: Season, today: IsoDate): Dates | null {
  const year = Number(today.slice(0, 4))
  for (const dates of [datesIn(year), datesIn(year + 1)]) if (dates && dates.until >= today) return dates
  return null
}

function around(feast: IsoDate | null, before: number, after: number): Dates | null {
  return feast === null ? null : { from: addDays(feast, -before), until: addDays(feast, after) }
}
