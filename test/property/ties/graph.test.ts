import fc from 'fast-check'
import { UndirectedGraph } from 'graphology'
import { connectedComponents } from 'graphology-components'
import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { bridgesOf } from '../../../shared/ties/bridges.ts'
import { recordId } from '../../helpers/people.ts'

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
        expect(
          bridgesOf(
            PEOPLE,
            ties.flatMap((tie) => tie.map((end) => PEOPLE.indexOf(end))),
          ),
        ).toEqual(expected.sort((a, b) => b.cutOff - a.cutOff || (a.member < b.member ? -1 : 1)))
      }),
    )
  })
})

function partWith(graph: UndirectedGraph, member: MemberId): ReadonlySet<string> {
  return new Set(connectedComponents(graph).find((part) => part.includes(member)))
}

function graphOf(ties: readonly (readonly [MemberId, MemberId])[]): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (const person of PEOPLE) graph.addNode(person)
  for (const [a, b] of ties) graph.mergeEdge(a, b)
  return graph
}
