import countryToCurrency from 'country-to-currency'
import { countryOf } from '../calendar/country.ts'
import type { TimeZone } from '../domain/dates.ts'

/** What people pay with in the country of a time zone, ISO 4217; null for zones of no country. */
export function currencyIn(zone: TimeZone): string | null {
  const byCountry: Readonly<Record<string, string>> = countryToCurrency
  return byCountry[countryOf(zone)] ?? null
}
