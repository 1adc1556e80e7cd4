import { describe, expect, test } from 'vitest'
import { isoOf } from '../../../../shared/value/day.ts'
import { quarterDays, quarterOf, windowsOf } from '../../../../shared/value/measures/windows.ts'
import { day } from '../../../helpers/measures.ts'

const TODAY = day('2026-11-28')
const written = (period: 'month' | 'quarter' | 'year') =>
  windowsOf(period, TODAY).map(({ start, end, isOver }) => `${isoOf(start)} ${isoOf(end)}${isOver ? '' : ' …'}`)

describe('The times that figures are counted over', () => {
  test('are calendar months, the last of which runs', () => {
    expect(written('month').slice(-3)).toEqual([
      '2026-09-01 2026-09-30',
      '2026-10-01 2026-10-31',
      '2026-11-01 2026-11-28 …',
    ])
    expect(written('month')[0]).toBe('2025-11-01 2025-11-30')
  })

  test('are calendar quarters, the last of which runs', () => {
    expect(written('quarter').slice(-2)).toEqual(['2026-07-01 2026-09-30', '2026-10-01 2026-11-28 …'])
    expect(written('quarter')[0]).toBe('2024-10-01 2024-12-31')
  })

  test('are years up to the ends of quarters, which are all over', () => {
    expect(written('year').slice(-2)).toEqual(['2025-07-01 2026-06-30', '2025-10-01 2026-09-30'])
    expect(written('year')).toHaveLength(8)
  })

  test('are not over on their last day', () => {
    expect(windowsOf('month', day('2026-11-30')).at(-1)).toMatchObject({ isOver: false })
    expect(windowsOf('month', day('2026-12-01')).at(-2)).toMatchObject({ end: day('2026-11-30'), isOver: true })
  })

  test('name a quarter by a number, across the turn of a year', () => {
    expect(quarterOf(day('2026-01-01')) - quarterOf(day('2025-12-31'))).toBe(1)
    expect(quarterDays(quarterOf(day('2024-02-29'))).map(isoOf)).toEqual(['2024-01-01', '2024-03-31'])
  })
})
