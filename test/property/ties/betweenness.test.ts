import fc from 'fast-check'
import { UndirectedGraph } from 'graphology'
import { betweenness } from 'graphology-metrics/centrality/index.js'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../shared/domain/random.ts'
import { betweennessOf } from '../../../shared/ties/betweenness.ts'
import type { NumberedEnds } from '../../../shared/ties/betweenness.ts'

const ties = fc
  .integer({ min: 3, max: 14 })
  .chain((people) =>
    fc
      .array(fc.uniqueArray(fc.nat(people - 1), { minLength: 2, maxLength: 2 }), { maxLength: 30 })
      .map((pairs): NumberedEnds => ({ people, ends: Int32Array.from(pairs.flat()) })),
  )

describe('how often people stand between others', () => {
  it('is what graphology says', () => {
    fc.assert(
      fc.property(ties, (graph) => {
        const { shares, errors } = betweennessOf(graph)
        expect(errors).toBeNull()
        expect([...shares]).toEqual(reference(graph).map((share) => expect.closeTo(share, 5) as unknown))
      }),
    )
  })

  it('is estimated of a large map, and said with an error that most often holds what is true', () => {
    const random = seededRandom(7)
    const people = 600
    // Circles of twelve, of which two people each know somebody elsewhere.
    const pairs = Array.from({ length: people * 6 }, (_, index) => {
      const one = index % people
      const circle = Math.floor(one / 12) * 12
      return one % 12 < 2 && index < people ? [one, random.int(0, people - 1)] : [one, circle + random.int(0, 11)]
    })
    const graph = { people, ends: Int32Array.from(pairs.flat()) }
    const truth = reference(graph)
    const { shares, errors } = betweennessOf(graph, 0, 150)
    const named = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0)).slice(0, 60)
    const held = named.filter((each) => Math.abs((shares[each] ?? 0) - (truth[each] ?? 0)) <= (errors?.[each] ?? 0))
    expect(held.length).toBeGreaterThanOrEqual(0.9 * named.length)
    const [most] = [...truth.keys()].sort((a, b) => (truth[b] ?? 0) - (truth[a] ?? 0))
    expect(named.slice(0, 10)).toContain(most)
  })

  it('is the same whenever the same map is looked at', () => {
    fc.assert(
      fc.property(ties, (graph) => {
        expect(betweennessOf(graph, 0, 2)).toEqual(betweennessOf(graph, 0, 2))
      }),
    )
  })
})

function reference({ people, ends }: NumberedEnds): number[] {
  const graph = new UndirectedGraph()
  for (let person = 0; person < people; person += 1) graph.addNode(person)
  for (let at = 0; at < ends.length; at += 2) if (ends[at] !== ends[at + 1]) graph.mergeEdge(ends[at], ends[at + 1])
  const scores = betweenness(graph, { getEdgeWeight: null })
  return Array.from({ length: people }, (_, person) => scores[person] ?? 0)
}
