import type Holidays from 'date-holidays'

/** Of one that falls on a weekend the nearest weekday is off. */
const NEAREST = 'and if Saturday then previous Friday if Sunday then next Monday'

/** Days off by the Act on Memorial Days and Holidays (紀念日及節日實施條例, 28 May 2025), which the collection does not have yet. */
const ADDED = [
  { since: 2025, rule: `09-28 ${NEAREST}`, name: 'Teachers’ Day' },
  { since: 2025, rule: `10-25 ${NEAREST}`, name: 'Taiwan Retrocession Day' },
  { since: 2025, rule: `12-25 ${NEAREST}`, name: 'Constitution Day' },
  // Until then employees alone were free.
  { since: 2026, rule: `05-01 ${NEAREST}`, name: 'Labour Day' },
] as const

/** Teaches a collection that was opened for Taiwan the days off of a year that it knows as mere observances. */
export function addTaiwanDays(collection: Holidays, year: number): void {
  for (const { since, rule, name } of ADDED)
    if (year >= since) collection.setHoliday(rule, { name: { en: name }, type: 'public', substitute: true })
}
