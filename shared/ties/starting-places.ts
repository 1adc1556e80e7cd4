import type { Layout, NumberedTies } from './map-layout.ts'

/** How far from the middle the last one stands. */
const RADIUS = 100
/** Turned by this from one to the next, no two stand behind each other. */
const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5))

/**
 * Where everybody stands before a map is laid out, told at once: on a disc, evenly, who has most ties in its middle. `before`
 * are places that somebody has already.
 *
 * The disc: H. Vogel, “A better way to construct the sunflower head”, Mathematical Biosciences 44 (1979).
 */
export function startingPlaces(
  { people, ends }: Pick<NumberedTies, 'people' | 'ends'>,
  before?: ReadonlyMap<number, readonly [x: number, y: number]>,
): Layout {
  const ties = new Int32Array(people)
  for (const end of ends) ties[end] = (ties[end] ?? 0) + 1
  const order = Array.from(ties.keys()).sort((a, b) => (ties[b] ?? 0) - (ties[a] ?? 0) || a - b)
  const [x, y] = [new Float32Array(people), new Float32Array(people)]
  for (const [rank, person] of order.entries()) {
    const radius = RADIUS * Math.sqrt((rank + 0.5) / people)
    const known = before?.get(person)
    x[person] = known?.[0] ?? radius * Math.cos(rank * GOLDEN_TURN)
    y[person] = known?.[1] ?? radius * Math.sin(rank * GOLDEN_TURN)
  }
  return { x, y }
}
