import { useEffect, useState } from 'react'
import { countryOf } from '../../../shared/calendar/country.ts'
import type { IsoDate, TimeZone } from '../../../shared/domain/dates.ts'
import { localeOf } from '../../../shared/language/locale.ts'
import { useLanguage } from '../../ui/language.tsx'

/** Public holidays by day, named in the reader's language; with the country where there are several. */
export type Holidays = ReadonlyMap<IsoDate, readonly string[]>

const NONE: Holidays = new Map()

/** The public holidays of the countries that some zones lie in, for the years of some days. Empty until they are loaded. */
export function useHolidays(zones: readonly TimeZone[], days: readonly IsoDate[]): Holidays {
  const { language, t } = useLanguage()
  const countries = [...new Set(zones.map(countryOf))].filter((country) => country !== '').sort()
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter((year) => year > 0)
  const key = `${language} ${countries.join()} ${years.join()}`
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly holidays: Holidays }>({
    key: '',
    holidays: NONE,
  })
  useEffect(() => {
    let left = false
    const load = async () => {
      // A library of its own size, and of no use to other screens.
      const { publicHolidays } = await import('../../../shared/calendar/holidays.ts')
      const found = new Map<IsoDate, string[]>()
      const names = new Intl.DisplayNames(localeOf(language), { type: 'region' })
      const [, asked = '', inYears = ''] = key.split(' ')
      const all = asked.split(',').filter(Boolean)
      for (const country of all)
        for (const year of inYears.split(',').map(Number))
          for (const { date, name, substitute } of publicHolidays(country, year, language)) {
            const words = substitute ? t('calendar.dayInLieu', { name }) : name
            const text =
              all.length > 1 ? t('calendar.holidayIn', { name: words, country: names.of(country) ?? country }) : words
            found.set(date, [...(found.get(date) ?? []), text])
          }
      if (!left) setLoaded({ key, holidays: found })
    }
    void load()
    return () => {
      left = true
    }
  }, [key, language, t])
  return loaded.key === key ? loaded.holidays : NONE
}
