import { kindOfCell } from './column-contents.ts'
import { isHeaderWord } from './header-words.ts'

/**
 * Whether the first of `rows` names the columns rather than a person. A known header word decides; without one, a first row
 * with an e-mail address, a phone number, a date, a Chinese name or a bare number in it is data. What remains undecided is taken
 * for a header, because most rosters have one and a person sees and can change the guess.
 */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const first = rows[0]
  if (!first) return false
  if (first.some(isHeaderWord)) return true
  if (rows.length === 1) return false
  return !first.some((cell) => {
    const kind = kindOfCell(cell)
    return (kind !== null && kind !== 'other') || /^\s*\d+\s*$/u.test(cell)
  })
}
