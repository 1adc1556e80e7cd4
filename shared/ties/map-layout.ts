import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import { startingPlaces } from './starting-places.ts'

/** Who is tied to whom, by number: two ends a tie, and how strongly. */
export interface NumberedTies {
  readonly people: number
  readonly ends: Int32Array
  readonly strengths: Float32Array
}

/** A place for everybody; near each other who is strongly tied. Without a unit: the picture is fitted to the window. */
export interface Layout {
  readonly x: Float32Array
  readonly y: Float32Array
}

/** Above so many, forces of those far away are counted by the group (Barnes–Hut). */
const GROUPED_FROM = 400

/**
 * Lays out a map, some rounds at a time: each `next` is a picture that is a little better than the last, until it is done. The
 * same ties make the same map, on every device. `before` are places to begin from; who has none there begins in their
 * `startingPlaces`.
 *
 * ForceAtlas2: M. Jacomy et al., “ForceAtlas2, a continuous graph layout algorithm”, PLoS ONE 9(6) (2014) e98679.
 */
export function* layOut(ties: NumberedTies, before?: ReadonlyMap<number, readonly [x: number, y: number]>) {
  const graph = graphOf(ties)
  const { x, y } = startingPlaces(ties, before)
  graph.forEachNode((node) => {
    graph.mergeNodeAttributes(node, { x: x[Number(node)], y: y[Number(node)] })
  })
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: ties.people > GROUPED_FROM,
    edgeWeightInfluence: 1,
    gravity: 1,
    slowDown: 2,
  }
  for (const iterations of roundsFor(ties.people)) {
    forceAtlas2.assign(graph, { iterations, settings })
    yield placesIn(graph, ties.people)
  }
}

/** A first look soon, then the rest; a large map gets fewer rounds, each takes it longer. */
function roundsFor(people: number): readonly number[] {
  const rest = people > 2_000 ? 6 : people > 500 ? 10 : 12
  return [10, ...Array.from({ length: rest }, () => 25)]
}

function graphOf({ people, ends, strengths }: NumberedTies): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (let number = 0; number < people; number += 1) graph.addNode(String(number))
  for (const [index, weight] of strengths.entries())
    graph.mergeEdge(String(ends[index * 2]), String(ends[index * 2 + 1]), { weight })
  return graph
}

function placesIn(graph: UndirectedGraph, people: number): Layout {
  const place = (axis: 'x' | 'y') =>
    Float32Array.from({ length: people }, (_, number) => Number(graph.getNodeAttribute(String(number), axis)))
  return { x: place('x'), y: place('y') }
}
