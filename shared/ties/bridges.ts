import type { MemberId } from '../domain/ids.ts'

/** Whom each of some people is tied to. A place is a number that stands for one person wherever they are named; -1 for nobody's. */
export interface Near {
  readonly people: readonly MemberId[]
  readonly places: Int32Array
  /** Of the person at `index` in the list, the others are those from `starts[index]` to `starts[index + 1]`. */
  readonly starts: Int32Array
  /** The places of the others. */
  readonly others: Int32Array
}

/**
 * The people without whom others would lose each other, and how many would be cut off from the larger part of those who hang
 * together now. All ties count alike; those to people who are in none of the lists do not. The most needed first.
 *
 * Articulation points by depth-first search: R. Tarjan, “Depth-first search and linear graph algorithms”, SIAM J. Comput. 1
 * (1972); the sizes of the parts are those of the subtrees.
 */
export function bridgesOf(lists: readonly Near[]): { readonly member: MemberId; readonly cutOff: number }[] {
  const people = lists.flatMap((list) => list.people)
  const graph = graphOf(lists, people.length)
  const search = new Search(graph)
  const found: { member: MemberId; cutOff: number }[] = []
  for (const root of people.keys())
    for (const { node, cutOff } of search.from(root)) {
      const member = people[node]
      if (member !== undefined) found.push({ member, cutOff })
    }
  return found.sort((a, b) => b.cutOff - a.cutOff || (a.member < b.member ? -1 : 1))
}

/** Neighbours by number in one piece: those of `node` stand from `starts[node]` to `starts[node + 1]`. */
interface Graph {
  readonly starts: Int32Array
  readonly near: Int32Array
}

/** The people of several lists numbered from 0, one list after the other. */
function graphOf(lists: readonly Near[], people: number): Graph {
  const numbers = numbersOf(lists)
  const starts = new Int32Array(people + 1)
  const near = new Int32Array(lists.reduce((sum, { others }) => sum + others.length, 0))
  let [node, end] = [0, 0]
  for (const { places, starts: from, others } of lists)
    for (const index of places.keys()) {
      for (let at = from[index] ?? 0; at < (from[index + 1] ?? 0); at += 1) {
        const other = (numbers[others[at] ?? 0] ?? 0) - 1
        if (other < 0) continue
        near[end] = other
        end += 1
      }
      node += 1
      starts[node] = end
    }
  return { starts, near }
}

/** The number of whoever has a place, from 1; 0 for who is in none of the lists. */
function numbersOf(lists: readonly Near[]): Int32Array {
  let most = -1
  for (const { places, others } of lists)
    for (const all of [places, others]) for (const place of all) if (place > most) most = place
  const numbers = new Int32Array(most + 1)
  let number = 0
  for (const { places } of lists)
    for (const place of places) {
      number += 1
      if (place >= 0) numbers[place] = number
    }
  return numbers
}

const NOBODY = -1

/** A search without recursion: a chain of thousands is deeper than the stack. All it notes of a node stands in arrays of numbers. */
class Search {
  readonly #graph: Graph
  /** When a node was come to, counted from 1; 0 while it has not been. */
  readonly #seen: Int32Array
  readonly #low: Int32Array
  /** From which a node was come to. */
  readonly #above: Int32Array
  /** The neighbour to go to next. */
  readonly #next: Int32Array
  readonly #size: Int32Array
  /** The parts that fall off without a node: how many they are, how many people all have, and the largest. */
  readonly #parts: Int32Array
  readonly #fallen: Int32Array
  readonly #largest: Int32Array
  #clock = 0

  constructor(graph: Graph) {
    const people = graph.starts.length - 1
    const each = () => new Int32Array(people)
    this.#graph = graph
    this.#seen = each()
    this.#low = each()
    this.#above = each()
    this.#next = graph.starts.slice(0, people)
    this.#size = each()
    this.#parts = each()
    this.#fallen = each()
    this.#largest = each()
  }

  /** Goes through everybody who hangs together with `root`, where nobody has yet. */
  from(root: number): { readonly node: number; readonly cutOff: number }[] {
    if (this.#seen[root] !== 0) return []
    const { starts, near } = this.#graph
    const cuts: number[] = []
    this.#enter(root, NOBODY)
    for (let node = root; node !== NOBODY;) {
      const at = this.#next[node] ?? 0
      if (at >= (starts[node + 1] ?? 0)) {
        const above = this.#above[node] ?? NOBODY
        if (above !== NOBODY) this.#leave(node, above)
        if ((this.#parts[node] ?? 0) > (above === NOBODY ? 1 : 0)) cuts.push(node)
        node = above
        continue
      }
      this.#next[node] = at + 1
      const neighbour = near[at] ?? 0
      if (this.#seen[neighbour] === 0) {
        this.#enter(neighbour, node)
        node = neighbour
      } else if (neighbour !== this.#above[node]) this.#reach(node, this.#seen[neighbour] ?? 0)
    }
    const others = (this.#size[root] ?? 1) - 1
    return cuts.map((node) => {
      const above = others - (this.#fallen[node] ?? 0)
      return { node, cutOff: others - Math.max(above, this.#largest[node] ?? 0) }
    })
  }

  #enter(node: number, above: number): void {
    this.#clock += 1
    this.#seen[node] = this.#clock
    this.#low[node] = this.#clock
    this.#above[node] = above
    this.#size[node] = 1
  }

  #leave(node: number, above: number): void {
    const size = this.#size[node] ?? 0
    this.#size[above] = (this.#size[above] ?? 0) + size
    const low = this.#low[node] ?? 0
    this.#reach(above, low)
    if (low < (this.#seen[above] ?? 0)) return
    this.#parts[above] = (this.#parts[above] ?? 0) + 1
    this.#fallen[above] = (this.#fallen[above] ?? 0) + size
    this.#largest[above] = Math.max(this.#largest[above] ?? 0, size)
  }

  #reach(node: number, time: number): void {
    if (time < (this.#low[node] ?? 0)) this.#low[node] = time
  }
}
