/** Work in steps of a few milliseconds: between two of them a worker answers others, and may stop by not going on. */
export type Steps<Result> = Generator<void, Result, void>

/** Items that are looked at between two pauses where little is done with each. */
export const LIGHT_STEP = 512

/** Sorts a copy of the items, stably, a bit at a time (merge sort from the bottom up over sorted runs). */
export function* sortedInSteps<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<readonly Item[]> {
  let runs: (readonly Item[])[] = []
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const next: (readonly Item[])[] = []
    for (let at = 0; at < runs.length; at += 2) {
      const [left = [], right] = runs.slice(at, at + 2)
      next.push(right === undefined ? left : yield* merged(left, right, compare))
    }
    runs = next
  }
  return runs[0] ?? []
}

/** Sorted in a millisecond or two. */
const RUN = 1024
const MERGED_A_STEP = 4096

function* merged<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<readonly Item[]> {
  const all: Item[] = []
  let atRight = 0
  for (const item of left) {
    for (let other = right[atRight]; other !== undefined && compare(other, item) < 0; other = right[atRight]) {
      all.push(other)
      atRight += 1
    }
    all.push(item)
    if (all.length % MERGED_A_STEP === 0) yield
  }
  for (; atRight < right.length; atRight += 1) {
    const other = right[atRight]
    if (other !== undefined) all.push(other)
  }
  return all
}
