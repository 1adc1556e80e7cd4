import { seededRandom } from '../domain/random.ts'

/** Who is tied to whom, by number: two ends a tie. */
export interface NumberedEnds {
  readonly people: number
  readonly ends: Int32Array
}

/** How often each stands on the shortest way between two others, from 0 to 1. */
export interface Betweenness {
  readonly shares: Float32Array
  /** Where shares are estimated: what is true lies within so much of each, 19 times in 20; null where they are exact. */
  readonly errors: Float32Array | null
}

/** Ties looked at; beyond that it takes longer than a second, and a sample has to do. */
const MOST_STEPS = 80_000_000
/** Fewer to begin from would say nothing. */
const LEAST_PIVOTS = 100
/** The same ties say the same, on every device. */
const SEED = 20_261_122
/** Of a normal distribution 95 % lie within so many standard errors. */
const NINETEEN_IN_TWENTY = 1.96

/**
 * Betweenness of everybody, all ties being equally long. Exact while it can be; of a large map the ways from a sample of people
 * are followed, and each share comes with the error that the sample itself shows.
 *
 * U. Brandes, “A faster algorithm for betweenness centrality”, J. Math. Sociol. 25 (2001); sampling: U. Brandes and C. Pich,
 * “Centrality estimation in large networks”, Int. J. Bifurc. Chaos 17 (2007).
 */
export function betweennessOf(graph: NumberedEnds, mostSteps = MOST_STEPS, leastPivots = LEAST_PIVOTS): Betweenness {
  const { people, ends } = graph
  const search = new Search(graph)
  const steps = Math.max(1, people + ends.length)
  const count = Math.min(people, Math.max(leastPivots, Math.floor(mostSteps / steps)))
  const pivots = count === people ? [...search.numbers()] : seededRandom(SEED).some([...search.numbers()], count)
  const [sums, squares] = [new Float64Array(people), new Float64Array(people)]
  for (const pivot of pivots) search.from(pivot, sums, squares)
  const pairs = Math.max(1, (people - 1) * (people - 2))
  const shares = Float32Array.from(sums, (sum) => (sum * people) / count / pairs)
  if (count === people) return { shares, errors: null }
  // Of a sample without replacement the rest alone is uncertain.
  const left = (people - count) / (people - 1)
  const errors = Float32Array.from(sums, (sum, person) => {
    const variance = Math.max(0, ((squares[person] ?? 0) - sum ** 2 / count) / (count - 1))
    return (NINETEEN_IN_TWENTY * Math.sqrt((variance / count) * left) * people) / pairs
  })
  return { shares, errors }
}

/** Follows the shortest ways from one person after another, in arrays that are used again. */
class Search {
  readonly #people: number
  /** Neighbours of everybody in one row; those of a person begin at `#begin[person]`. */
  readonly #begin: Int32Array
  readonly #near: Int32Array
  readonly #far: Int32Array
  readonly #ways: Float64Array
  readonly #owed: Float64Array
  readonly #queue: Int32Array

  constructor({ people, ends }: NumberedEnds) {
    this.#people = people
    this.#begin = new Int32Array(people + 1)
    this.#far = new Int32Array(people)
    this.#ways = new Float64Array(people)
    this.#owed = new Float64Array(people)
    this.#queue = new Int32Array(people)
    const ties = tiesOnce({ people, ends })
    for (const [a, b] of ties) for (const end of [a, b]) this.#begin[end + 1] = (this.#begin[end + 1] ?? 0) + 1
    for (let person = 0; person < people; person += 1)
      this.#begin[person + 1] = (this.#begin[person + 1] ?? 0) + (this.#begin[person] ?? 0)
    const next = this.#begin.slice()
    this.#near = new Int32Array(ties.length * 2)
    for (const [a, b] of ties)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        this.#near[next[one] ?? 0] = other
        next[one] = (next[one] ?? 0) + 1
      }
  }

  numbers(): Iterable<number> {
    return Array.from({ length: this.#people }, (_, number) => number).values()
  }

  /** Adds to everybody the share that they have in the ways from `source`, and its square. */
  from(source: number, sums: Float64Array, squares: Float64Array): void {
    const [begin, near, far, ways, owed, queue] = [
      this.#begin, this.#near, this.#far, this.#ways, this.#owed, this.#queue,
    ] // prettier-ignore
    far.fill(-1)
    ways.fill(0)
    owed.fill(0)
    far[source] = 0
    ways[source] = 1
    queue[0] = source
    let reached = 1
    for (let at = 0; at < reached; at += 1) {
      const person = queue[at] ?? 0
      const next = (far[person] ?? 0) + 1
      const end = begin[person + 1] ?? 0
      for (let index = begin[person] ?? 0; index < end; index += 1) {
        const other = near[index] ?? 0
        if (far[other] === -1) {
          far[other] = next
          queue[reached] = other
          reached += 1
        }
        if (far[other] === next) ways[other] = (ways[other] ?? 0) + (ways[person] ?? 0)
      }
    }
    for (let at = reached - 1; at > 0; at -= 1) {
      const person = queue[at] ?? 0
      const before = (far[person] ?? 0) - 1
      const each = (1 + (owed[person] ?? 0)) / (ways[person] ?? 1)
      const end = begin[person + 1] ?? 0
      for (let index = begin[person] ?? 0; index < end; index += 1) {
        const other = near[index] ?? 0
        if (far[other] === before) owed[other] = (owed[other] ?? 0) + (ways[other] ?? 0) * each
      }
      const share = owed[person] ?? 0
      sums[person] = (sums[person] ?? 0) + share
      squares[person] = (squares[person] ?? 0) + share ** 2
    }
  }
}

/** Each tie once, whichever way and however often it is named; nobody is tied to themselves. */
function tiesOnce({ people, ends }: NumberedEnds): (readonly [number, number])[] {
  const seen = new Set<number>()
  const ties: (readonly [number, number])[] = []
  for (let at = 0; at < ends.length; at += 2) {
    const [one = 0, other = 0] = [ends[at], ends[at + 1]]
    const [a, b] = one < other ? [one, other] : [other, one]
    if (a === b || seen.has(a * people + b)) continue
    seen.add(a * people + b)
    ties.push([a, b])
  }
  return ties
}
