import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweennessOf, layOut } from '../../../shared/ties/map-layout.ts'
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

  it('says of everybody how often they stand between two others', () => {
    fc.assert(
      fc.property(ties, (all) => {
        expect([...(betweennessOf(all) ?? [])]).toEqual(
          shortestWays(all).map((share) => expect.closeTo(share, 5) as unknown),
        )
      }),
    )
  })
})

/** By the definition: of all pairs of others, the share of their shortest ways that lead through somebody. */
function shortestWays({ people, ends }: NumberedTies): number[] {
  const near = Array.from({ length: people }, () => new Set<number>())
  for (let at = 0; at < ends.length; at += 2) {
    const [a = 0, b = 0] = [ends[at], ends[at + 1]]
    near[a]?.add(b)
    near[b]?.add(a)
  }
  const [far, ways] = [near.map((_, from) => distances(near, from)), near.map((_, from) => counts(near, from))]
  return near.map((_, through) => {
    let sum = 0
    for (let a = 0; a < people; a += 1)
      for (let b = 0; b < people; b += 1) {
        const whole = far[a]?.[b] ?? Infinity
        if (a === b || a === through || b === through || whole === Infinity) continue
        if ((far[a]?.[through] ?? Infinity) + (far[through]?.[b] ?? Infinity) === whole)
          sum += ((ways[a]?.[through] ?? 0) * (ways[through]?.[b] ?? 0)) / (ways[a]?.[b] ?? 1)
      }
    return sum / ((people - 1) * (people - 2))
  })
}

function distances(near: readonly ReadonlySet<number>[], from: number): number[] {
  const far = near.map(() => Infinity)
  far[from] = 0
  const queue = [from]
  for (const node of queue)
    for (const other of near[node] ?? [])
      if (far[other] === Infinity) {
        far[other] = (far[node] ?? 0) + 1
        queue.push(other)
      }
  return far
}

function counts(near: readonly ReadonlySet<number>[], from: number): number[] {
  const far = distances(near, from)
  const ways = near.map(() => 0)
  ways[from] = 1
  for (const node of [...near.keys()].sort((a, b) => (far[a] ?? 0) - (far[b] ?? 0)))
    for (const other of near[node] ?? [])
      if (far[other] === (far[node] ?? 0) + 1) ways[other] = (ways[other] ?? 0) + (ways[node] ?? 0)
  return ways
}
