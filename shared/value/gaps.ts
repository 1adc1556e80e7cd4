/** The median of many whole numbers of days, kept while they come and go. */
export class GapCounts {
  readonly #counts = new Map<number, number>()
  #total = 0

  change(gaps: Iterable<number>, by: 1 | -1): void {
    for (const gap of gaps) {
      const count = (this.#counts.get(gap) ?? 0) + by
      if (count > 0) this.#counts.set(gap, count)
      else this.#counts.delete(gap)
      this.#total += by
    }
  }

  /** Null for none; of an even number the middle of the two in the middle. */
  median(): number | null {
    if (this.#total === 0) return null
    const sorted = [...this.#counts].sort(([a], [b]) => a - b)
    const at = (rank: number) => {
      let passed = 0
      for (const [gap, count] of sorted) if ((passed += count) > rank) return gap
      return 0
    }
    return (at(Math.floor((this.#total - 1) / 2)) + at(Math.floor(this.#total / 2))) / 2
  }
}
