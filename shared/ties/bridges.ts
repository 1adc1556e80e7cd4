import type { MemberId } from '../domain/ids.ts'

/**
 * The people without whom others would lose each other, and how many would be cut off from the larger part of those who hang
 * together now. All ties count alike. The most needed first. People are numbered by their place in `people`; `ends` names two
 * of them a tie.
 *
 * Articulation points by depth-first search: R. Tarjan, “Depth-first search and linear graph algorithms”, SIAM J. Comput. 1
 * (1972); the sizes of the parts are those of the subtrees.
 */
export function bridgesOf(
  people: readonly MemberId[],
  ends: readonly number[],
): { readonly member: MemberId; readonly cutOff: number }[] {
  const near = people.map((): number[] => [])
  for (let at = 0; at < ends.length; at += 2) {
    const [a = -1, b = -1] = [ends[at], ends[at + 1]]
    near[a]?.push(b)
    near[b]?.push(a)
  }
  const search = new Search(near)
  const found: { member: MemberId; cutOff: number }[] = []
  for (const root of people.keys()) {
    if (search.isSeen(root)) continue
    for (const { node, cutOff } of search.from(root)) {
      const member = people[node]
      if (member !== undefined) found.push({ member, cutOff })
    }
  }
  return found.sort((a, b) => b.cutOff - a.cutOff || (a.member < b.member ? -1 : 1))
}

/** One node on the way down. */
interface Step {
  readonly node: number
  readonly parent: number
  /** The neighbour to go to next. */
  next: number
  size: number
  /** Sizes of the parts that fall off without this node. */
  readonly parts: number[]
}

/** A search without recursion: a chain of thousands is deeper than the stack. */
class Search {
  readonly #near: readonly (readonly number[])[]
  readonly #seen: Int32Array
  readonly #low: Int32Array
  #clock = 0

  constructor(near: readonly (readonly number[])[]) {
    this.#near = near
    this.#seen = new Int32Array(near.length)
    this.#low = new Int32Array(near.length)
  }

  isSeen(node: number): boolean {
    return this.#seen[node] !== 0
  }

  /** Goes through everybody who hangs together with `root`. */
  from(root: number): { readonly node: number; readonly cutOff: number }[] {
    const steps = [this.#enter(root, -1)]
    const parts = new Map<number, readonly number[]>()
    let total = 0
    for (let step = steps.at(-1); step; step = steps.at(-1)) {
      const neighbour = this.#near[step.node]?.[step.next]
      step.next += 1
      if (neighbour === undefined) {
        steps.pop()
        total = step.size
        this.#leave(step, steps.at(-1))
        const isCut = step.parent === -1 ? step.parts.length > 1 : step.parts.length > 0
        if (isCut) parts.set(step.node, step.parts)
      } else if (!this.isSeen(neighbour)) steps.push(this.#enter(neighbour, step.node))
      else if (neighbour !== step.parent) this.#reach(step.node, this.#seen[neighbour] ?? 0)
    }
    return [...parts].map(([node, sizes]) => {
      const above = total - 1 - sizes.reduce((sum, size) => sum + size, 0)
      return { node, cutOff: total - 1 - Math.max(above, ...sizes) }
    })
  }

  #enter(node: number, parent: number): Step {
    this.#clock += 1
    this.#seen[node] = this.#clock
    this.#low[node] = this.#clock
    return { node, parent, next: 0, size: 1, parts: [] }
  }

  #leave({ node, size }: Step, above: Step | undefined): void {
    if (!above) return
    above.size += size
    const low = this.#low[node] ?? 0
    this.#reach(above.node, low)
    if (low >= (this.#seen[above.node] ?? 0)) above.parts.push(size)
  }

  #reach(node: number, time: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? time, time)
  }
}
