import type { MemberId } from '../../shared/domain/ids.ts'
import type { Near } from '../../shared/ties/bridges.ts'

/** People with ties between their numbers, as a web says it in which each has the place of their number. */
export function nearBy(people: readonly MemberId[], ties: readonly (readonly [number, number])[]): Near {
  const near = people.map((_, number) => ties.flatMap(([a, b]) => (a === number ? [b] : b === number ? [a] : [])))
  const starts = new Int32Array(people.length + 1)
  for (const [number, own] of near.entries()) starts[number + 1] = (starts[number] ?? 0) + own.length
  return { people, places: Int32Array.from(people.keys()), starts, others: Int32Array.from(near.flat()) }
}
