/**
 * How many typing mistakes turn `a` into `b`: letters left out, put in, exchanged for another, or two neighbours in the
 * wrong order (optimal string alignment; Damerau 1964). Answers `most + 1` as soon as it is more than `most`.
 */
export function typingMistakes(a: string, b: string, most: number): number {
  if (a === b) return 0
  const tooMany = most + 1
  if (Math.abs(a.length - b.length) > most) return tooMany
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1
    endB -= 1
  }
  const height = endA - start
  const width = endB - start
  if (height === 0 || width === 0) return Math.min(height + width, tooMany)
  if (height > LONGEST || width > LONGEST) return tooMany
  return align(a.slice(start, endA), b.slice(start, endB), tooMany)
}

/** Longer texts are compared by their words; the rows below are made once. */
const LONGEST = 120
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const

function align(a: string, b: string, tooMany: number): number {
  let [before, previous, current] = rows
  for (let column = 0; column <= b.length; column += 1) previous[column] = column
  for (let row = 1; row <= a.length; row += 1) {
    current[0] = row
    let least = row
    for (let column = 1; column <= b.length; column += 1) {
      const other = a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + other,
      )
      if (row > 1 && column > 1 && exchanged(a, b, row, column)) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      current[column] = cost
      if (cost < least) least = cost
    }
    if (least >= tooMany) return tooMany
    ;[before, previous, current] = [previous, current, before]
  }
  return Math.min(previous[b.length] ?? tooMany, tooMany)
}

function exchanged(a: string, b: string, row: number, column: number): boolean {
  return a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
}
