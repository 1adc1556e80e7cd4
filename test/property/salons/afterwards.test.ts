import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { eveningPicture } from '../../../shared/salons/evening-picture.ts'
import { followUps } from '../../../shared/salons/follow-ups.ts'
import type { EveningGuest } from '../../../shared/salons/follow-ups.ts'
import { eveningReport, pairsOf } from '../../../shared/salons/report.ts'
import { tableGroups } from '../../../shared/salons/table-groups.ts'

const DAY = 86_400_000
const EVENING = 1000 * DAY
const NAMES = Array.from('abcdefghijkl') as MemberId[]
const name = fc.constantFrom(...NAMES)
const some = (most = 6) => fc.uniqueArray(name, { maxLength: most })

const guests: fc.Arbitrary<EveningGuest[]> = fc.uniqueArray(
  fc.record({
    member: name,
    came: fc.boolean(),
    expected: fc.boolean(),
    before: fc
      .uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 6 })
      .map((days) => days.toSorted((a, b) => a - b).map((day) => day * DAY)),
    met: some(),
    ideas: fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }),
    helped: fc.array(fc.string(), { maxLength: 1 }),
  }),
  { selector: ({ member }) => member },
)
const past = fc.record({
  at: fc.constant(EVENING),
  hosts: some(2),
  warm: fc.constant(0.5),
  usualGap: fc.option(fc.integer({ min: 1, max: 60 })),
  strength: fc.double({ min: 0, max: 2, noNaN: true }),
})

describe('follow-ups', () => {
  test('name everybody at most once, never as their own caller, and always with a reason', () => {
    fc.assert(
      fc.property(guests, past, (all, { strength, ...evening }) => {
        const found = followUps(all, { ...evening, tie: () => strength })
        expect(new Set(found.map(({ member }) => member)).size).toBe(found.length)
        for (const { member, reasons, caller } of found) {
          expect(reasons.length).toBeGreaterThan(0)
          expect(caller?.who).not.toBe(member)
        }
      }),
    )
  })

  test('are the same in whatever order guests are told', () => {
    fc.assert(
      fc.property(guests, past, fc.nat(), (all, { strength, ...evening }, turn) => {
        const setting = { ...evening, tie: () => strength }
        const at = all.length === 0 ? 0 : turn % all.length
        expect(followUps([...all.slice(at), ...all.slice(0, at)], setting)).toEqual(followUps(all, setting))
      }),
    )
  })

  test('put no newcomer behind anybody else', () => {
    fc.assert(
      fc.property(guests, past, (all, { strength, ...evening }) => {
        const kinds = followUps(all, { ...evening, tie: () => strength }).map(({ reasons }) => reasons[0]?.kind)
        const newcomers = kinds.filter((kind) => kind === 'newcomer').length
        expect(kinds.slice(0, newcomers).every((kind) => kind === 'newcomer')).toBe(true)
      }),
    )
  })
})

describe('who probably met', () => {
  const tables = ['t1', 't2', 't3'].map((id, order) => ({ id, order, name: id, chairs: 8 }))
  const seats = fc.dictionary(name, fc.constantFrom('t1', 't2', 't3', 'gone'))

  test('are people who came, each in one group, and two at least', () => {
    fc.assert(
      fc.property(some(12), seats, (present, seated) => {
        const came = present.map((member, at) => ({ member, at }))
        const groups = tableGroups(came, tables, new Map(Object.entries(seated) as [MemberId, string][]))
        const all = groups.flatMap(({ members }) => members)
        expect(new Set(all).size).toBe(all.length)
        expect(all.every((member) => present.includes(member))).toBe(true)
        expect(groups.every(({ members }) => members.length >= 2)).toBe(true)
      }),
    )
  })

  test('are everybody, in groups that differ by one at most, where nobody was seated', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2 }), (present) => {
        const groups = tableGroups(
          present.map((member, at) => ({ member, at })),
          tables,
          new Map(),
        )
        const sizes = groups.map(({ members }) => members.length)
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(present.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        expect(Math.max(...sizes)).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('a report', () => {
  const meetings = fc.array(some(), { maxLength: 5 })

  test('adds up', () => {
    fc.assert(
      fc.property(some(12), fc.nat({ max: 12 }), meetings, (people, old, met) => {
        const came = people.map((member, at) => ({ member, before: at < old ? 1 : 0, walkIn: false }))
        const inside = met.map((group) => group.filter((member) => people.includes(member)))
        const report = eveningReport({
          came,
          companions: 0,
          expected: 0,
          expectedCame: 0,
          meetings: inside,
          before: new Map(),
          after: new Map(),
          ratings: [],
        })
        expect(report.fresh + report.returning).toBe(report.came)
        expect(report.newPairs).toBe(report.pairs)
        expect(report.pairs).toBeLessThanOrEqual((people.length * (people.length - 1)) / 2)
        expect(report.welcomed).toBeLessThanOrEqual(report.fresh)
      }),
    )
  })

  test('is drawn within its frame', () => {
    fc.assert(
      fc.property(some(12), meetings, (people, met) => {
        const { dots, lines, ratio } = eveningPicture(
          people.map((member) => ({ member, fresh: false })),
          met,
          () => true,
        )
        expect(dots).toHaveLength(people.length)
        expect(dots.every(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1 / ratio)).toBe(true)
        expect(lines.length).toBeLessThanOrEqual(pairsOf(met).length)
      }),
    )
  })
})
