import Holidays from 'date-holidays'
import type { IsoDate } from '../domain/dates.ts'

/** A day on which offices are closed in a country. */
export interface PublicHoliday {
  readonly date: IsoDate
  readonly name: string
  /** A day off in lieu of one that fell on a weekend. */
  readonly substitute: boolean
}

/**
 * The public holidays of a country (ISO 3166-1 alpha-2) in a year, by the date-holidays collection (CC BY-3.0), named in a
 * language where it has names in it, else in English or the country's own. Days that a government sets from year to year,
 * such as working Saturdays, are not in it. Empty for a country it does not know.
 */
export function publicHolidays(country: string, year: number, language: string): PublicHoliday[] {
  const found = new Holidays()
  if (!Object.hasOwn(found.getCountries(), country)) return []
  found.init(country)
  return found
    .getHolidays(year, language.split('-')[0])
    .filter(({ type }) => type === 'public')
    .map(({ date, name, substitute }) => ({
      date: date.slice(0, 10),
      name: substitute ? name.replace(/ \([^)]*\)$/, '') : name,
      substitute: substitute === true,
    }))
}
