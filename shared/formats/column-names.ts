/**
 * Headers made distinct: an empty one becomes its column letter, a repeated one gets its number, `Phone`, `Phone (2)`. The
 * same file always gives the same names. There are at least `width` columns.
 */
export function nameColumns(
  header: readonly string[],
  width: number,
): { readonly columns: string[]; readonly repeated: number } {
  const cells = header.slice(0, usedCells(header))
  const taken = new Set(cells.map(asName).filter((name) => name !== ''))
  const used = new Set<string>()
  let repeated = 0
  const columns = Array.from({ length: Math.max(cells.length, width) }, (_, index) => {
    const name = asName(cells[index] ?? '')
    if (name !== '' && !used.has(name)) {
      used.add(name)
      return name
    }
    if (name !== '') repeated += 1
    const base = name === '' ? columnLetter(index) : name
    let candidate = base
    for (let number = 2; taken.has(candidate) || used.has(candidate); number += 1) candidate = `${base} (${number})`
    used.add(candidate)
    return candidate
  })
  return { columns, repeated }
}

/** The letter a spreadsheet gives the column with this index: 0 → A, 26 → AA. Names columns that have no header. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}

/** How many cells most rows use; 1 where they do not agree. */
export function usualWidth(rows: readonly (readonly string[])[]): number {
  const [width, count] = mostCommon(rows.map(usedCells))
  // Two rows of which one is too wide do not make a column.
  return count * 2 > rows.length ? width : 1
}

export function widest(rows: readonly (readonly string[])[]): number {
  return rows.reduce((width, row) => Math.max(width, usedCells(row)), 1)
}

/** Cells up to the last one with something in it. */
export function usedCells(row: readonly string[]): number {
  return row.findLastIndex(hasText) + 1
}

export function hasText(cell: string): boolean {
  return cell !== '' && cell.trim() !== ''
}

/** The most frequent number and how often it occurs; the larger of two equally frequent ones. */
export function mostCommon(numbers: readonly number[]): readonly [number, number] {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  let best = 0
  let bestCount = 0
  for (const [number, count] of counts) {
    if (count > bestCount || (count === bestCount && number > best)) {
      best = number
      bestCount = count
    }
  }
  return [best, bestCount]
}

function asName(cell: string): string {
  return cell.replace(/\s+/gu, ' ').trim()
}
