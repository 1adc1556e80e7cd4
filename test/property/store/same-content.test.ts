import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameContent } from '../../../renderer/worker/health/same-content.ts'

/** What was stored as JSON and read again; there is only one zero then. */
const stored = fc.jsonValue({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value)))

/** The same value with the keys of every map the other way round. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turnedRound(inner)]),
  )
}

describe('Two values say the same', () => {
  test('in whatever order their keys came to stand', () => {
    fc.assert(
      fc.property(stored, (value) => {
        expect(sameContent(value, turnedRound(value))).toBe(true)
      }),
    )
  })

  test('exactly where Node finds them equal', () => {
    const examples: [unknown, unknown][] = [
      [{ a: null }, {}],
      [[], {}],
      [{ a: 1 }, { b: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
    ]
    fc.assert(
      fc.property(stored, stored, (a, b) => {
        expect(sameContent(a, b)).toBe(isDeepStrictEqual(a, b))
      }),
      { examples },
    )
  })

  test('also where one says outright that something is not there', () => {
    expect(sameContent({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(sameContent({ a: 1, b: undefined }, { a: 1, c: null })).toBe(false)
  })
})
