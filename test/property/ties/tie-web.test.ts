import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TieWeb } from '../../../shared/ties/tie-web.ts'
import { MONTHS } from '../../../shared/ties/web-days.ts'
import type { Gathering } from '../../../shared/ties/web-gatherings.ts'
import { tiesOf } from '../../../shared/ties/tie.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { USUAL_TIES } from '../../../shared/domain/tie-numbers.ts'
import { hasCooled } from '../../../shared/ties/cooling.ts'
import { recordId } from '../../helpers/people.ts'

const DAY = 86_400_000
const TODAY = 20_777
const PEOPLE = Array.from({ length: 7 }, (_, number) => recordId(number + 1))
const some = fc.subarray(PEOPLE)
const gathering: fc.Arbitrary<Gathering> = fc.record({
  // Of what is of this month only a part is gone through anew.
  day: fc.oneof(fc.integer({ min: TODAY - 700, max: TODAY + 20 }), fc.integer({ min: TODAY - 12, max: TODAY })),
  present: some,
  encounters: fc.array(fc.record({ members: some, introduced: fc.boolean() }), { maxLength: 3 }),
})
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
const numbers = fc.record({
  halfLife: fc.oneof(fc.constant(USUAL_TIES.halfLife), fc.integer({ min: 91, max: 720 })),
  warm: fc.double({ min: 0.1, max: 2, noNaN: true }),
  strong: fc.double({ min: 2.1, max: 4, noNaN: true }),
  connectedFrom: fc.integer({ min: 1, max: 4 }),
  activeDays: fc.integer({ min: 30, max: 720 }),
  cooledDays: fc.integer({ min: 7, max: 90 }),
  newcomerDays: fc.constant(USUAL_TIES.newcomerDays),
  meetAgainDays: fc.constant(USUAL_TIES.meetAgainDays),
})
const change = fc.tuple(name, fc.option(gathering, { freq: 5 }))
const changes = fc.array(change, { maxLength: 20 })

