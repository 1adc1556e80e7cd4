import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, localAt } from '../../../shared/calendar/instants.ts'
import { recurrences } from '../../../shared/calendar/recurrence.ts'
import { addMinutes, minutesBetween } from '../../../shared/calendar/wall-clock.ts'
import { timesOf } from '../../../renderer/worker/queries/salon-times.ts'
import type { ChapterId, SalonId } from '../../../shared/domain/ids.ts'
import { NOTHING_PLANNED } from '../../../shared/domain/salon.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { readCalendar } from '../../../shared/formats/calendar-file/read-calendar.ts'
import { writeCalendar } from '../../../shared/formats/calendar-file/write-calendar.ts'

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

/** Nights of 2026 in which an hour, or half of one, is skipped or comes twice: from when on, and what the clock then shows. */
const NIGHTS = [
  { zone: 'America/New_York', skipped: ['2026-03-08T02:00', 60], doubled: ['2026-11-01T01:00', 60] },
  { zone: 'Europe/Berlin', skipped: ['2026-03-29T02:00', 60], doubled: ['2026-10-25T02:00', 60] },
  { zone: 'Australia/Lord_Howe', skipped: ['2026-10-04T02:00', 30], doubled: ['2026-04-05T01:30', 30] },
] as const

const night = fc.constantFrom(...NIGHTS)
const change = fc.constantFrom('skipped' as const, 'doubled' as const)

/** A salon that begins about the hour of the change and lasts up to two. */
const nightly = fc.record({
  night,
  change,
  offset: fc.integer({ min: -60, max: 120 }),
  minutes: fc.integer({ min: 1, max: 120 }),
})

function salonAt(zone: string, start: string, minutes: number): Salon {
  return {
    ...NOTHING_PLANNED,
    id: 'sal_0000000000000001' as SalonId,
    chapter: 'cha_0000000000000001' as ChapterId,
    theme: '守夜',
    venue: '',
    hosts: [],
    notes: '',
    start,
    end: addMinutes(start, minutes),
    zone,
    created: 0,
  }
}

function eventsIn(text: string) {
  const reading = readCalendar(text)
  for (;;) {
    const step = reading.next()
    if (!step.done) continue
    if (!step.value.ok) throw new Error(step.value.problem.code)
    return step.value.value.events
  }
}

describe('A salon in the night in which the clocks are changed', () => {
  test('has a beginning and a later end', () => {
    fc.assert(
      fc.property(nightly, ({ night: { zone, ...night_ }, change: which, offset, minutes }) => {
        const { start, end } = timesOf(salonAt(zone, addMinutes(night_[which][0], offset), minutes))
        expect(end).toBeGreaterThan(start)
        expect(end - start).toBeLessThanOrEqual((minutes + night_.doubled[1]) * 60_000)
      }),
    )
  })

  test('that is put into the hour that is skipped begins when it is over', () => {
    fc.assert(
      fc.property(night, fc.nat({ max: 59 }), ({ zone, skipped: [from, long] }, minute) => {
        const start = addMinutes(from, minute % long)
        expect(localAt(timesOf(salonAt(zone, start, 120)).start, zone)).toBe(addMinutes(start, long))
      }),
    )
  })

  test('that is put into the hour that comes twice begins when it comes first', () => {
    fc.assert(
      fc.property(night, fc.nat({ max: 59 }), ({ zone, doubled: [from, long] }, minute) => {
        const start = addMinutes(from, minute % long)
        const { start: instant } = timesOf(salonAt(zone, start, 120))
        expect([instant, instant + long * 60_000].map((at) => localAt(at, zone))).toEqual([start, start])
      }),
    )
  })

  test('leaves as a calendar file and comes back as the same evening', () => {
    fc.assert(
      fc.property(nightly, ({ night: { zone, ...night_ }, change: which, offset, minutes }) => {
        const salon = salonAt(zone, addMinutes(night_[which][0], offset), minutes)
        const [event] = eventsIn(writeCalendar({ name: '守夜', now: 0, salons: [salon], series: [] }))
        expect(event).toMatchObject({ start: salon.start, minutes, zone, doubts: [] })
      }),
    )
  })

  test('is as many hours long as a duration says, and as many days on the calendar', () => {
    fc.assert(
      fc.property(night, change, fc.integer({ min: 1, max: 12 }), fc.nat({ max: 3 }), (of, which, hours, days) => {
        // Two hours before the change, when every clock agrees.
        const start = addMinutes(of[which][0], -120)
        const lines = [
          'BEGIN:VCALENDAR',
          'BEGIN:VEVENT',
          `DTSTART;TZID=${of.zone}:${start.replaceAll(/[-:]/g, '')}00`,
          `DURATION:P${days}DT${hours}H`,
          'END:VEVENT',
          'END:VCALENDAR',
        ]
        const [event] = eventsIn(lines.join('\r\n'))
        const day = addMinutes(start, days * 24 * 60)
        const end = localAt((instantOf(day, of.zone) ?? 0) + hours * 3_600_000, of.zone)
        expect(event?.minutes).toBe(Math.max(1, minutesBetween(start, end)))
      }),
    )
  })
})
