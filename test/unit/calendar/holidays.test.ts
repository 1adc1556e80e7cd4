import { describe, expect, test } from 'vitest'
import { countryOf } from '../../../shared/calendar/country.ts'
import { holidaysKnownUntil, publicHolidays } from '../../../shared/calendar/holidays.ts'
import { translate } from '../../../shared/language/translate.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'

function dayOf(zone: string, date: string, language = 'en') {
  return publicHolidays(countryOf(zone), Number(date.slice(0, 4)), language).find((day) => day.date === date)
}

describe('Public holidays', () => {
  test('of Chinese-speaking places are told by what they are, and named by every language itself', () => {
    expect(dayOf('Asia/Taipei', '2026-10-10')?.name).toEqual({ known: 'doubleTenth', after: 0 })
    expect(dayOf('Asia/Taipei', '2026-02-17')?.name).toEqual({ known: 'lunar1', after: 0 })
    expect(dayOf('Asia/Shanghai', '2026-10-01')?.name).toEqual({ known: 'national', after: 0 })
    expect(LANGUAGES.map((language) => translate(language, 'holidays.tombs'))).toEqual(
      expect.arrayContaining(['清明節', '清明节', 'Tomb-Sweeping Day']),
    )
  })

  test.each(['TW', 'CN', 'HK'])('of %s are all known for a decade', (country) => {
    for (let year = 2024; year < 2034; year += 1) {
      const unnamed = publicHolidays(country, year, 'zh-TW').filter(({ name }) => typeof name === 'string')
      expect(unnamed).toEqual([])
    }
  })

  test('that only follow another say which, and how far', () => {
    expect(dayOf('Asia/Hong_Kong', '2026-09-26')?.name).toEqual({ known: 'midAutumn', after: 1 })
    expect(dayOf('Asia/Hong_Kong', '2026-12-26')?.name).toEqual({ known: 'christmas', after: 1 })
    expect(dayOf('Asia/Hong_Kong', '2026-02-18')?.name).toEqual({ known: 'lunar2', after: 0 })
  })

  test('of other countries are named in the reader’s language or in their own', () => {
    expect(dayOf('Asia/Tokyo', '2026-05-05', 'en')?.name).toBe("Children's Day")
    expect(dayOf('America/New_York', '2026-11-26', 'en')?.name).toBe('Thanksgiving Day')
    expect(dayOf('Europe/Berlin', '2026-10-03', 'en')?.name).toBe('National Holiday')
  })

  test('that are taken on another day say of which they are', () => {
    const [day] = publicHolidays('TW', 2026, 'zh-TW').filter(({ substitute }) => substitute)
    expect(day).toMatchObject({ date: '2026-04-06', substitute: true, name: { known: 'tombs' } })
  })

  test('of Taiwan are those of the act of 2025 from the year in which each began', () => {
    const knownIn = (year: number) =>
      publicHolidays('TW', year, 'zh-TW').map(
        ({ date, name }) => `${date} ${typeof name === 'string' ? name : name.known}`,
      )
    expect(knownIn(2024)).not.toContain('2024-09-28 teachers')
    expect(knownIn(2025)).toEqual(
      expect.arrayContaining(['2025-09-29 teachers', '2025-10-24 retrocession', '2025-12-25 constitution']),
    )
    expect(knownIn(2025)).not.toContain('2025-05-01 labour')
    expect(knownIn(2026)).toEqual(
      expect.arrayContaining([
        '2026-05-01 labour',
        '2026-09-28 teachers',
        '2026-10-26 retrocession',
        '2026-12-25 constitution',
      ]),
    )
  })

  test('of mainland China come with the weekends that are worked for them', () => {
    // As the State Council announced for 2026: off from 15 to 23 February, working on 14 and 28 February.
    const february = publicHolidays('CN', 2026, 'zh-CN').filter(({ date }) => date.startsWith('2026-02'))
    expect(february.filter(({ works }) => works).map(({ date }) => date)).toEqual(['2026-02-14', '2026-02-28'])
    const off = february.filter(({ works }) => !works).map(({ date }) => date)
    expect([off.length, off[0], off.at(-1)]).toEqual([9, '2026-02-15', '2026-02-23'])
    expect(new Set(february.map(({ name }) => JSON.stringify(name)))).toEqual(
      new Set([JSON.stringify({ known: 'spring', after: 0 })]),
    )
  })

  test('of mainland China are the statutory ones alone once nothing is announced, and say until when that was', () => {
    const until = holidaysKnownUntil('CN') ?? 0
    expect(until).toBeGreaterThanOrEqual(2026)
    const later = publicHolidays('CN', until + 1, 'zh-CN')
    expect(later.some(({ works }) => works)).toBe(false)
    expect(later.map(({ name }) => name)).toContainEqual({ known: 'national', after: 0 })
    expect(later.map(({ date }) => date)).not.toContain(`${until + 1}-08-01`)
    expect(holidaysKnownUntil('TW')).toBeNull()
  })

  test('are none where no country is known', () => {
    expect(publicHolidays(countryOf('UTC'), 2026, 'en')).toEqual([])
    expect(publicHolidays('constructor', 2026, 'en')).toEqual([])
  })
})
