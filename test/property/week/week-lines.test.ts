import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WEEK_KINDS, WEEK_LEVELS } from '../../../shared/domain/week.ts'
import type { PutOff, WeekCandidate } from '../../../shared/domain/week.ts'
import { keepPlaces } from '../../../shared/week/keep-places.ts'
import { MOST_LINES, weekLines } from '../../../shared/week/week-lines.ts'

const NOW = 1_000_000

const candidate: fc.Arbitrary<WeekCandidate> = fc
  .record({
    kind: fc.constantFrom(...WEEK_KINDS),
    level: fc.constantFrom(...WEEK_LEVELS),
    order: fc.integer({ min: 0, max: 3 }),
    nth: fc.nat({ max: 5 }),
  })
  .map(({ kind, level, order, nth }) => ({ kind, level, order, key: `${kind} ${nth}` }))

const candidates = fc.uniqueArray(candidate, { selector: ({ key }) => key, maxLength: 40 })

const putOff = fc
  .dictionary(
    fc.tuple(fc.constantFrom(...WEEK_KINDS), fc.nat({ max: 5 })).map(([kind, nth]) => `${kind} ${nth}`),
    fc.record({ until: fc.integer({ min: NOW - 5, max: NOW + 5 }), level: fc.constantFrom(...WEEK_LEVELS) }),
  )
  .map((entries): ReadonlyMap<string, PutOff> => new Map(Object.entries(entries)))

const chosen = (lines: readonly WeekCandidate[], away: ReadonlyMap<string, PutOff> = new Map()) =>
  weekLines(lines, away, NOW).lines

const countOf = (lines: readonly WeekCandidate[], kind: string) => lines.filter((line) => line.kind === kind).length

test('There are never more than seven lines, none twice, and all that fit', () => {
  fc.assert(
    fc.property(candidates, (lines) => {
      const shown = chosen(lines)
      expect(shown).toHaveLength(Math.min(MOST_LINES, lines.length))
      expect(new Set(shown).size).toBe(shown.length)
    }),
  )
})

test('The lines are the same in whatever order the candidates come', () => {
  fc.assert(
    fc.property(
      candidates.chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
      ),
      putOff,
      ([lines, shuffled], away) => {
        expect(weekLines(shuffled, away, NOW)).toEqual(weekLines(lines, away, NOW))
      },
    ),
  )
})

test('What is due now is left out only for something else that is due now', () => {
  fc.assert(
    fc.property(candidates, (lines) => {
      const shown = chosen(lines)
      const isLost = lines.some((line) => line.level === 'now' && !shown.includes(line))
      expect(!isLost || shown.every(({ level }) => level === 'now')).toBe(true)
    }),
  )
})

test('Of what is not due now, no kind has a second line while another kind waits', () => {
  fc.assert(
    fc.property(candidates, (lines) => {
      const shown = chosen(lines)
      const waiting = lines.filter((line) => line.level !== 'now' && countOf(shown, line.kind) === 0)
      const second = shown.filter(
        (line, place) => line.level !== 'now' && countOf(shown.slice(0, place), line.kind) > 0,
      )
      expect(waiting.length > 0 ? second : []).toEqual([])
    }),
  )
})

test('The most pressing stand first', () => {
  fc.assert(
    fc.property(candidates, (lines) => {
      const levels = chosen(lines).map(({ level }) => WEEK_LEVELS.indexOf(level))
      expect(levels).toEqual(levels.toSorted((a, b) => a - b))
    }),
  )
})

test('What was put off stays away until its time, unless it has become more pressing', () => {
  fc.assert(
    fc.property(candidates, putOff, (lines, away) => {
      const { lines: shown, putOff: kept } = weekLines(lines, away, NOW)
      for (const line of lines) {
        const said = away.get(line.key)
        const isAway =
          said !== undefined && said.until > NOW && WEEK_LEVELS.indexOf(line.level) >= WEEK_LEVELS.indexOf(said.level)
        expect(kept.includes(line)).toBe(isAway)
        expect(isAway && shown.includes(line)).toBe(false)
      }
      expect(shown).toEqual(chosen(lines.filter((line) => !kept.includes(line))))
    }),
  )
})

test('Lines stay where they were seen, and every line is there once', () => {
  fc.assert(
    fc.property(candidates, candidates, (before, after) => {
      const seen = before.map(({ key }) => key)
      const placed = keepPlaces(seen, after)
      expect(placed.map(({ key }) => key).sort()).toEqual(after.map(({ key }) => key).sort())
      const still = seen.filter((key) => after.some((line) => line.key === key))
      expect(placed.map(({ key }) => key).filter((key) => still.includes(key))).toEqual(still)
      // Nothing moves as long as what is new fills the places that became free.
      const places = (keys: readonly string[]) => still.map((key) => keys.indexOf(key))
      const isRoomy = after.length >= before.length
      expect(isRoomy ? places(placed.map(({ key }) => key)) : places(seen)).toEqual(places(seen))
    }),
  )
})
