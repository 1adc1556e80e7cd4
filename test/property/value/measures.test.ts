import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MEASURE_PERIODS, MEASURES } from '../../../shared/domain/measures.ts'
import type { MeasureFacts } from '../../../shared/value/measures/facts.ts'
import { MeasureFigures } from '../../../shared/value/measures/figures.ts'
import { clusteredShare, wilson } from '../../../shared/value/measures/intervals.ts'
import { MeasureBook } from '../../../shared/value/measures/measure-book.ts'
import { memberNumber, TODAY } from '../../helpers/value.ts'

const someDay = fc.integer({ min: TODAY - 1300, max: TODAY + 20 })
const days = fc.array(someDay, { maxLength: 14 }).map((all) => all.sort((a, b) => a - b))
const facts: fc.Arbitrary<MeasureFacts> = fc.record({
  member: fc.integer({ min: 0, max: 25 }).map(memberNumber),
  joined: someDay,
  came: days,
  gave: days,
  made: days,
  left: fc.option(someDay),
  isOrganizer: fc.boolean(),
  isReferred: fc.boolean(),
  bought: fc
    .array(fc.record({ day: someDay, amount: fc.option(fc.integer({ min: 1, max: 10 ** 9 })), isFee: fc.boolean() }), {
      maxLength: 6,
    })
    .map((all) => all.sort((a, b) => a.day - b.day)),
})
const events = fc.array(fc.record({ facts, leaves: fc.boolean() }), { maxLength: 60 })
const costs = fc.array(
  fc.record({
    day: someDay,
    amount: fc.option(fc.integer({ min: 10 ** 6, max: 10 ** 9 })),
    forNewcomers: fc.integer({ min: 0, max: 10 ** 6 }),
    isPlanned: fc.boolean(),
  }),
  { maxLength: 10 },
)

function everything(books: readonly MeasureBook[]) {
  const figures = new MeasureFigures(books, TODAY)
  return {
    trends: MEASURES.map(
      (measure) => measure !== 'health' && MEASURE_PERIODS.map((period) => figures.trend(measure, period)),
    ),
    cohorts: figures.cohorts(),
    known: figures.knownCosts({ start: TODAY - 400, end: TODAY }),
    unrated: figures.unrated,
  }
}

describe('Measures that are kept person by person', () => {
  it('say what they would say from nothing, whatever happened on the way', () => {
    fc.assert(
      fc.property(events, costs, (all, spent) => {
        const kept = new MeasureBook(TODAY, 30)
        const left = new Map<string, MeasureFacts>()
        for (const { facts: each, leaves } of all) {
          if (leaves) kept.remove(each.member)
          else kept.put(each)
          if (leaves) left.delete(each.member)
          else left.set(each.member, each)
        }
        const anew = new MeasureBook(TODAY, 30)
        for (const each of [...left.values()].sort((a, b) => (a.member < b.member ? -1 : 1))) anew.put(each)
        kept.costs = spent
        anew.costs = spent
        expect(everything([kept])).toEqual(everything([anew]))
      }),
    )
  })

  it('are for two chapters what they would be for one that has the people of both', () => {
    fc.assert(
      fc.property(fc.uniqueArray(facts, { selector: ({ member }) => member }), (all) => {
        const [one, other, both] = [0, 1, 2].map(() => new MeasureBook(TODAY, 30))
        for (const [at, each] of all.entries()) {
          ;(at % 2 === 0 ? one : other)?.put(each)
          both?.put(each)
        }
        if (!one || !other || !both) throw new Error('three books were made')
        expect(everything([one, other]).trends).toEqual(everything([both]).trends)
        expect(everything([one, other]).cohorts).toEqual(everything([both]).cohorts)
      }),
    )
  })

  it('have every share between nothing and all, and within its interval', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), (all) => {
        const book = new MeasureBook(TODAY, 30)
        for (const each of all) book.put(each)
        const figures = new MeasureFigures([book], TODAY)
        for (const measure of ['retention', 'participation', 'content', 'referral', 'conversion'] as const)
          for (const period of MEASURE_PERIODS)
            for (const { value, part, of, low, high, people } of figures.trend(measure, period)) {
              expect(part).toBeLessThanOrEqual(of)
              if (value === null) continue
              expect(people).toBeGreaterThanOrEqual(5)
              expect(low).toBeLessThanOrEqual(value + 1e-12)
              expect(high).toBeGreaterThanOrEqual(value - 1e-12)
              expect(low).toBeGreaterThanOrEqual(0)
              expect(high).toBeLessThanOrEqual(1)
            }
      }),
    )
  })
})

describe('An interval', () => {
  it('is the narrower the more people there are of the same kind', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (of, some) => {
        const part = Math.min(some, of)
        const [few, many] = [wilson(part, of), wilson(part * 4, of * 4)]
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
      }),
    )
  })

  it('is never narrower than for as many people as there are things', () => {
    const person = fc
      .integer({ min: 1, max: 9 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))
    fc.assert(
      fc.property(fc.array(person, { minLength: 5, maxLength: 40 }), (people) => {
        const sum = (of: (part: number, all: number) => number) =>
          people.reduce((total, [part, all]) => total + of(part, all), 0)
        const [part, of] = [sum((p) => p), sum((_, m) => m)]
        const figure = clusteredShare({
          people: people.length, part, of,
          partPart: sum((p) => p * p), partOf: sum((p, m) => p * m), ofOf: sum((_, m) => m * m),
        }) // prettier-ignore
        const alone = wilson(part, of)
        expect((figure.high ?? 0) - (figure.low ?? 0)).toBeGreaterThanOrEqual(alone.high - alone.low - 1e-12)
      }),
    )
  })
})
