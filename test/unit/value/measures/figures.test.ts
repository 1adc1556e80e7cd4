import { describe, expect, test } from 'vitest'
import type { MeasurePeriod } from '../../../../shared/domain/measures.ts'
import type { MeasureFacts } from '../../../../shared/value/measures/facts.ts'
import { MeasureFigures } from '../../../../shared/value/measures/figures.ts'
import type { Reckoned } from '../../../../shared/value/measures/figures.ts'
import { MeasureBook } from '../../../../shared/value/measures/measure-book.ts'
import type { Cost } from '../../../../shared/value/measures/measure-book.ts'
import { wilson } from '../../../../shared/value/measures/intervals.ts'
import { day, days, measured } from '../../../helpers/measures.ts'

const TODAY = day('2026-11-28')
const CONVERSION_DAYS = 30

function figures(people: readonly MeasureFacts[], costs: readonly Cost[] = []): MeasureFigures {
  return new MeasureFigures([book(people, costs)], TODAY)
}

function book(people: readonly MeasureFacts[], costs: readonly Cost[] = []): MeasureBook {
  const made = new MeasureBook(TODAY, CONVERSION_DAYS)
  for (const facts of people) made.put(facts)
  made.costs = costs
  return made
}

/** The figure of the last window that is over. */
function last(all: MeasureFigures, measure: Reckoned, period: MeasurePeriod = 'quarter') {
  const point = all.trend(measure, period).findLast(({ isOver }) => isOver)
  if (!point) throw new Error('no window is over')
  return point
}

const six = (make: (index: number) => MeasureFacts) => Array.from({ length: 6 }, (_, index) => make(index))

describe('Staying a year', () => {
  test('counts who joined in a quarter and took part in the fourth after it', () => {
    const came = ['2026-07-04', '2026-09-30', '2026-06-30', '2026-10-01']
    const all = figures(six((index) => measured(index, '2025-08-01', { came: days(came[index] ?? '2026-08-08') })))
    // Those of June and of October came in other quarters.
    expect(last(all, 'retention')).toMatchObject({ part: 4, of: 6, value: 4 / 6 })
    expect(last(all, 'retention').low).toBeCloseTo(wilson(4, 6).low, 12)
  })

  test('takes a contribution for taking part, and who has left for somebody who joined', () => {
    const people = six((index) =>
      measured(index, '2025-09-30', index === 0 ? { gave: days('2026-08-01') } : { left: day('2026-01-01') }),
    )
    const other = measured(6, '2020-01-01', { came: days('2026-08-01') })
    expect(last(figures([...people, other]), 'retention')).toMatchObject({ part: 1, of: 6 })
  })

  test('is not told of a time of which nothing is recorded', () => {
    const people = six((index) => measured(index, '2025-09-30', { gave: days('2026-08-01') }))
    expect(last(figures(people), 'retention')).toMatchObject({ of: 0, value: null })
  })

  test('takes four quarters of joining together over a year', () => {
    const joined = ['2024-10-01', '2025-01-31', '2025-04-04', '2025-07-07', '2025-09-30', '2025-10-01']
    const came = ['2025-11-11', '2026-02-02', '2026-01-01', '2026-07-31', '2026-07-31', '2026-10-10']
    const people = six((index) => measured(index, joined[index] ?? '', { came: days(came[index] ?? '') }))
    const all = figures([...people, measured(6, '2020-01-01', { came: days('2026-05-05') })])
    // The third came a quarter too early, the last joined too late.
    expect(last(all, 'retention', 'year')).toMatchObject({ part: 4, of: 5 })
  })

  test('is shown by quarters of joining, quarter by quarter', () => {
    const all = figures([
      measured(0, '2026-04-01', { came: days('2026-04-01', '2026-08-01') }),
      measured(1, '2026-06-30', { came: days('2026-11-01') }),
    ])
    expect(all.cohorts().find(({ start }) => start === day('2026-04-01'))).toMatchObject({
      joined: 2,
      active: [1, 1, 1],
    })
  })
})

describe('Taking part', () => {
  test('counts the months in which active members came', () => {
    const all = figures(
      six((index) => measured(index, '2025-01-01', { came: days('2026-03-03', ...(index < 2 ? ['2026-08-08'] : [])) })),
    )
    expect(last(all, 'participation')).toMatchObject({ part: 2, of: 18, people: 6 })
    expect(last(all, 'participation', 'month')).toMatchObject({ part: 0, of: 6 })
  })

  test('counts a member from when they joined until they left, and nobody who has long been away', () => {
    const all = figures([
      measured(0, '2026-08-15', { came: days('2026-08-15') }),
      measured(1, '2024-01-01', { came: days('2026-07-01'), left: day('2026-08-01') }),
      measured(2, '2024-01-01', { came: days('2025-06-30') }),
    ])
    // August and September of the first, July of the second.
    expect(last(all, 'participation')).toMatchObject({ part: 2, of: 3, people: 2 })
  })
})

describe('What members make', () => {
  test('is told of everything made, person by person', () => {
    const all = figures([
      measured(0, '2024-01-01', { made: days('2026-07-01', '2026-08-01', '2026-09-01'), isOrganizer: true }),
      ...[1, 2, 3, 4].map((index) => measured(index, '2024-01-01', { made: days('2026-07-07') })),
    ])
    const figure = last(all, 'content')
    expect(figure).toMatchObject({ part: 4, of: 7, people: 5, value: 4 / 7 })
    // Variance: four members (1 − 4⁄7)² each and one organizer (3 × 4⁄7)²; worth 3.27 independent things.
    const variance = 4 * (3 / 7) ** 2 + (12 / 7) ** 2
    const worth = ((4 / 7) * (3 / 7) * 49) / variance
    expect(figure.low).toBeCloseTo(wilson((4 / 7) * worth, worth).low, 12)
  })
})

