import { describe, expect, test } from 'vitest'
import { lunarDate } from '../../../shared/calendar/lunar.ts'
import { nextTime, SEASON_IDS, SEASONS } from '../../../shared/journeys/seasons.ts'
import type { SeasonId } from '../../../shared/journeys/seasons.ts'

function season(id: SeasonId) {
  const found = SEASONS.find((each) => each.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

describe('A day of the Chinese calendar', () => {
  // As the Hong Kong Observatory's conversion tables give them.
  test.each([
    [2024, 1, 1, '2024-02-10'],
    [2025, 1, 1, '2025-01-29'],
    [2026, 1, 1, '2026-02-17'],
    [2027, 1, 1, '2027-02-06'],
    [2025, 8, 15, '2025-10-06'],
    [2026, 8, 15, '2026-09-25'],
    [2027, 8, 15, '2027-09-15'],
    [2026, 5, 5, '2026-06-19'],
    // 2025 has a second sixth month, which is not the sixth.
    [2025, 6, 15, '2025-07-09'],
  ])('of %i, month %i day %i, is %s', (year, month, day, date) => {
    expect(lunarDate(year, month, day)).toBe(date)
  })
})

describe('A season', () => {
  test('is offered until its last day, and then for the year after', () => {
    expect(nextTime(season('midAutumn'), '2026-09-25')).toEqual({ from: '2026-09-04', until: '2026-09-25' })
    expect(nextTime(season('midAutumn'), '2026-09-26')).toEqual({ from: '2027-08-25', until: '2027-09-15' })
    expect(nextTime(season('lunarNewYear'), '2026-11-22')).toEqual({ from: '2027-01-23', until: '2027-02-20' })
    expect(nextTime(season('yearEndLetters'), '2026-11-22')).toEqual({ from: '2026-12-01', until: '2026-12-31' })
  })

  test('is one of those that have words', () => {
    expect(SEASONS.map(({ id }) => id)).toEqual([...SEASON_IDS])
  })
})
