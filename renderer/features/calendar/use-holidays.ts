import { useEffect, useState } from 'react'
import type { IsoDate, TimeZone } from '../../../shared/domain/dates.ts'
import { localeOf } from '../../../shared/language/locale.ts'
import { useLanguage } from '../../ui/language.tsx'

/** Public holidays by day, named in the reader's language; with the country where there are several. */
export type Holidays = ReadonlyMap<IsoDate, readonly string[]>

const NONE: Holidays = new Map()

/** The public holidays of the countries that some zones lie in, for the years of some days. Empty until they are loaded. */
export function useHolidays(zones: readonly TimeZone[], days: readonly IsoDate[]): Holidays {
  const { language, t } = useLanguage()
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter((year) => year > 0)
  const key = `${language} ${[...new Set(zones)].sort().join()} ${years.join()}`
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly holidays: Holidays }>({
    key: '',
    holidays: NONE,
  })
  useEffect(() => {
    let left = false
    const load = async () => {
      // Libraries of their own size, and of no use to other screens.
      const [{ publicHolidays }, { countryOf }] = await Promise.all([
        import('../../../shared/calendar/holidays.ts'),
        import('../../../shared/calendar/country.ts'),
      ])
      const found = new Map<IsoDate, string[]>()
      const names = new Intl.DisplayNames(localeOf(language), { type: 'region' })
      const [, asked = '', inYears = ''] = key.split(' ')
      const countries = [...new Set(asked.split(',').map(countryOf))].filter((country) => country !== '').sort()
      for (const country of countries)
        for (const year of inYears.split(',').map(Number))
          for (const { date, name, substitute } of publicHolidays(country, year, language)) {
            const words = substitute ? t('calendar.dayInLieu', { name }) : name
            const text =
              countries.length > 1
                ? t('calendar.holidayIn', { name: words, country: names.of(country) ?? country })
                : words
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
