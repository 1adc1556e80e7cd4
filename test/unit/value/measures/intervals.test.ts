import { describe, expect, test } from 'vitest'
import {
  clusteredShare,
  meanInterval,
  peopleShare,
  studentT,
  wilson,
} from '../../../../shared/value/measures/intervals.ts'

describe('The interval of a share', () => {
  test('is the one that others publish', () => {
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
    for (const [part, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilson(part, of)
      expect(interval.low).toBeCloseTo(low, 4)
      expect(interval.high).toBeCloseTo(high, 4)
    }
  })

  test('is told of five people, and not of four', () => {
    expect(peopleShare(2, 4)).toEqual({ value: null, part: 2, of: 4, people: 4, low: null, high: null })
    expect(peopleShare(2, 5)).toMatchObject({ value: 0.4, people: 5 })
    expect(peopleShare(0, 0)).toMatchObject({ value: null })
  })

  test('is that of people where each has one thing', () => {
    const { low, high } = peopleShare(81, 263)
    expect({ low, high }).toEqual(wilson(81, 263))
  })

  test('is wider where a few people have most of the things', () => {
    // Ten people with two things each, of whom five have both of the kind asked about: as uncertain as ten people.
    const alike = clusteredShare({ people: 10, part: 10, of: 20, partPart: 20, partOf: 20, ofOf: 40 })
    expect({ low: alike.low, high: alike.high }).toEqual(wilson(5, 10))
    // The same share of twenty people with one thing each.
    const { low, high } = peopleShare(10, 20)
    expect((alike.high ?? 0) - (alike.low ?? 0)).toBeGreaterThan((high ?? 0) - (low ?? 0))
  })

  test('does not shrink where one person made everything and all of it is of one kind', () => {
    // Five people made 1, 1, 1, 1 and 16 things: worth 20² ÷ 260 of them.
    const { value, low } = clusteredShare({ people: 5, part: 20, of: 20, partPart: 260, partOf: 260, ofOf: 260 })
    expect(value).toBe(1)
    expect(low).toBeCloseTo(wilson(400 / 260, 400 / 260).low, 12)
  })
})

describe('The interval of a mean', () => {
  test('goes by the quantiles that tables of Student’s t give', () => {
    for (const [freedom, quantile] of [
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [29, 2.045],
      [120, 1.98],
    ] as const)
      expect(studentT(freedom)).toBeCloseTo(quantile, 2)
    expect(studentT(1e9)).toBeCloseTo(1.96, 3)
  })

  test('is what one reckons by hand', () => {
    // Mean 30, standard deviation √250 = 15.811, standard error 7.071; × 2.776 = 19.63.
    const interval = meanInterval([10, 20, 30, 40, 50])
    expect(interval?.low).toBeCloseTo(10.37, 1)
    expect(interval?.high).toBeCloseTo(49.63, 1)
    expect(meanInterval([10])).toBeNull()
  })

  test('counts those who paid nothing', () => {
    expect(meanInterval([40, 50], 3)).toEqual(meanInterval([0, 40, 0, 50, 0]))
  })
})
