import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { USUAL_TIES } from '../../../shared/domain/tie-numbers.ts'
import { circlesOf } from '../../../shared/ties/circles.ts'
import { rhythmOf } from '../../../shared/ties/rhythm.ts'
import { isWarm, knowsSomebodyAtOnce, tiesOf } from '../../../shared/ties/tie.ts'
import type { Occasion } from '../../../shared/ties/tie.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { recordId } from '../../helpers/people.ts'

const DAY = 86_400_000
const NOW = 4000 * DAY
const PEOPLE = Array.from({ length: 7 }, (_, number) => recordId(number + 1))
const some = fc.subarray(PEOPLE)
const occasion: fc.Arbitrary<Occasion> = fc.record({
  at: fc.integer({ min: 0, max: 4000 }).map((day) => day * DAY),
  present: some.map((people) => new Set(people)),
  encounters: fc.array(fc.record({ members: some, introduced: fc.boolean() }), { maxLength: 3 }),
})
const occasions = fc.array(occasion, { maxLength: 8 })
const pair = fc.subarray(PEOPLE, { minLength: 2, maxLength: 2 }).map(([a, b]) => [a, b] as [MemberId, MemberId])

describe('ties', () => {
  it('are the same from both ends', () => {
    fc.assert(
      fc.property(occasions, pair, (all, [a, b]) => {
        expect(tiesOf(a, all, NOW).get(b)).toEqual(tiesOf(b, all, NOW).get(a))
      }),
    )
  })

  it('fade all alike, whatever they are made of', () => {
    fc.assert(
      fc.property(occasions, pair, fc.integer({ min: 1, max: 2000 }), (all, [a, b], days) => {
        const tie = tiesOf(a, all, NOW).get(b)
        const later = tiesOf(a, all, NOW + days * DAY).get(b)
        expect(later?.strength ?? 0).toBeCloseTo((tie?.strength ?? 0) * 2 ** (-days / 180), 9)
      }),
    )
  })

  it('only grow with another occasion', () => {
    fc.assert(
      fc.property(occasions, occasion, pair, (all, another, [a, b]) => {
        const before = tiesOf(a, all, NOW).get(b)?.strength ?? 0
        expect(tiesOf(a, [...all, another], NOW).get(b)?.strength ?? 0).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('are told to be warm, or not, without being added up only where adding them up says the same', () => {
    const numbers = fc.constantFrom(USUAL_TIES, { ...USUAL_TIES, warm: 1.2 }, { ...USUAL_TIES, warm: 0.9, strong: 0.9 })
    fc.assert(
      fc.property(occasions, numbers, fc.constantFrom(...PEOPLE), fc.nat({ max: 300 }), (all, by, person, days) => {
        const now = NOW - days * DAY
        const told = knowsSomebodyAtOnce(person, all, now, by)
        const isKnown = [...tiesOf(person, all, now, by).values()].some(isWarm)
        expect([isKnown, null]).toContain(told)
      }),
      { numRuns: 400 },
    )
  })

  it('are strong only between people who are known to have met', () => {
    fc.assert(
      fc.property(fc.array(occasion, { maxLength: 40 }), pair, (all, [a, b]) => {
        const silent = all.map((each) => ({ ...each, encounters: [] }))
        expect(tiesOf(a, silent, NOW).get(b)?.level).not.toBe('strong')
      }),
    )
  })
})

describe('rhythms', () => {
  it('never get better while somebody stays away', () => {
    const order = ['steady', 'cooling', 'atRisk']
    const came = fc.array(fc.nat(1000), { minLength: 1 }).map((days) => days.sort((a, b) => a - b).map((d) => d * DAY))
    fc.assert(
      fc.property(came, fc.option(fc.integer({ min: 1, max: 90 })), fc.nat(400), (times, gap, days) => {
        const last = times.at(-1) ?? 0
        const before = rhythmOf(times, gap, last)
        const after = rhythmOf(times, gap, last + days * DAY)
        expect(order.indexOf(after?.state ?? 'steady')).toBeGreaterThanOrEqual(order.indexOf(before?.state ?? 'steady'))
      }),
    )
  })
})

describe('circles', () => {
  const webs = fc.array(fc.tuple(pair, fc.constantFrom(0.25, 0.5, 1))).map((ties) => {
    const web = new Map(PEOPLE.map((person) => [person, new Map<MemberId, number>()]))
    for (const [[a, b], weight] of ties) {
      web.get(a)?.set(b, weight)
      web.get(b)?.set(a, weight)
    }
    return web
  })

  it('hold everybody once at most, and two at least', () => {
    fc.assert(
      fc.property(webs, (web) => {
        const circles = circlesOf(web)
        const all = circles.flat()
        expect(new Set(all).size).toBe(all.length)
        for (const circle of circles) expect(circle.length).toBeGreaterThan(1)
      }),
    )
  })

  it('are the same in whatever order the ties are told', () => {
    fc.assert(
      fc.property(webs, (web) => {
        const turned = new Map([...web].reverse().map(([person, near]) => [person, new Map([...near].reverse())]))
        expect(circlesOf(turned)).toEqual(circlesOf(web))
      }),
    )
  })
})
