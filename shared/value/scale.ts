import { SCORES } from '../domain/value.ts'
import type { Score } from '../domain/value.ts'

/** How a number becomes a score: what it takes, at least, to reach 2, 3, 4 and 5. More is better; for days ago, less is. */
export interface Scale {
  readonly kind: 'quintiles' | 'fixed'
  /** Infinity for a score that nobody reaches, because too many share a number. */
  readonly from: readonly [number, number, number, number]
}

/**
 * A fifth of the values each, from 1 to 5. Values that are alike share a score, that of their middle rank, so that neither the
 * order of rows nor luck decides between equals; where all are alike, all score 3.
 */
export function quintiles(values: Iterable<number>): Scale {
  const sorted = Float64Array.from(values).sort()
  const from: [number, number, number, number] = [Infinity, Infinity, Infinity, Infinity]
  for (let first = 0; first < sorted.length;) {
    const value = sorted[first] ?? 0
    let next = first + 1
    while (next < sorted.length && sorted[next] === value) next += 1
    const middle = (first + next) / 2
    const score = Math.min(5, 1 + Math.floor((middle * SCORES.length) / sorted.length))
    for (let reached = 2; reached <= score; reached++) if (from[reached - 2] === Infinity) from[reached - 2] = value
    first = next
  }
  return { kind: 'quintiles', from }
}

/** Cut-offs that somebody chose. */
export function fixed(from: Scale['from']): Scale {
  return { kind: 'fixed', from }
}

/** One point, and one for each cut-off that is reached; so every number has exactly one score, whatever the cut-offs are. */
export function scoreOf(value: number, { from }: Scale): Score {
  let score: Score = 1
  for (const least of from) if (value >= least) score = SCORES[score] ?? 5
  return score
}
