import fc from 'fast-check'
import { UndirectedGraph } from 'graphology'
import { connectedComponents } from 'graphology-components'
import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { bridgesOf } from '../../../shared/ties/bridges.ts'
import type { Near } from '../../../shared/ties/bridges.ts'
import { recordId } from '../../helpers/people.ts'
import { nearBy } from '../../helpers/ties.ts'

const PEOPLE = Array.from({ length: 9 }, (_, number) => recordId(number + 1))
const pair = fc.subarray(PEOPLE, { minLength: 2, maxLength: 2 }).map(([a, b]) => [a, b] as [MemberId, MemberId])
const pairs = fc.array(pair, { maxLength: 16 })

describe('bridges', () => {
  it('are exactly those whose removal leaves graphology with more parts, and cut off as many as it counts', () => {
    fc.assert(
      fc.property(pairs, (ties) => {
        const expected = PEOPLE.flatMap((member) => {
          const whole = partWith(graphOf(ties), member)
          const graph = graphOf(ties)
          graph.dropNode(member)
          const left = connectedComponents(graph).filter((part) => part.some((other) => whole.has(other)))
          const largest = Math.max(0, ...left.map(({ length }) => length))
          return left.length > 1 ? [{ member, cutOff: whole.size - 1 - largest }] : []
        })
        const numbers = ties.map(([a, b]) => [PEOPLE.indexOf(a), PEOPLE.indexOf(b)] as const)
        expect(bridgesOf([nearBy(PEOPLE, numbers)])).toEqual(
          expected.sort((a, b) => b.cutOff - a.cutOff || (a.member < b.member ? -1 : 1)),
        )
      }),
    )
  })

  it('are the same of people in one list and in several, and nobody counts who is in none', () => {
    fc.assert(
      fc.property(pairs, fc.nat(PEOPLE.length), fc.nat(PEOPLE.length), (ties, one, two) => {
        const numbers = ties.map(([a, b]) => [PEOPLE.indexOf(a), PEOPLE.indexOf(b)] as const)
        const [first, end] = [Math.min(one, two), Math.max(one, two)]
        const whole = nearBy(PEOPLE, numbers)
        const among = numbers.filter((ends) => ends.every((each) => each < end))
        expect(bridgesOf([partOf(whole, 0, first), partOf(whole, first, end)])).toEqual(
          bridgesOf([nearBy(PEOPLE.slice(0, end), among)]),
        )
      }),
    )
  })
})

/** Some of a list, from one to before another. */
function partOf({ people, places, starts, others }: Near, from: number, to: number): Near {
  return { people: people.slice(from, to), places: places.slice(from, to), starts: starts.slice(from, to + 1), others }
}

function partWith(graph: UndirectedGraph, member: MemberId): ReadonlySet<string> {
  return new Set(connectedComponents(graph).find((part) => part.includes(member)))
}

function graphOf(ties: readonly (readonly [MemberId, MemberId])[]): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (const person of PEOPLE) graph.addNode(person)
  for (const [a, b] of ties) graph.mergeEdge(a, b)
  return graph
}
