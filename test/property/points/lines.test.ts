import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { balancesOf, pointsLines } from '../../../shared/domain/points-ledger.ts'
import type { DatedEntry, Deed } from '../../../shared/domain/points-ledger.ts'
import { EARNED_FOR } from '../../../shared/domain/points.ts'
import type { PointsRule } from '../../../shared/domain/points.ts'

const id = <Kind extends Parameters<typeof newId>[0]>(kind: Kind, at: number) =>
  newId(kind, (length) => new Uint8Array(length).fill(at))
const CHAPTERS: readonly ChapterId[] = [id('cha', 1), id('cha', 2)]
const chapter = fc.constantFrom(...CHAPTERS)
const day = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => {
  return `2026-0${month}-${String(date).padStart(2, '0')}`
})
const on = fc.constantFrom(...EARNED_FOR)
const deed: fc.Arbitrary<Deed> = fc
  .record({ on, chapter, day, source: fc.nat({ max: 5 }) })
  .map(({ source, ...rest }) => ({ ...rest, key: `${rest.on}/${source}` }))
const deeds = fc.uniqueArray(deed, { selector: (each) => `${each.chapter} ${each.key}`, maxLength: 20 })
const rules: fc.Arbitrary<PointsRule[]> = fc.uniqueArray(
  fc.record(
    { on, from: day, amount: fc.nat({ max: 50 }), cap: fc.nat({ max: 60 }) },
    { requiredKeys: ['on', 'from', 'amount'] },
  ),
  { selector: (each) => `${each.on} ${each.from}`, maxLength: 8 },
)
const entries: fc.Arbitrary<DatedEntry[]> = fc
  .array(
    fc.record({
      chapter,
      day,
      at: fc.nat({ max: 100 }),
      amount: fc.integer({ min: -40, max: 40 }).filter((amount) => amount !== 0),
      of: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        fc.nat({ max: 12 }),
        on.map((each) => `${each}/1`),
      ),
      voided: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ of, voided, ...each }, at) => ({
      ...each,
      id: id('pts', at),
      member: id('mem', 1),
      by: id('org', 1),
      reason: '',
      ...(of !== undefined && { of: typeof of === 'number' ? id('pts', of) : of }),
      ...(voided && { voided: 1 }),
    })),
  )

const order = fc.array(fc.double({ noNaN: true }), { minLength: 20, maxLength: 20 })

describe('A member’s points', () => {
  test('are the same whatever order deeds, entries and rules are known in', () => {
    fc.assert(
      fc.property(deeds, entries, rules, order, (did, wrote, rule, numbers) => {
        const shuffled = <Item>(list: readonly Item[]) =>
          list
            .map((item, at) => ({ item, at: numbers[at % numbers.length] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item)
        expect(pointsLines(shuffled(did), shuffled(wrote), shuffled(rule))).toEqual(pointsLines(did, wrote, rule))
      }),
    )
  })

  test('come to the sum of their lines in each chapter', () => {
    fc.assert(
      fc.property(deeds, entries, rules, (did, wrote, rule) => {
        const lines = pointsLines(did, wrote, rule)
        for (const [where, balance] of balancesOf(lines))
          expect(balance).toBe(lines.reduce((sum, line) => sum + (line.chapter === where ? line.amount : 0), 0))
      }),
    )
  })

  test('are given back once, however many devices took a line back', () => {
    fc.assert(
      fc.property(deeds, entries, rules, (did, wrote, rule) => {
        const twice = wrote.flatMap((entry, at) =>
          entry.of === undefined ? [entry] : [entry, { ...entry, id: id('pts', 100 + at) }],
        )
        expect(balancesOf(pointsLines(did, twice, rule))).toEqual(balancesOf(pointsLines(did, wrote, rule)))
      }),
    )
  })

  test('are never more in a month than the cap of the rule, and nothing before its first day', () => {
    fc.assert(
      fc.property(deeds, day, fc.nat({ max: 50 }), fc.nat({ max: 60 }), (did, from, amount, cap) => {
        const lines = pointsLines(did, [], [{ on: 'attended', from, amount, cap }])
        const months = new Map<string, number>()
        for (const line of lines) {
          expect(line.key.startsWith('attended/') && line.day >= from).toBe(true)
          const month = `${line.chapter} ${line.day.slice(0, 7)}`
          months.set(month, (months.get(month) ?? 0) + line.amount)
        }
        for (const sum of months.values()) expect(sum).toBeLessThanOrEqual(cap)
        const counted = did.filter((each) => each.on === 'attended' && each.day >= from).length
        expect(lines.length).toBeLessThanOrEqual(counted)
        expect(lines.length === counted || amount === 0 || amount * counted > cap).toBe(true)
      }),
    )
  })

  test('that a deed earned go with it, and what took them back takes nothing then', () => {
    const [home = id('cha', 1)] = CHAPTERS
    const came: Deed = { key: 'attended/1', on: 'attended', chapter: home, day: '2026-01-05' }
    const rule: PointsRule = { on: 'attended', from: '2026-01-01', amount: 10 }
    const back: DatedEntry = {
      id: id('pts', 1),
      chapter: home,
      member: id('mem', 1),
      by: id('org', 1),
      at: 1,
      day: '2026-01-06',
      amount: -10,
      reason: '登錯人',
      of: came.key,
    }
    const amounts = (did: readonly Deed[], wrote: readonly DatedEntry[]) =>
      pointsLines(did, wrote, [rule]).map(({ amount, balance, takenBack }) => ({ amount, balance, takenBack }))
    expect(amounts([came], [back])).toEqual([
      { amount: 10, balance: 10, takenBack: true },
      { amount: -10, balance: 0, takenBack: false },
    ])
    expect(amounts([], [back])).toEqual([{ amount: 0, balance: 0, takenBack: false }])
  })
})
