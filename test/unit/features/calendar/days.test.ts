import { describe, expect, test } from 'vitest'
import { stretchOf, turned, weeksOf } from '../../../../renderer/features/calendar/days.ts'
import { lunarDay } from '../../../../renderer/features/calendar/lunar.ts'
import { firstWeekday } from '../../../../shared/language/locale.ts'

describe('The days of the calendar', () => {
  test('of a month are whole weeks, from the day on which a week begins where the language is at home', () => {
    expect(firstWeekday('zh-TW')).toBe(0)
    expect(firstWeekday('zh-CN')).toBe(1)
    expect(firstWeekday('en')).toBe(1)
    expect(stretchOf('month', '2026-03-05', 0)).toEqual({ from: '2026-03-01', before: '2026-04-05' })
    expect(stretchOf('month', '2026-03-05', 1)).toEqual({ from: '2026-02-23', before: '2026-04-06' })
    const weeks = weeksOf(stretchOf('month', '2026-02-10', 0))
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7])
    expect(weeks[3]?.[6]).toBe('2026-02-28')
  })

  test('of a week and of a list begin where they should, and pages follow one another', () => {
    expect(stretchOf('week', '2026-03-05', 1)).toEqual({ from: '2026-03-02', before: '2026-03-09' })
    expect(stretchOf('list', '2026-11-30', 1)).toEqual({ from: '2026-11-01', before: '2027-02-01' })
    expect(turned('month', '2026-01-31', 1)).toBe('2026-02-28')
    expect(turned('week', '2026-03-05', -1)).toBe('2026-02-26')
    expect(turned('list', '2026-11-30', 1)).toBe('2027-02-28')
  })

  test('are named by the Chinese calendar in Chinese: the day, and on the first the month', () => {
    const days = ['2026-02-16', '2026-02-17', '2026-02-26', '2026-02-27', '2026-03-08', '2026-03-19', '2025-07-25']
    expect(days.map((day) => lunarDay(day, 'zh-TW'))).toEqual([
      '廿九',
      '正月',
      '初十',
      '十一',
      '二十',
      '二月',
      '閏六月',
    ])
    expect(lunarDay('2025-07-25', 'zh-CN')).toBe('闰六月')
    expect(lunarDay('2026-02-17', 'en')).toBe('')
    // The new moon of that night is four minutes before midnight.
    expect(['2027-02-05', '2027-02-06', '2027-02-07'].map((day) => lunarDay(day, 'zh-TW'))).toEqual([
      '廿九',
      '正月',
      '初二',
    ])
    expect(lunarDay('1890-01-01', 'zh-TW')).toBe('')
  })
})
