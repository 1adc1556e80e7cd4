import { getCountryForTimezone } from 'countries-and-timezones'
import type { TimeZone } from '../domain/dates.ts'

/** The country a time zone lies in, ISO 3166-1 alpha-2; '' for zones of none or several (`UTC`, `Etc/GMT-8`). */
export function countryOf(zone: TimeZone): string {
  const known = countries.get(zone)
  if (known !== undefined) return known
  const country = getCountryForTimezone(zone)?.id ?? ''
  countries.set(zone, country)
  return country
}

const countries = new Map<TimeZone, string>()
