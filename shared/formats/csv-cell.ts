import { guarded } from './cell-guard.ts'

/** A text stays the text that it is; a number is one that spreadsheets may reckon with. */
export type CsvValue = string | number

/** A value as a cell of delimited text: guarded (`cell-guard.ts`), and quoted where it has to be (RFC 4180). */
export function csvCell(value: CsvValue): string {
  if (typeof value === 'number') return String(value)
  const cell = guarded(value)
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Every possible separator is reason enough for quotes: an Excel set to another one then still sees one cell. */
const NEEDS_QUOTES = /["\r\n\t,;|]|^\s|\s$/u
