import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../../shared/ties/map-layout.ts'
import type { NumberedTies } from '../../../shared/ties/map-layout.ts'

const ties = fc
  .array(fc.uniqueArray(fc.nat(9), { minLength: 2, maxLength: 2 }), { maxLength: 20 })
  .map((pairs): NumberedTies => ({
    people: 10,
    ends: Int32Array.from(pairs.flat()),
    strengths: Float32Array.from(pairs, () => 1),
  }))

describe('the map', () => {
  it('puts everybody somewhere, and in the same place whenever it is drawn', () => {
    fc.assert(
      fc.property(ties, (all) => {
        const [one, other] = [[...layOut(all)].at(-1), [...layOut(all)].at(-1)]
        expect(one).toEqual(other)
        for (const places of [one?.x, one?.y]) {
          expect(places).toHaveLength(10)
          for (const place of places ?? []) expect(Number.isFinite(place)).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })
})
