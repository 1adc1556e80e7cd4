import Holidays from 'date-holidays'
import type { IsoDate } from '../domain/dates.ts'
import { CHINA_DAYS_UNTIL, chinaDays } from './china-days.ts'
import { holidayNamed } from './holiday-names.ts'
import type { HolidayName } from './holiday-names.ts'
import { addTaiwanDays } from './taiwan-days.ts'

/** A day on which offices are closed in a country, or open although it is a weekend. */
export interface PublicHoliday {
  readonly date: IsoDate
  /** As a collection names it, where it is not one of those that this product names itself. */
  readonly name: HolidayName | string
  /** A day off in lieu of one that fell on a weekend. */
  readonly substitute: boolean
  /** A weekend worked in exchange for days off around the holiday. */
  readonly works: boolean
}

/**
 * The public holidays of a country (ISO 3166-1 alpha-2) in a year, by the date-holidays collection (CC BY-3.0), and for
 * mainland China, as far as they are announced, by chinese-days. Those of Chinese-speaking places are told by what they
 * are; others are named in a language where the collection has names in it, else in English or the country's own. Empty
 * for a country it does not know.
 */
export function publicHolidays(country: string, year: number, language: string): PublicHoliday[] {
  if (country === 'CN' && chinaDays(year).length > 0)
    return chinaDays(year).map(({ date, festival, works }) => ({
      date,
      name: holidayNamed(festival) ?? festival,
      substitute: false,
      works,
    }))
  const found = new Holidays()
  if (!Object.hasOwn(found.getCountries(), country)) return []
  found.init(country)
  if (country === 'TW') addTaiwanDays(found, year)
  const isChinese = OWN_NAMES.has(country)
  return found
    .getHolidays(year, isChinese ? 'en' : language.split('-')[0])
    .filter(({ type, name }) => type === 'public' && !(country === 'CN' && PARTIAL.has(name)))
    .map(({ date, name, substitute }) => {
      const bare = substitute ? name.replace(/ \([^)]*\)$/, '') : name
      return {
        date: date.slice(0, 10),
        name: (isChinese ? holidayNamed(bare) : null) ?? bare,
        substitute: substitute === true,
        works: false,
      }
    })
}

/** The last year for which all days off, and days worked instead, are known; null where rules give them for every year. */
export function holidaysKnownUntil(country: string): number | null {
  return country === 'CN' ? CHINA_DAYS_UNTIL : null
}

const OWN_NAMES: ReadonlySet<string> = new Set(['TW', 'CN', 'HK'])

/** Days that some people have off for half a day. */
const PARTIAL: ReadonlySet<string> = new Set(["International Women's Day", 'Youth Day', "Children's Day", 'Army Day'])
