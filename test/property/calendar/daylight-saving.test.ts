import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, localAt } from '../../../shared/calendar/instants.ts'
import { recurrences } from '../../../shared/calendar/recurrence.ts'
import { addMinutes } from '../../../shared/calendar/wall-clock.ts'

const zone = fc.constantFrom(
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Taipei',
  'Africa/Casablanca',
)
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const rule = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=SU,WE',
  'FREQ=MONTHLY;BYDAY=-1SU',
  'FREQ=DAILY;INTERVAL=3',
)

describe('An evening that comes again', () => {
  test('stands at the same time on the clock of its zone all year, and happens in the order of its dates', () => {
    fc.assert(
      fc.property(zone, time, rule, (in_, at, text) => {
        const start = `2026-01-04T${at}`
        const found = recurrences({ rule: text, start, zone: in_ }, { before: '2027-01-01T00:00' })
        expect(found.length).toBeGreaterThan(9)
        const instants = found.map((local) => instantOf(local, in_) ?? 0)
        expect(instants).toEqual([...instants].sort((a, b) => a - b))
        for (const [index, local] of found.entries()) {
          expect(local.slice(11)).toBe(at)
          // An hour that the clocks skip is told as the next one; every other stands as it is.
          const shown = localAt(instants[index] ?? 0, in_)
          expect([local, addMinutes(local, 60), addMinutes(local, 30)]).toContain(shown)
        }
      }),
    )
  })

  test('ends with an UNTIL in UTC where the clock of its zone shows that instant', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 364 }), (in_, days) => {
        const start = '2026-01-01T19:30'
        const last = addMinutes(start, days * 24 * 60)
        const utc = new Date(instantOf(last, in_) ?? 0).toISOString().replaceAll(/[-:]|\.\d+/g, '')
        const found = recurrences({ rule: `FREQ=DAILY;UNTIL=${utc}`, start, zone: in_ }, { before: '2028-01-01T00:00' })
        expect(found.at(-1)).toBe(last)
      }),
    )
  })
})
