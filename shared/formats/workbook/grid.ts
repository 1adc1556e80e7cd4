import type { Problem, Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import { hasText, nameColumns, usedCells, usualWidth, widest } from '../column-names.ts'
import { CELL_LIMIT, COLUMN_LIMIT } from '../delimited-reader.ts'
import { LENGTH_LIMIT, ROW_LIMIT, SLOT_LIMIT } from '../delimited-table.ts'
import { looksLikeHeader } from '../header-guess.ts'
import { isHeaderWord } from '../header-words.ts'
import type { RosterTable, TableWarning } from '../roster-table.ts'

/** The rows of one sheet that have anything in them, collected while it is read; where the limits of a roster hold. */
export class Grid {
  /** Why collecting stopped: `roster-too-many-rows`, `roster-too-many-columns`, `roster-cell-too-long`, `workbook-too-large`. */
  problem: Problem | null = null
  readonly rows: string[][] = []
  readonly lines: number[] = []
  /** Per row the columns whose cell is a number. */
  readonly numbers: (readonly number[])[] = []
  #cells: string[] = []
  #numbers: number[] = []
  #line = 0
  #slots = 0
  #length = 0
  #errors = 0
  #firstError = 0

  /** Begins the row with this number, from 1. Rows out of order get the number behind the one before. */
  startRow(line: number | null): void {
    this.#line = line !== null && Number.isInteger(line) && line > this.#line ? line : this.#line + 1
    this.#cells = []
    this.#numbers = []
  }

  /** `column` from 0. */
  put(column: number, text: string, numeric: boolean): void {
    if (!hasText(text)) return
    if (column >= COLUMN_LIMIT) this.#stop('roster-too-many-columns', { line: this.#line, limit: COLUMN_LIMIT })
    else if (text.length > CELL_LIMIT) this.#stop('roster-cell-too-long', { line: this.#line, limit: CELL_LIMIT })
    else {
      while (this.#cells.length < column) this.#cells.push('')
      this.#cells[column] = text
      if (numeric) this.#numbers.push(column)
      this.#length += text.length
    }
  }

  /** A cell that shows an error. */
  putError(): void {
    if (this.#errors === 0) this.#firstError = this.#line
    this.#errors += 1
  }

  endRow(): void {
    if (this.#cells.length === 0) return
    if (this.rows.length > ROW_LIMIT) this.#stop('roster-too-many-rows', { limit: ROW_LIMIT })
    this.#slots += this.#cells.length
    if (this.#slots > SLOT_LIMIT || this.#length > LENGTH_LIMIT)
      this.#stop('workbook-too-large', { limit: LIMIT_WORDS })
    this.rows.push(this.#cells)
    this.lines.push(this.#line)
    this.numbers.push(this.#numbers)
    this.#cells = []
    this.#numbers = []
  }

  /** The rows as a table. The header is found below titles and remarks, unless a person said that there is none. */
  table(dateSystem: 1900 | 1904, chosen?: boolean): Result<RosterTable> {
    if (this.problem) return { ok: false, problem: this.problem }
    const found = chosen === false ? null : headerRow(this.rows, chosen === true)
    const first = found === null ? 0 : found + 1
    const rows = this.rows.slice(first)
    const lines = this.lines.slice(first)
    if (rows.length === 0) return failed('roster-no-rows')
    const names = nameColumns(found === null ? [] : (this.rows[found] ?? []), widest(rows))
    const numeric = names.columns.map(() => new Set<number>())
    for (const [row, columns] of this.numbers.slice(first).entries())
      for (const column of columns) numeric[column]?.add(row)
    const gaps = (lines.at(-1) ?? 0) - (lines[0] ?? 0) + 1 - lines.length
    const warnings: TableWarning[] = [
      ...(gaps > 0 ? [{ code: 'empty-rows' as const, count: gaps, line: firstGap(lines) }] : []),
      ...(names.repeated > 0 ? [{ code: 'duplicate-headers' as const, count: names.repeated }] : []),
      ...(this.#errors > 0 ? [{ code: 'formula-errors' as const, count: this.#errors, line: this.#firstError }] : []),
    ]
    return ok({ columns: names.columns, rows, lines, header: found !== null, warnings, numeric, dateSystem })
  }

  #stop(code: Problem['code'], params: NonNullable<Problem['params']>): void {
    this.problem ??= { code, params }
  }
}

/** How many of these cells are words that name a column. */
export function headerWordsIn(row: readonly string[]): number {
  return row.filter(isHeaderWord).length
}

const LIMIT_WORDS = `${LENGTH_LIMIT / (1024 * 1024)} MB`

/** Titles, dates of issue and remarks stand above the header, seldom in more rows than these. */
const HEADER_ROWS = 20

/** The row that names the columns; null where the first row is data already. */
function headerRow(rows: readonly (readonly string[])[], certain: boolean): number | null {
  const top = rows.slice(0, HEADER_ROWS)
  const words = top.map(headerWordsIn)
  const most = Math.max(...words, 0)
  // One word may be a title ("會員"); two beside each other are a header.
  if (most > 1) return words.indexOf(most)
  const wide = usualWidth(rows.slice(0, USUAL_ROWS)) > 2
  const below = wide ? top.findIndex((row) => filled(row) > 1) : 0
  const first = Math.max(0, below)
  return certain || looksLikeHeader(rows.slice(first, first + USUAL_ROWS)) ? first : null
}

const USUAL_ROWS = 200

function filled(row: readonly string[]): number {
  return row.slice(0, usedCells(row)).filter(hasText).length
}

function firstGap(lines: readonly number[]): number {
  const at = lines.findIndex((line, index) => index > 0 && line > (lines[index - 1] ?? 0) + 1)
  return (lines[at - 1] ?? 0) + 1
}