describe('the web of ties', () => {
  it('says of everybody what is said of each by themselves', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const web = webOf(all)
        const standing = standingAfter(all)
        for (const person of PEOPLE) {
          const ties = tiesOf(person, standing.map(occasionOf), TODAY * DAY)
          const kept = web.of(person)
          expect(new Set(kept.map(({ other }) => other))).toEqual(
            new Set([...ties].filter(([, { strength }]) => strength >= 0.25).map(([other]) => other)),
          )
          for (const { other, strength, level, shared, met, first, last } of kept) {
            const tie = ties.get(other)
            expect(strength).toBeCloseTo(tie?.strength ?? 0, 9)
            expect({ level, shared, met, first: first * DAY, last: last * DAY }).toEqual({
              level: tie?.level,
              shared: tie?.shared,
              met: tie?.met,
              first: tie?.first,
              last: tie?.last,
            })
          }
        }
      }),
    )
  })

  it('says after every change what a web says that was made then', () => {
    fc.assert(
      fc.property(changes, fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 4 }), (all, days) => {
        const web = new TieWeb(TODAY - 30)
        for (const [index, [id, held]] of all.entries()) {
          web.put(id, held)
          const day = days[index % 5]
          if (day !== undefined) web.today = TODAY - 30 + day
          if (index % 3 === 0) web.work(() => index % 2 === 0)
        }
        web.today = TODAY
        web.work()
        expect(stateOf(web)).toEqual(stateOf(webOf(all)))
      }),
    )
  })

  it('is the same from both ends', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const web = webOf(all)
        for (const person of PEOPLE)
          for (const { other, ...tie } of web.of(person)) {
            const { other: back, ...same } = web.of(other).find((each) => each.other === person) ?? { other: null }
            expect(back).toBe(person)
            expect(same).toEqual({ ...tie, strength: near(tie.strength) })
          }
      }),
    )
  })

  it('sums up of everybody what their ties say', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 40 }), (all, later) => {
        const web = webOf(all)
        for (const day of [TODAY, TODAY + later]) {
          web.today = day
          web.work()
          for (const person of PEOPLE) {
            const ties = web.of(person)
            const { warm, strong, hasMet, cooled } = web.standingOf(person)
            expect({ warm, strong }).toEqual({
              warm: ties.filter(({ level }) => level !== 'faint').length,
              strong: ties.filter(({ level }) => level === 'strong').length,
            })
            expect(hasMet || ties.every(({ met }) => met === 0)).toBe(true)
            expect(cooled).toEqual(ties.filter((tie) => hasCooled(tie, day)))
          }
        }
      }),
    )
  })

  it('tells beforehand what it says once other numbers are set', () => {
    fc.assert(
      fc.property(changes, numbers, (all, other) => {
        const web = webOf(all)
        const told = PEOPLE.map((person) => ({
          active: web.isActiveUnder(other, person),
          connected: web.isConnectedUnder(other, person),
        }))
        web.numbers = other
        web.work()
        const fresh = new TieWeb(TODAY, other)
        for (const [id, held] of all) fresh.put(id, held)
        fresh.work()
        expect(stateOf(web)).toEqual(stateOf(fresh))
        for (const [index, person] of PEOPLE.entries()) expect(told[index]).toEqual(inMonth(web, person, MONTHS - 1))
      }),
    )
  })

  it('only grows with another gathering', () => {
    fc.assert(
      fc.property(changes, gathering, (all, another) => {
        const [before, after] = [webOf(all), webOf([...all, ['another', another]])]
        for (const person of PEOPLE)
          for (const { other, strength } of before.of(person))
            expect(after.of(person).find((tie) => tie.other === other)?.strength ?? 0).toBeGreaterThanOrEqual(
              strength - 1e-9,
            )
      }),
    )
  })

  it('remembers of every month what a web said at its end', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const past = all.map(([id, held]): Change => [id, held && held.day > TODAY ? null : held])
        const web = webOf(past)
        for (const [month, end] of web.monthEnds.entries()) {
          const then = new TieWeb(end)
          for (const [id, held] of past) then.put(id, held && held.day > end ? null : held)
          then.work()
          for (const person of PEOPLE) expect(inMonth(web, person, month)).toEqual(inMonth(then, person, MONTHS - 1))
        }
      }),
    )
  })

  it('tells of a company what it tells of each, now and on a day of the past', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: TODAY - 700, max: TODAY }), some, (all, day, company) => {
        const then = new TieWeb(day)
        for (const [id, held] of all) then.put(id, held && held.day > day && day < TODAY ? null : held)
        then.work()
        const expected = company.flatMap((a, from) =>
          then.of(a).flatMap(({ other, strength, level }) => {
            const to = company.indexOf(other)
            return to > from ? [{ from, to, strength: near(strength), level }] : []
          }),
        )
        const web = webOf(all)
        for (const { ends, strengths, levels } of [then.among(company), atOnce(web.amongAt(day, company))]) {
          const found = levels.map((level, index) => ({
            from: ends[index * 2] ?? -1,
            to: ends[index * 2 + 1] ?? -1,
            strength: strengths[index],
            level,
          }))
          expect(found.sort(byEnds)).toEqual(expected.sort(byEnds))
        }
      }),
    )
  })
})

type Change = readonly [id: string, gathering: Gathering | null]

function webOf(all: readonly Change[]): TieWeb {
  const web = new TieWeb(TODAY)
  for (const [id, held] of all) web.put(id, held)
  web.work()
  return web
}

function stateOf(web: TieWeb) {
  return PEOPLE.map((person) => ({
    ties: web.of(person).sort((a, b) => (a.other < b.other ? -1 : 1)),
    months: web.monthEnds.map((_, month) => inMonth(web, person, month)),
    days: web.daysOf(person),
  }))
}

function atOnce<Value>(steps: Generator<void, Value>): Value {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

function inMonth(web: TieWeb, person: MemberId, month: number) {
  const { connected, active } = web.standingOf(person)
  return { connected: (connected & (1 << month)) !== 0, active: (active & (1 << month)) !== 0 }
}

function standingAfter(all: readonly Change[]): Gathering[] {
  const standing = new Map<string, Gathering>()
  for (const [id, held] of all)
    if (held) standing.set(id, held)
    else standing.delete(id)
  return [...standing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held)
}

function occasionOf({ day, present, encounters }: Gathering) {
  return { at: day * DAY, present: new Set(present), encounters }
}

function byEnds(
  one: { readonly from: number; readonly to: number },
  other: { readonly from: number; readonly to: number },
): number {
  return one.from - other.from || one.to - other.to
}

/** Both ends add up in the same order, but from other sums. */
function near(strength: number): unknown {
  return expect.closeTo(strength, 9)
}
