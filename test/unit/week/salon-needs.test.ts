import { expect, test } from 'vitest'
import { salonNeeds } from '../../../shared/week/salon-needs.ts'
import type { PlannedEvening } from '../../../shared/week/salon-needs.ts'

const NOW = Date.UTC(2026, 10, 22)
const DAY = 86_400_000
const HOURS = 2 * 3_600_000

/** An evening in so many days of which nothing is missing. */
function evening(inDays: number, more: Partial<PlannedEvening> = {}): PlannedEvening {
  const start = NOW + inDays * DAY
  return {
    start,
    end: start + HOURS,
    capacity: 20,
    chairs: 18,
    arrived: 0,
    due: 0,
    hosts: 1,
    venue: '光點',
    steps: 3,
    isClosed: false,
    ...more,
  }
}

const kinds = (of: PlannedEvening) => salonNeeds(of, NOW).map(({ kind, level }) => `${kind} ${level}`)

test('An evening of which nothing is missing needs nobody', () => {
  expect(kinds(evening(5))).toEqual([])
})

test('An evening is short of guests when more than a fifth of its seats is free', () => {
  expect(kinds(evening(5, { chairs: 16 }))).toEqual([])
  expect(salonNeeds(evening(5, { chairs: 15 }), NOW)).toEqual([{ kind: 'guests', level: 'week', free: 5 }])
})

test('Where nobody counts seats, fewer than four guests are too few', () => {
  expect(salonNeeds(evening(5, { capacity: null, chairs: 3 }), NOW)).toEqual([
    { kind: 'guests', level: 'week', free: null },
  ])
  expect(kinds(evening(5, { capacity: null, chairs: 4 }))).toEqual([])
})

test('In the last three days what is missing is due now', () => {
  expect(kinds(evening(3, { chairs: 2, hosts: 0 }))).toEqual(['guests now', 'plan now'])
  expect(kinds(evening(3.1, { chairs: 2, hosts: 0 }))).toEqual(['guests week', 'plan week'])
})

test('Whoever waits beside a free seat is told at once, and then nobody is looked for', () => {
  expect(kinds(evening(10, { chairs: 10, due: 4 }))).toEqual(['seats now'])
})

test('A host and a venue are asked for two weeks ahead, a run-sheet one week', () => {
  const bare = { hosts: 0, venue: ' ', steps: 0 }
  expect(salonNeeds(evening(15, bare), NOW)).toEqual([])
  expect(salonNeeds(evening(13, bare), NOW)).toEqual([{ kind: 'plan', level: 'week', lacks: ['host', 'venue'] }])
  expect(salonNeeds(evening(6, bare), NOW)).toEqual([
    { kind: 'plan', level: 'week', lacks: ['host', 'venue', 'runSheet'] },
  ])
})

test('An evening that is going on needs nothing from here', () => {
  expect(kinds(evening(-0.01, { chairs: 0, hosts: 0 }))).toEqual([])
})

test('An evening that is over is to be closed for two weeks, if anybody was expected or came', () => {
  expect(kinds(evening(-1))).toEqual(['close week'])
  expect(kinds(evening(-1, { isClosed: true }))).toEqual([])
  expect(kinds(evening(-1, { chairs: 0 }))).toEqual([])
  expect(kinds(evening(-1, { chairs: 0, arrived: 3 }))).toEqual(['close week'])
  expect(kinds(evening(-15))).toEqual([])
})
