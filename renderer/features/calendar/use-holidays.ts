import { useEffect, useState } from 'react'
import type { PublicHoliday } from '../../../shared/calendar/holidays.ts'
import type { IsoDate, TimeZone } from '../../../shared/domain/dates.ts'
import { localeOf } from '../../../shared/language/locale.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'

/** What a day is, in the reader's language; with the country where there are several. */
export interface SpecialDay {
  readonly name: string
  /** A weekend on which offices work. */
  readonly works: boolean
}

export interface Holidays {
  readonly days: ReadonlyMap<IsoDate, readonly SpecialDay[]>
  /** What is not known yet of the years asked for, in a sentence each. */
  readonly gaps: readonly string[]
}

const NONE: Holidays = { days: new Map(), gaps: [] }

/** The public holidays of the countries that some zones lie in, for the years of some days. Empty until they are loaded. */
export function useHolidays(zones: readonly TimeZone[], days: readonly IsoDate[]): Holidays {
  const speech = useLanguage()
  const { language } = speech
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter((year) => year > 0)
  const key = `${language} ${[...new Set(zones)].sort().join()} ${years.join()}`
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly holidays: Holidays }>({
    key: '',
    holidays: NONE,
  })
  useEffect(() => {
    let left = false
    const [, asked = '', inYears = ''] = key.split(' ')
    const load = async () => {
      const holidays = await holidaysIn(asked.split(','), inYears.split(',').map(Number), speech)
      if (!left) setLoaded({ key, holidays })
    }
    void load()
    return () => {
      left = true
    }
  }, [key, speech])
  return loaded.key === key ? loaded.holidays : NONE
}

async function holidaysIn(zones: readonly TimeZone[], years: readonly number[], speech: Speech): Promise<Holidays> {
  // Libraries of their own size, and of no use to other screens.
  const [{ publicHolidays, holidaysKnownUntil }, { countryOf }] = await Promise.all([
    import('../../../shared/calendar/holidays.ts'),
    import('../../../shared/calendar/country.ts'),
  ])
  const { language, t } = speech
  const days = new Map<IsoDate, SpecialDay[]>()
  const gaps: string[] = []
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region' })
  const countries = [...new Set(zones.map(countryOf))].filter((country) => country !== '').sort()
  for (const country of countries) {
    const called = names.of(country) ?? country
    for (const year of years)
      for (const holiday of publicHolidays(country, year, language)) {
        const words = holidayWords(speech, holiday)
        const name = countries.length > 1 ? t('calendar.holidayIn', { name: words, country: called }) : words
        days.set(holiday.date, [...(days.get(holiday.date) ?? []), { name, works: holiday.works }])
      }
    const until = holidaysKnownUntil(country)
    if (until !== null && years.some((year) => year > until))
      gaps.push(t('calendar.holidaysUntil', { country: called, year: String(until) }))
  }
  return { days, gaps }
}

function holidayWords({ t }: Speech, { name, substitute, works }: PublicHoliday): string {
  const own = typeof name === 'string' ? name : t(`holidays.${name.known}`)
  const after = typeof name === 'string' ? 0 : name.after
  const words = after === 0 ? own : t(after === 1 ? 'holidays.after.1' : 'holidays.after.2', { name: own })
  if (works) return t('calendar.worksFor', { name: words })
  return substitute ? t('calendar.dayInLieu', { name: words }) : words
}
