import { describe, expect, test } from 'vitest'
import { dateOrderOf, readDate, readPartialDate } from '../../../shared/formats/roster-dates.ts'

describe('A date is read as people write it', () => {
  test.each([
    '1988-01-02', '1988/1/2', '1988.1.2', '1988年1月2日', '1988 年 1 月 2 日', '１９８８／１／２', '19880102', '民國77年1月2日', '民国 77/1/2', '民國77.01.02',
    'ROC 77/1/2', '1988-01-02T08:00:00Z', '1988/1/2 上午 12:00:00', '1988/1/2 0:00', '1988-01-02 00:00:00', '2 Jan 1988', '2-Jan-1988', 'Jan 2, 1988', 'January 2nd 1988', '\u200e1988/1/2\u200e',
  ])('%s', (text) => {
    expect(readDate(text, 'unknown')).toBe('1988-01-02')
  }) // prettier-ignore

  test.each([
    ['77/1/2', 'which could be 1977 or the 77th year of the republic'],
    ['77年1月2日', 'which says no calendar'],
    ['1/2/88', 'whose century is anybody’s guess'],
    ['1988', 'which has no day'],
    ['1988-02-30', 'which is not in the calendar'],
    ['2023-02-29', 'which was no leap year'],
    ['1988-13-01', 'which has no such month'],
    ['32144', 'which is a number'],
    ['tomorrow', 'which is a word'],
    ['民國前5年1月2日', 'which counts backwards'],
    ['0088-01-02', 'which nobody alive has'],
  ])('but not %s, %s', (text) => {
    expect(readDate(text, 'day-first')).toBeNull()
  })
})

describe('Day and month', () => {
  test('come in the order that the whole column shows', () => {
    expect(dateOrderOf(['1/2/1988', '13/2/1988'])).toBe('day-first')
    expect(dateOrderOf(['1/2/1988', '2/13/1988'])).toBe('month-first')
    expect(readDate('1/2/1988', 'day-first')).toBe('1988-02-01')
    expect(readDate('1/2/1988', 'month-first')).toBe('1988-01-02')
  })

  test('are not guessed where the column shows nothing or both', () => {
    expect(dateOrderOf(['1/2/1988', '1988-05-13'])).toBe('unknown')
    expect(dateOrderOf(['13/2/1988', '2/13/1988'])).toBe('unknown')
    expect(readDate('1/2/1988', 'unknown')).toBeNull()
  })

  test('are plain where only one order is possible or both are the same day', () => {
    expect(readDate('13/2/1988', 'unknown')).toBe('1988-02-13')
    expect(readDate('2/13/1988', 'unknown')).toBe('1988-02-13')
    expect(readDate('5/5/1988', 'unknown')).toBe('1988-05-05')
  })
})

describe('A birthday', () => {
  test.each(['01-02', '1/2', '1.2', '1月2日', '--01-02', '--0102', 'Jan 2', '2 Jan'])(
    'may lack its year: %s',
    (text) => {
      expect(readPartialDate(text, 'unknown')).toBe('--01-02')
    },
  )

  test('without a year may be the 29th of February, and no other day that never was', () => {
    expect(readPartialDate('2/29', 'unknown')).toBe('--02-29')
    expect(readPartialDate('2/30', 'unknown')).toBeNull()
  })

  test('without a year follows the order of its column', () => {
    expect(readPartialDate('1/2', 'day-first')).toBe('--02-01')
    expect(readPartialDate('13/2', 'unknown')).toBe('--02-13')
  })

  test('with a year is a full date', () => {
    expect(readPartialDate('1988/1/2', 'unknown')).toBe('1988-01-02')
  })
})

test('A date of joining needs its year', () => {
  expect(readDate('01-02', 'unknown')).toBeNull()
})
