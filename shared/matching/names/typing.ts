/**
 * Optimal string alignment (Damerau–Levenshtein without edits inside a swap; G. Navarro, A guided tour to approximate
 * string matching, 2001) in code units, given up once it must exceed `limit`: then the answer is `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  let start = 0
  let endA = a.length
  let endB = b.length
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1
    endB -= 1
  }
  const lengthA = endA - start
  const lengthB = endB - start
  if (Math.abs(lengthA - lengthB) > limit) return limit + 1
  if (lengthA === 0 || lengthB === 0) return lengthA + lengthB
  if (lengthB >= ROW) return limit + 1
  return fill(a, b, start, lengthA, lengthB, limit)
}

/** Longer words than this are told apart by their length and letters alone. */
const ROW = 64

/** Three rows of the table, used again and again: a comparison allocates nothing. */
let before = new Uint8Array(ROW + 1)
let previous = new Uint8Array(ROW + 1)
let current = new Uint8Array(ROW + 1)

function fill(a: string, b: string, start: number, lengthA: number, lengthB: number, limit: number): number {
  for (let column = 0; column <= lengthB; column += 1) previous[column] = column
  for (let row = 1; row <= lengthA; row += 1) {
    const unitA = a.charCodeAt(start + row - 1)
    current[0] = row
    let least = row
    for (let column = 1; column <= lengthB; column += 1) {
      const unitB = b.charCodeAt(start + column - 1)
      let cost = (previous[column - 1] ?? 0) + (unitA === unitB ? 0 : 1)
      cost = Math.min(cost, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      if (
        row > 1 &&
        column > 1 &&
        unitA === b.charCodeAt(start + column - 2) &&
        a.charCodeAt(start + row - 2) === unitB
      ) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      }
      current[column] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    const spare = before
    before = previous
    previous = current
    current = spare
  }
  return Math.min(previous[lengthB] ?? 0, limit + 1)
}

/** How many mistakes one word of this length may hold and still be the same word. */
export function typingLimit(length: number): number {
  if (length <= 3) return 0
  if (length <= 5) return 1
  return 2
}
