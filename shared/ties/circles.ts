import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import type { MemberId } from '../domain/ids.ts'

/** Who is tied to whom, and how strongly; said from both sides. */
export type Web = ReadonlyMap<MemberId, ReadonlyMap<MemberId, number>>

/**
 * The circles of a company: groups with more and stronger ties inside than such a company would have by chance. People of no
 * circle are left out. Largest first; the same web gives the same circles on every device.
 *
 * Louvain method: V. D. Blondel et al., “Fast unfolding of communities in large networks”, J. Stat. Mech. (2008) P10008.
 */
export function circlesOf(web: Web): MemberId[][] {
  const people = [...web.keys()].sort()
  const graph = new UndirectedGraph()
  // In the order of ids, and without chance: where two circles gain alike, the first one asked about wins.
  for (const person of people) graph.addNode(person)
  for (const person of people) {
    const near = [...(web.get(person) ?? [])].filter(
      ([other, weight]) => person < other && weight > 0 && web.has(other),
    )
    for (const [other, weight] of near.sort(([a], [b]) => (a < b ? -1 : 1))) graph.addEdge(person, other, { weight })
  }
  const circleOf = louvain(graph, { randomWalk: false })
  const circles = new Map<number, MemberId[]>()
  for (const person of people) {
    const circle = circleOf[person]
    if (circle === undefined) continue
    const known = circles.get(circle)
    if (known) known.push(person)
    else circles.set(circle, [person])
  }
  return [...circles.values()].filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)
}
