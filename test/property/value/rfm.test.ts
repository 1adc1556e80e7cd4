import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SCORES, TIERS } from '../../../shared/domain/value.ts'
import { ChapterBook } from '../../../shared/value/chapter-book.ts'
import { tierOf } from '../../../shared/value/rfm.ts'
import { fixed, quintiles, scoreOf } from '../../../shared/value/scale.ts'
import { buyer, SETTINGS, TODAY } from '../../helpers/value.ts'

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 200 })
const cuts = fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer())
const bought = fc.array(fc.tuple(fc.integer({ min: -30, max: 800 }), fc.integer({ min: 1, max: 10 ** 9 })), {
  maxLength: 8,
})
const buyers = fc
  .array(bought, { maxLength: 60 })
  .map((all) => all.map((purchases, index) => buyer(index, ...purchases)))

describe('Every combination of scores', () => {
  it('is exactly one tier, and a better one is never a lower tier', () => {
    for (const recency of SCORES)
      for (const frequency of SCORES)
        for (const money of SCORES) {
          const tier = tierOf({ recency, frequency, money }, SETTINGS)
          expect(TIERS.filter((each) => each === tier)).toHaveLength(1)
          expect(tier).not.toBe('potential')
          const sum = recency + frequency + money
          expect(tier).toBe(sum <= 7 ? 'customer' : sum <= 12 ? 'member' : 'partner')
        }
    expect(tierOf(null, SETTINGS)).toBe('potential')
  })

  it('is a tier even where two organizers’ settings have got out of order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 16 }), fc.integer({ min: 3, max: 16 }), (memberFrom, partnerFrom) => {
        const settings = { numbers: { ...SETTINGS.numbers, memberFrom, partnerFrom } }
        for (const score of SCORES)
          expect(TIERS).toContain(tierOf({ recency: score, frequency: score, money: score }, settings))
      }),
    )
  })
})

describe('Quintiles', () => {
  it('give every number one score from 1 to 5, more never less, whatever the cut-offs are', () => {
    fc.assert(
      fc.property(values, cuts, fc.integer(), fc.nat(), (all, chosen, value, more) => {
        for (const scale of [quintiles(all), fixed(chosen)]) {
          expect(SCORES).toContain(scoreOf(value, scale))
          expect(scoreOf(value + more, scale)).toBeGreaterThanOrEqual(scoreOf(value, scale))
        }
      }),
    )
  })

  it('do not hang on the order of rows', () => {
    fc.assert(
      fc.property(
        values.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(quintiles(shuffled)).toEqual(quintiles(all))
        },
      ),
    )
  })

  it('are a fifth each where all numbers differ', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (fifth) => {
        const all = Array.from({ length: fifth * 5 }, (_, index) => index * 3)
        const scale = quintiles(all)
        for (const score of SCORES) expect(all.filter((each) => scoreOf(each, scale) === score)).toHaveLength(fifth)
      }),
    )
  })

  it('put those who are alike together, and everybody in the middle where all are', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 50 }), (value, many) => {
        expect(scoreOf(value, quintiles(Array.from({ length: many }, () => value)))).toBe(3)
      }),
    )
    const scale = quintiles([1, 1, 1, 1, 1, 1, 2, 3, 4, 5])
    expect([1, 2, 3, 4, 5].map((value) => scoreOf(value, scale))).toEqual([2, 4, 4, 5, 5])
  })
})

describe('A chapter’s tiers', () => {
  it('do not hang on the order of its members', () => {
    fc.assert(
      fc.property(
        buyers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const [one, other] = [new ChapterBook(SETTINGS, TODAY), new ChapterBook(SETTINGS, TODAY)]
          for (const facts of all) one.put(facts)
          for (const facts of shuffled) other.put(facts)
          for (const { member } of all) expect(other.of(member)).toEqual(one.of(member))
        },
      ),
    )
  })

  it('make nobody potential who ever bought anything, and everybody who never did', () => {
    fc.assert(
      fc.property(buyers, (all) => {
        const book = new ChapterBook(SETTINGS, TODAY)
        for (const facts of all) book.put(facts)
        for (const { member, bought: purchases } of all)
          expect(book.of(member)?.tier.value === 'potential').toBe(purchases.every(({ day }) => day > TODAY))
      }),
    )
  })
})
