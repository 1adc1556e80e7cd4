import type { TextOptions } from '../../domain/export-format.ts'
import { csvCell } from '../csv-cell.ts'
import { letterSet } from './letter-set.ts'
import type { LetterSet } from './letter-set.ts'
import { LossBook } from './loss-book.ts'
import { plainText } from './plain-cells.ts'
import type { ExportSteps, ExportTable } from './table.ts'
import { TextSink } from './text-sink.ts'

/** Rows between two steps; about two milliseconds of twenty columns. */
const STEP_ROWS = 100

/**
 * Delimited text that a spreadsheet opens by double click: one heading row, then the rows, every cell guarded so that none starts a
 * formula or is taken for another number or date (`cell-guard.ts`). Line breaks within a cell stay as they are. Our own import
 * gives back the identical values, as long as the character set has all their letters.
 *
 * `losses` is where notes are made of what the rows lost before they came here.
 */
export function* writeCsv(table: ExportTable, text: TextOptions, losses = new LossBook()): ExportSteps {
  const letters = letterSet(text.charset)
  const sink = new TextSink(letters)
  const lineEnd = text.lineEnd === 'crlf' ? '\r\n' : '\n'
  const { columns } = table
  sink.add(columns.map(({ label }) => csvCell(letters.fitted(label))).join(text.separator) + lineEnd)
  let row = 0
  for (const cells of table.rows) {
    const line = columns.map(({ key, kind }, index) => {
      const cell = cells[index]
      if (typeof cell === 'number') return String(cell)
      const value = plainText(cell, kind)
      return value === '' ? '' : csvCell(fitted(value, letters, losses, key, row))
    })
    sink.add(line.join(text.separator) + lineEnd)
    row += 1
    if (row % STEP_ROWS === 0) yield { done: Math.min(row, table.count), of: table.count }
  }
  return { bytes: sink.bytes(), ending: '.csv', rows: row, ...losses.told() }
}

function fitted(value: string, letters: LetterSet, losses: LossBook, column: string, row: number): string {
  const missing = letters.missing(value)
  if (missing.length === 0) return value
  losses.note('characters', column, row, missing)
  return letters.fitted(value)
}
