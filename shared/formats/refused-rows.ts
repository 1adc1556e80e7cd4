import type { Problem } from '../domain/problem.ts'
import { unguarded } from './cell-guard.ts'
import { memberCsv } from './member-csv.ts'

/** A row that was not imported, its cells as they stood in the file. */
export interface RefusedRow {
  /** From 1, in the file it came from. */
  readonly line: number
  readonly cells: readonly string[]
  readonly problem: Problem
}

/** The words of the reason column, in the person's language. */
export interface RefusedWords {
  /** The header of the column; no word that a mapping would recognise, so that the mended file imports without it. */
  readonly reason: string
  /** One sentence for one refused row. */
  readonly sentence: (problem: Problem, line: number) => string
}

/**
 * The refused rows as a CSV file to mend and import again: the original columns and cells, and behind them why each row
 * was refused. A row with more cells than columns keeps them all; the columns it adds have no header.
 */
export function refusedRowsCsv(
  columns: readonly string[],
  refused: readonly RefusedRow[],
  words: RefusedWords,
): Uint8Array<ArrayBuffer> {
  const width = refused.reduce((most, row) => Math.max(most, row.cells.length), columns.length)
  const labels = [...padded(columns, width), words.reason]
  const rows = refused.map((row) => [
    // A file of our own has guarded cells already; guarding them twice would show.
    ...padded(row.cells.map(unguarded), width),
    words.sentence(row.problem, row.line),
  ])
  return memberCsv(labels, rows)
}

function padded(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => cells[index] ?? '')
}
