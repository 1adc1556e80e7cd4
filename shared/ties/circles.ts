import type { MemberId } from '../domain/ids.ts'

/** Who is tied to whom, and how strongly; said from both sides. */
export type Web = ReadonlyMap<MemberId, ReadonlyMap<MemberId, number>>

/**
 * The circles of a company: groups with more and stronger ties inside than such a company would have by chance. People of no
 * circle are left out. Largest first; the same web gives the same circles on every device.
 *
 * Louvain method: V. D. Blondel et al., “Fast unfolding of communities in large networks”, J. Stat. Mech. (2008) P10008;
 * nodes are visited in the order of their ids and not at random.
 */
export function circlesOf(web: Web): MemberId[][] {
  const people = [...web.keys()].sort()
  const index = new Map(people.map((person, at) => [person, at]))
  let net: Net = people.map((person) => {
    const near: [number, number][] = []
    for (const [other, weight] of web.get(person) ?? []) {
      const at = index.get(other)
      if (at !== undefined && other !== person && weight > 0) near.push([at, weight])
    }
    // Where two circles gain alike the first one asked about wins: it must not hang on the order in which ties are told.
    return new Map(near.sort(([a], [b]) => a - b))
  })
  let circleOf = people.map((_, at) => at)
  for (;;) {
    const moved = moveNodes(net)
    const names = new Map([...new Set(moved)].map((circle, at) => [circle, at]))
    circleOf = circleOf.map((node) => names.get(moved[node] ?? node) ?? node)
    if (names.size === net.length) break
    net = joined(net, moved, names)
  }
  const circles = new Map<number, MemberId[]>()
  for (const [at, person] of people.entries()) {
    const circle = circleOf[at] ?? at
    circles.set(circle, [...(circles.get(circle) ?? []), person])
  }
  return [...circles.values()].filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)
}

/** Weights to other nodes; to itself, what lies inside a node that stands for several, both ways. */
type Net = readonly ReadonlyMap<number, number>[]

/** Moves node after node to the neighbouring circle where modularity gains most, until nothing gains. */
function moveNodes(net: Net): number[] {
  const degrees = net.map((near) => sum(near.values()))
  const total = sum(degrees)
  const circleOf = net.map((_, node) => node)
  const degreeOf = [...degrees]
  if (total === 0) return circleOf
  for (let isMoving = true; isMoving;) {
    isMoving = false
    for (const [node, near] of net.entries()) {
      const degree = degrees[node] ?? 0
      const from = circleOf[node] ?? node
      const into = new Map<number, number>([[from, 0]])
      for (const [other, weight] of near) if (other !== node) bump(into, circleOf[other] ?? other, weight)
      degreeOf[from] = (degreeOf[from] ?? 0) - degree
      // A move has to gain more than rounding does, or two circles could pass a node to and fro for ever.
      let best = from
      let bestGain = gainOf(into.get(from) ?? 0, degree, degreeOf[from] ?? 0, total) + LEAST_GAIN
      for (const [circle, weight] of into) {
        const gain = gainOf(weight, degree, degreeOf[circle] ?? 0, total)
        if (gain > bestGain) [best, bestGain] = [circle, gain]
      }
      degreeOf[best] = (degreeOf[best] ?? 0) + degree
      if (best === from) continue
      circleOf[node] = best
      isMoving = true
    }
  }
  return circleOf
}

const LEAST_GAIN = 1e-9

/** What modularity gains by a node in a circle, but for a factor that is the same for all circles. */
function gainOf(weight: number, degree: number, circleDegree: number, total: number): number {
  return weight - (degree * circleDegree) / total
}

/** The net in which each circle is one node. */
function joined(net: Net, circleOf: readonly number[], names: ReadonlyMap<number, number>): Net {
  const next = [...names].map(() => new Map<number, number>())
  for (const [node, near] of net.entries()) {
    const from = names.get(circleOf[node] ?? node) ?? 0
    for (const [other, weight] of near) {
      const to = names.get(circleOf[other] ?? other) ?? 0
      const row = next[from]
      if (row) bump(row, to, weight)
    }
  }
  return next
}

function bump(weights: Map<number, number>, key: number, by: number): void {
  weights.set(key, (weights.get(key) ?? 0) + by)
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