describe('Members brought by members', () => {
  test('counts those who joined in the time', () => {
    const all = figures(
      six((index) => measured(index, index === 5 ? '2026-10-01' : '2026-07-01', { isReferred: index % 2 === 0 })),
    )
    expect(last(all, 'referral')).toMatchObject({ part: 3, of: 5 })
  })
})

describe('Guests who buy', () => {
  const bought = (date: string) => [{ day: day(date), amount: 100, isFee: false }]

  test('counts a first purchase until the last of the days', () => {
    const dates = ['2026-08-01', '2026-08-31', '2026-09-01', '2026-07-31']
    const all = figures(
      six((index) => measured(index, '2026-01-01', { came: days('2026-08-01'), bought: bought(dates[index] ?? '2027-01-01') })), // prettier-ignore
    )
    // The third bought a day too late; the fourth had bought before and is not asked about.
    expect(last(all, 'conversion')).toMatchObject({ part: 2, of: 5, value: 0.4 })
  })

  test('does not count who still has time', () => {
    const all = figures(six((index) => measured(index, '2026-01-01', { came: days('2026-10-30') })))
    expect(all.trend('conversion', 'quarter').at(-1)).toMatchObject({ of: 0, value: null })
  })
})

describe('The cost of a new regular', () => {
  const evening = (amount: number | null, more: Partial<Cost> = {}): Cost => ({
    day: day('2026-08-01'),
    amount,
    forNewcomers: 0,
    isPlanned: false,
    ...more,
  })
  // Four people came: two for the first time, two for the second.
  const guests = [
    measured(0, '2026-08-01', { came: days('2026-08-01') }),
    measured(1, '2026-08-01', { came: days('2026-08-01') }),
    measured(2, '2026-07-01', { came: days('2026-07-01', '2026-08-01') }),
    measured(3, '2026-07-01', { came: days('2026-07-01', '2026-08-01') }),
  ]

  test('is the newcomers’ share of the costs, for each who came again', () => {
    expect(last(figures(guests, [evening(400_000)]), 'cost')).toMatchObject({ part: 200_000, of: 2, value: null })
    const more = [4, 5, 6].map((index) => measured(index, '2026-05-01', { came: days('2026-05-01', '2026-07-01') }))
    expect(last(figures([...guests, ...more], [evening(400_000)]), 'cost')).toMatchObject({ of: 5, value: 40_000 })
  })

  test('counts whole what was spent to win newcomers, whether anybody came that day or not', () => {
    const half = evening(400_000, { forNewcomers: 100_000 })
    const fair = evening(50_000, { forNewcomers: 50_000, day: day('2026-08-02') })
    // 100,000, half of the other 300,000, and the fair.
    expect(last(figures(guests, [half, fair]), 'cost')).toMatchObject({ part: 300_000, of: 2 })
  })

  test('is not nothing where nobody entered what it cost', () => {
    expect(last(figures(guests), 'cost')).toMatchObject({ of: 0, value: null })
    expect(last(figures(guests, [evening(null)]), 'cost')).toMatchObject({ of: 0 })
  })

  test('says of how many evenings it knows', () => {
    const all = figures(guests, [evening(400_000, { isPlanned: true })])
    expect(all.knownCosts({ start: day('2026-07-01'), end: day('2026-09-30') })).toEqual({
      evenings: 2,
      known: 1,
      planned: 1,
    })
  })
})

describe('Fees per member', () => {
  test('are shared among all members, those who paid none among them', () => {
    const fee = { day: day('2026-07-01'), amount: 60_000, isFee: true }
    const all = figures(
      six((index) =>
        measured(index, '2026-01-01', { bought: index < 2 ? [fee, { ...fee, isFee: false }] : [], left: null }),
      ),
    )
    // Of 600, 600 and four times nothing: mean 200, standard deviation 309.8, standard error 126.5; × 2.571 = 325.
    expect(last(all, 'fees')).toMatchObject({ part: 120_000, of: 6, value: 20_000, low: 0 })
    expect(last(all, 'fees').high).toBeCloseTo(52_520, -2)
    expect(last(figures(six((index) => measured(index, '2026-01-01'))), 'fees')).toMatchObject({ of: 0, value: null })
  })

  test('in a currency without a rate add nothing, and are told of', () => {
    const all = figures([
      measured(0, '2026-01-01', { bought: [{ day: day('2026-07-01'), amount: null, isFee: true }] }),
    ])
    expect(last(all, 'fees')).toMatchObject({ part: 0 })
    expect(all.unrated).toBe(1)
  })
})

describe('Several chapters', () => {
  test('are taken together by their sums, not by the mean of their shares', () => {
    const one = book(six((index) => measured(index, '2026-07-01', { isReferred: true })))
    const other = book(Array.from({ length: 18 }, (_, index) => measured(index, '2026-07-01')))
    expect(last(new MeasureFigures([one, other], TODAY), 'referral')).toMatchObject({ part: 6, of: 24, value: 0.25 })
    // Each keeps its own.
    expect(last(new MeasureFigures([one], TODAY), 'referral')).toMatchObject({ part: 6, of: 6 })
  })

  test('may be none, and may have nobody', () => {
    for (const books of [[], [new MeasureBook(TODAY, CONVERSION_DAYS)]])
      for (const measure of [
        'retention',
        'participation',
        'content',
        'referral',
        'conversion',
        'cost',
        'fees',
      ] as const)
        expect(last(new MeasureFigures(books, TODAY), measure)).toMatchObject({ value: null, of: 0 })
  })
})
