import { describe, expect, test } from 'vitest'
import { changedFrom, cleanRhythm, eveningsOf, isOccurrence } from '../../../shared/calendar/ritual.ts'
import { NEW_RITUAL } from '../../../shared/domain/salon.ts'
import type { Ritual } from '../../../shared/domain/salon.ts'

const thursdays: Ritual = {
  ...NEW_RITUAL,
  rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
  start: '2026-03-05T19:30',
  zone: 'Asia/Taipei',
  minutes: 120,
}
const spring = { from: '2026-03-01T00:00', before: '2026-05-01T00:00' }

function starts(ritual: Ritual, span = spring): string[] {
  return eveningsOf(ritual, span)
    .filter(({ skipped }) => !skipped)
    .map(({ start }) => start)
}

describe('The evenings of a ritual', () => {
  test('are as long as it says and stand on the clock of its chapter', () => {
    expect(eveningsOf(thursdays, { ...spring, most: 1 })).toEqual([
      {
        occurrence: '2026-03-05T19:30',
        start: '2026-03-05T19:30',
        end: '2026-03-05T21:30',
        zone: 'Asia/Taipei',
        moved: false,
        skipped: false,
      },
    ])
  })

  test('leave out what was skipped, and still name it', () => {
    const ritual = { ...thursdays, skipped: ['2026-04-02T19:30'] }
    expect(starts(ritual)).toEqual(['2026-03-05T19:30', '2026-03-19T19:30', '2026-04-16T19:30', '2026-04-30T19:30'])
    expect(eveningsOf(ritual, spring).find(({ skipped }) => skipped)?.occurrence).toBe('2026-04-02T19:30')
  })

  test('that were moved stand where they were moved to, into a month and out of it', () => {
    const ritual = {
      ...thursdays,
      moved: { '2026-04-02T19:30': '2026-05-01T20:00', '2026-05-14T19:30': '2026-04-29T19:00' },
    }
    expect(starts(ritual)).toEqual([
      '2026-03-05T19:30',
      '2026-03-19T19:30',
      '2026-04-16T19:30',
      '2026-04-29T19:00',
      '2026-04-30T19:30',
    ])
    expect(eveningsOf(ritual, { from: '2026-05-01T00:00', before: '2026-05-02T00:00' })).toMatchObject([
      { occurrence: '2026-04-02T19:30', start: '2026-05-01T20:00', end: '2026-05-01T22:00', moved: true },
    ])
  })

  test('are as many as were asked for, although some were moved away', () => {
    const ritual = { ...thursdays, moved: { '2026-03-05T19:30': '2026-12-24T19:30' } }
    expect(eveningsOf(ritual, { ...spring, most: 2 }).map(({ start }) => start)).toEqual([
      '2026-03-19T19:30',
      '2026-04-02T19:30',
    ])
  })

  test('that the rule no longer gives cannot be moved or skipped back into being', () => {
    const ritual = { ...thursdays, moved: { '2026-04-03T19:30': '2026-04-04T19:30' }, skipped: ['2026-04-03T19:30'] }
    expect(starts(ritual)).toEqual(starts(thursdays))
    expect(isOccurrence(ritual, '2026-04-03T19:30')).toBe(false)
    expect(isOccurrence(ritual, '2026-04-02T19:30')).toBe(true)
    expect(isOccurrence(ritual, '2026-03-26T19:30')).toBe(false)
  })

  test('keep their old rhythm before the date on which it changed', () => {
    const tuesdays = { rule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-04-07T20:00', zone: 'Asia/Taipei', minutes: 90 }
    const changed = changedFrom(thursdays, tuesdays)
    expect(starts(changed)).toEqual([
      '2026-03-05T19:30',
      '2026-03-19T19:30',
      '2026-04-02T19:30',
      '2026-04-07T20:00',
      '2026-04-14T20:00',
      '2026-04-21T20:00',
      '2026-04-28T20:00',
    ])
    expect(eveningsOf(changed, spring).at(-1)?.end).toBe('2026-04-28T21:30')
    // Changed once more from an earlier date on, the rhythm in between has never been.
    const again = changedFrom(changed, { ...tuesdays, rule: 'FREQ=MONTHLY;BYMONTHDAY=1', start: '2026-04-01T20:00' })
    expect(again.earlier.map(({ start }) => start)).toEqual(['2026-03-05T19:30'])
    expect(starts(again)).toEqual(['2026-03-05T19:30', '2026-03-19T19:30', '2026-04-01T20:00'])
  })

  test('begin with the first evening that the rule gives, and count the same ones from there', () => {
    const rhythm = {
      rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TH',
      start: '2026-03-06T19:30',
      zone: 'Asia/Taipei',
      minutes: 60,
    }
    const clean = cleanRhythm(rhythm)
    expect(clean).toMatchObject({ start: '2026-03-19T19:30' })
    expect(
      clean && starts({ ...NEW_RITUAL, ...clean }, { from: '2026-01-01T00:00', before: '2027-01-01T00:00' }),
    ).toEqual(['2026-03-19T19:30', '2026-04-02T19:30', '2026-04-16T19:30'])
    expect(cleanRhythm({ ...rhythm, rule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30' })).toBeNull()
  })
})
