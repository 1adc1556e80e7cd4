import { describe, expect, test } from 'vitest'
import { countryOf } from '../../../shared/calendar/country.ts'
import { publicHolidays } from '../../../shared/calendar/holidays.ts'

function dayOf(zone: string, date: string, language: string): string | undefined {
  return publicHolidays(countryOf(zone), Number(date.slice(0, 4)), language).find((day) => day.date === date)?.name
}

describe('Public holidays', () => {
  test('of a chapter’s country are named in the reader’s language', () => {
    expect(dayOf('Asia/Taipei', '2026-10-10', 'zh-TW')).toContain('國慶日')
    expect(dayOf('Asia/Taipei', '2026-02-17', 'zh-TW')).toBe('農曆年初一')
    expect(dayOf('Asia/Shanghai', '2026-10-01', 'zh-CN')).toBe('国庆节')
    expect(dayOf('Asia/Hong_Kong', '2026-07-01', 'zh-TW')).toBe('香港特別行政區成立紀念日')
    expect(dayOf('Asia/Tokyo', '2026-05-05', 'en')).toBe("Children's Day")
    expect(dayOf('America/New_York', '2026-11-26', 'en')).toBe('Thanksgiving Day')
    expect(dayOf('Europe/Berlin', '2026-10-03', 'en')).toBe('National Holiday')
  })

  test('that are taken on another day say of which they are', () => {
    const [day] = publicHolidays('TW', 2026, 'zh-TW').filter(({ substitute }) => substitute)
    expect(day).toMatchObject({ date: '2026-04-06', substitute: true })
    expect(day?.name).not.toMatch(/[()]/)
  })

  test('are none where no country is known', () => {
    expect(publicHolidays(countryOf('UTC'), 2026, 'en')).toEqual([])
    expect(publicHolidays('constructor', 2026, 'en')).toEqual([])
  })
})
