import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isBackupDue, outlived } from '../../../shared/domain/keeping.ts'
import type { KeptBackup } from '../../../shared/domain/keeping.ts'

const DAY = 86_400_000
/** A Wednesday, noon. */
const NOW = Date.UTC(2026, 10, 18, 12)

function daily(days: number): KeptBackup[] {
  return Array.from({ length: days }, (_, day) => ({ name: `${day}`, made: NOW - day * DAY, isVerified: true }))
}

describe('Of backups of every day', () => {
  test('seven days, four weeks and twelve months are kept after a year', () => {
    const year = daily(400)
    const gone = new Set(outlived(year, { days: 7, weeks: 4, months: 12 }, NOW))
    const kept = year.filter(({ name }) => !gone.has(name)).map(({ made }) => new Date(made).toISOString().slice(0, 10))
    expect(kept).toEqual([
      '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15', '2026-11-14', '2026-11-13', '2026-11-12',
      '2026-11-08', '2026-11-01', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30',
      '2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31',
    ]) // prettier-ignore
  })

  test('one that was found broken is no reason to let go of one that was', () => {
    const backups = [
      { name: 'broken', made: NOW, isVerified: false },
      { name: 'whole', made: NOW - 300 * DAY, isVerified: true },
    ]
    expect(outlived(backups, { days: 1, weeks: 0, months: 0 }, NOW)).toEqual([])
  })

  test('one that was found broken goes with everything as old', () => {
    const backups = [...daily(3), { name: 'broken', made: NOW - 9 * DAY, isVerified: false }]
    expect(outlived(backups, { days: 3, weeks: 0, months: 0 }, NOW)).toEqual(['broken'])
  })
})

describe('Whatever the rule', () => {
  const backups = fc.uniqueArray(
    fc.record({
      name: fc.uuid(),
      made: fc.integer({ min: NOW - 900 * DAY, max: NOW }),
      isVerified: fc.boolean(),
    }),
    { selector: ({ name }) => name },
  )
  const rule = fc.record({ days: fc.nat(20), weeks: fc.nat(9), months: fc.nat(24) })

  test('the newest that was found whole stays, and what is gone is of what there was', () => {
    fc.assert(
      fc.property(backups, rule, (list, keep) => {
        const gone = outlived(list, keep, NOW)
        const whole = list.filter(({ isVerified }) => isVerified).sort((a, b) => b.made - a.made)
        expect(gone.every((name) => list.some((one) => one.name === name))).toBe(true)
        const stay = whole[0] ? [whole[0].name] : list.map(({ name }) => name)
        expect(stay.filter((name) => gone.includes(name))).toEqual([])
      }),
    )
  })

  test('pruning what was pruned takes nothing more', () => {
    fc.assert(
      fc.property(backups, rule, (list, keep) => {
        const gone = outlived(list, keep, NOW)
        const left = list.filter(({ name }) => !gone.includes(name))
        expect(outlived(left, keep, NOW)).toEqual([])
      }),
    )
  })
})

describe('A day’s backup', () => {
  test.each([
    ['is due where there is none', null, true],
    ['is not due an hour after the last', NOW - 3_600_000, false],
    ['is due a day after the last', NOW - DAY, true],
    ['is due where the clock was put back a year', NOW + 365 * DAY, true],
  ])('%s', (_, last, isDue) => {
    expect(isBackupDue(last, NOW)).toBe(isDue)
  })
})
