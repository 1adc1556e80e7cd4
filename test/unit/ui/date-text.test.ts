import { describe, expect, test } from 'vitest'
import { addDays, addMinutes, addMonths, readTypedDate, readTypedTime } from '../../../renderer/ui/date-text.ts'

const chinese = { today: '2026-11-28', dayFirst: false, allowNoYear: false }
const english = { ...chinese, dayFirst: true }
const birthday = { ...chinese, allowNoYear: true }

describe('a typed date', () => {
  test.each([
    ['2026-11-28', '2026-11-28'],
    ['2026/1/2', '2026-01-02'],
    ['20260102', '2026-01-02'],
    ['２０２６年１月２日', '2026-01-02'],
    ['2026 年 1 月 2 日', '2026-01-02'],
    ['11/30', '2026-11-30'],
    ['11月30日', '2026-11-30'],
    ['今天', '2026-11-28'],
    ['明天', '2026-11-29'],
    ['+7', '2026-12-05'],
  ])('%s is %s', (typed, date) => {
    expect(readTypedDate(typed, chinese)).toBe(date)
  })

  test.each([
    ['30/11', '2026-11-30'],
    ['30/11/2027', '2027-11-30'],
    ['30 Nov', '2026-11-30'],
    ['30 november 2027', '2027-11-30'],
    ['Nov 30, 2027', '2027-11-30'],
    ['Sat 30 Nov', '2026-11-30'],
    ['tomorrow', '2026-11-29'],
  ])('%s is %s in English', (typed, date) => {
    expect(readTypedDate(typed, english)).toBe(date)
  })

  test.each(['', 'soon', '2026-02-30', '2026-13-01', '30/11', '99', '0001-01-01'])('%j is no date', (typed) => {
    expect(readTypedDate(typed, chinese)).toBeUndefined()
  })

  test('a birthday may keep its year to itself', () => {
    expect(readTypedDate('2/29', birthday)).toBe('--02-29')
    expect(readTypedDate('--11-28', birthday)).toBe('--11-28')
    expect(readTypedDate('1988-11-28', birthday)).toBe('1988-11-28')
  })

  test('steps over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
  })
})

describe('a typed time', () => {
  test.each([
    ['19:30', '19:30'],
    ['1930', '19:30'],
    ['930', '09:30'],
    ['19', '19:00'],
    ['7pm', '19:00'],
    ['7:30 PM', '19:30'],
    ['12am', '00:00'],
    ['19.30', '19:30'],
    ['晚上7點半', '19:30'],
    ['下午3点', '15:00'],
    ['１９：３０', '19:30'],
  ])('%s is %s', (typed, time) => {
    expect(readTypedTime(typed)).toBe(time)
  })

  test.each(['', 'evening', '25:00', '19:75', '123456'])('%j is no time', (typed) => {
    expect(readTypedTime(typed)).toBeUndefined()
  })

  test('steps round midnight', () => {
    expect(addMinutes('23:50', 15)).toBe('00:05')
    expect(addMinutes('00:00', -15)).toBe('23:45')
  })
})
