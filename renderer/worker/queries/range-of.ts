export interface Range {
  readonly from: number
  readonly count: number
}

/** A range of several lists taken together, each of which is in order; no list is gone through further than it can be shown. */
export function rangeOf<Row>(
  lists: readonly (readonly Row[])[],
  { from, count }: Range,
  order: (a: Row, b: Row) => number,
): Row[] {
  const [first] = lists
  if (first && lists.length === 1) return first.slice(from, from + count)
  return lists
    .flatMap((list) => list.slice(0, from + count))
    .sort(order)
    .slice(from, from + count)
}
