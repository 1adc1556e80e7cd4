import type { Problem } from '../../../shared/domain/problem.ts'
import type { ImportSummary } from '../../../shared/protocol/rosters.ts'

/** Counts why rows were refused. */
export class Reasons {
  readonly #counts = new Map<string, number>()
  #total = 0

  get total(): number {
    return this.#total
  }

  add({ code }: Problem): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
    this.#total += 1
  }

  /** Most frequent first. */
  list(): ImportSummary['reasons'] {
    return [...this.#counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
  }
}
