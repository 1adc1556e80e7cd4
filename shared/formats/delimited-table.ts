import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import { hasText, mostCommon, nameColumns, usedCells, usualWidth, widest } from './column-names.ts'
import { DelimitedReader } from './delimited-reader.ts'
import { looksLikeHeader } from './header-guess.ts'
import type { RosterTable, TableWarning } from './roster-table.ts'

/** The characters that separate cells in the tables people have, most likely first. */
export const DELIMITERS = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** A table of delimited text, cells exactly as they stand in the file. */
export interface Table extends RosterTable {
  readonly delimiter: Delimiter
}

/** What a person chose instead of what was found. */
export interface TableOptions {
  readonly delimiter?: Delimiter
  readonly header?: boolean
}

/** How far reading has come, in UTF-16 units of the text. */
export interface TableProgress {
  readonly done: number
  readonly of: number
}

/**
 * The most rows of one roster: four times the largest community the app is made for. A file of short lines within the
 * byte limit could hold tens of millions, and memory with them.
 */
export const ROW_LIMIT = 200_000

/**
 * The most cells, empty ones among them, of a table whose rows all have its width: 200,000 rows of a hundred columns. One card
 * with a hundred telephones, or one cell at the far end of a row, widens every row.
 */
export const SLOT_LIMIT = 20_000_000

/** The most characters of a table, as many as the largest delimited file has bytes. One long text may stand in a million cells. */
export const LENGTH_LIMIT = 64 * 1024 * 1024

/**
 * Text → table, in steps of a millisecond or two, so that a worker can show progress, let others in and stop by not
 * asking for the next step:
 *
 *     const steps = readTable(text)
 *     let step = steps.next()
 *     while (!step.done) { report(step.value); await turn(); step = steps.next() }
 *     use(step.value)
 *
 * Without options the delimiter (an Excel `sep=` line first, else the one that makes the rows most even) and the header row
 * are found. Ragged rows are kept as they are and counted; rows with nothing in them are dropped and counted.
 *
 * Failures: `roster-no-rows`, `roster-quote-open` (line), `roster-cell-too-long` (line, limit), `roster-too-many-columns`
 * (line, limit), `roster-too-many-rows` (limit).
 */
export function* readTable(text: string, options: TableOptions = {}): Generator<TableProgress, Result<Table>, void> {
  const start = startOf(text)
  const delimiter = options.delimiter ?? start.delimiter ?? guessDelimiter(text, start.position)
  const reader = new DelimitedReader(text, delimiter, start.position, start.line)
  const rows: string[][] = []
  const lines: number[] = []
  let empty = 0
  let firstEmpty = 0
  let pause = reader.position + STEP
  while (reader.next()) {
    if (reader.cells.some(hasText)) {
      if (rows.length > ROW_LIMIT) return failed('roster-too-many-rows', { limit: ROW_LIMIT })
      rows.push(reader.cells)
      lines.push(reader.line)
    } else {
      if (empty === 0) firstEmpty = reader.line
      empty += 1
    }
    if (reader.position >= pause) {
      pause = reader.position + STEP
      yield { done: reader.position, of: text.length }
    }
  }
  if (reader.problem) return { ok: false, problem: reader.problem }
  const header = options.header ?? looksLikeHeader(rows)
  const headerCells = header ? rows.shift() : undefined
  if (header) lines.shift()
  if (rows.length === 0) return failed('roster-no-rows')
  const names = nameColumns(headerCells ?? [], headerCells ? usualWidth(rows) : widest(rows))
  const warnings: TableWarning[] = [
    ...raggedRows(rows, lines, names.columns.length),
    ...(empty > 0 ? [{ code: 'empty-rows' as const, count: empty, line: firstEmpty }] : []),
    ...(names.repeated > 0 ? [{ code: 'duplicate-headers' as const, count: names.repeated }] : []),
  ]
  return ok({ columns: names.columns, rows, lines, delimiter, header, warnings })
}

/** `readTable` in one go, for short texts and where nobody waits. */
export function readWholeTable(text: string, options: TableOptions = {}): Result<Table> {
  const steps = readTable(text, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Characters read between two steps; about a millisecond. */
const STEP = 64 * 1024

/** The delimiter shows in the first rows; more would only cost time. */
const GUESS_ROWS = 60
const GUESS_LENGTH = 64 * 1024

/** Excel writes and honours a first line `sep=;`, in whatever delimiter. */
function startOf(text: string): { readonly position: number; readonly line: number; readonly delimiter?: Delimiter } {
  const match = /^sep=([,;|\t])(?:\r\n|\n|\r|$)/iu.exec(text)
  const delimiter = DELIMITERS.find((one) => one === match?.[1])
  return match && delimiter ? { position: match[0].length, line: 2, delimiter } : { position: 0, line: 1 }
}

/** The delimiter under which most rows have the same number of cells, and that number is that of the first row. */
function guessDelimiter(text: string, position: number): Delimiter {
  const end = text.length - position <= GUESS_LENGTH ? text.length : text.lastIndexOf('\n', position + GUESS_LENGTH)
  const sample = text.slice(position, end > position ? end : position + GUESS_LENGTH)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const score = evenness(sample, delimiter)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

function evenness(sample: string, delimiter: Delimiter): number {
  const reader = new DelimitedReader(sample, delimiter)
  const widths: number[] = []
  while (widths.length < GUESS_ROWS && reader.next()) if (reader.cells.some(hasText)) widths.push(reader.cells.length)
  const [usual, count] = mostCommon(widths)
  if (usual < 2) return 0
  // A delimiter that only occurs inside cells (tags, notes) is missing in the header row.
  const headed = widths[0] === usual ? 1 : 0.5
  return (count / widths.length) * (1 - 1 / usual) * headed
}

/** Rows that are shorter than the columns or have something beyond them; both often mean a shifted row. */
function raggedRows(rows: readonly (readonly string[])[], lines: readonly number[], width: number): TableWarning[] {
  let count = 0
  let line = 0
  for (const [index, row] of rows.entries()) {
    if (row.length >= width && (row.length === width || usedCells(row) <= width)) continue
    if (count === 0) line = lines[index] ?? 0
    count += 1
  }
  return count === 0 ? [] : [{ code: 'ragged-rows', count, line }]
}
