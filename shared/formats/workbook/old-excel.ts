import { read } from '@e965/xlsx'
import type { WorkBook, WorkSheet } from '@e965/xlsx'
import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import { ROW_LIMIT } from '../delimited-table.ts'
import { numberStyle, numberText, PLAIN } from './number-text.ts'
import type { Grid } from './grid.ts'
import type { NumberStyle } from './number-text.ts'
import type { Steps, Workbook } from './workbook.ts'

/**
 * Workbooks of Excel 97–2003 (`.xls`), by SheetJS in one go: the format does not lend itself to reading in pieces, and holds
 * 65,536 rows at most.
 *
 * Failures: `file-protected`, `file-damaged`.
 */
export function openOldWorkbook(bytes: Uint8Array): Result<Workbook> {
  const book = parsed(bytes)
  if (!book.ok) return book
  const { SheetNames, Sheets, Workbook: about } = book.value
  const hidden = (name: string) => (about?.Sheets?.find((sheet) => sheet.name === name)?.Hidden ?? 0) !== 0
  const sheets = SheetNames.toSorted((a, b) => Number(hidden(a)) - Number(hidden(b)))
  const dateSystem = about?.WBProps?.date1904 === true ? 1904 : 1900
  const styles = new Map<string, NumberStyle>()
  return ok({
    sheets,
    dateSystem,
    *readSheet(index, grid, enough): Steps<void> {
      const sheet = Sheets[sheets[index] ?? '']
      if (!sheet) return failed('file-damaged')
      const rows = sheet['!data'] ?? []
      for (const [row, cells] of rows.entries()) {
        if (enough()) break
        if (row % ROWS_STEP === 0) yield { done: row, of: rows.length }
        // A row without cells is a hole in the list.
        if ((cells as typeof cells | undefined) !== undefined) fillRow(grid, row, cells, styles, dateSystem)
      }
      return ok(undefined)
    },
  })
}

/** Rows read between two steps. */
const ROWS_STEP = 200

type Cells = NonNullable<WorkSheet['!data']>[number]

function parsed(bytes: Uint8Array): Result<WorkBook> {
  try {
    return ok(
      read(bytes, {
        type: 'array',
        dense: true,
        cellNF: true,
        cellFormula: false,
        cellHTML: false,
        cellText: false,
        sheetRows: ROW_LIMIT + 2,
      }),
    )
  } catch (error) {
    return failed(/password|encrypt/iu.test(String(error)) ? 'file-protected' : 'file-damaged')
  }
}

function fillRow(
  grid: Grid,
  row: number,
  cells: Cells,
  styles: Map<string, NumberStyle>,
  dateSystem: 1900 | 1904,
): void {
  grid.startRow(row + 1)
  for (const [column, cell] of cells.entries()) {
    const { t: type, v: value } = (cell as typeof cell | undefined) ?? { t: 'z', v: '' }
    if (type === 'e') grid.putError()
    else if (type === 'b') grid.put(column, value === true ? 'TRUE' : 'FALSE', false)
    else if (type === 'n') {
      const { text, numeric } = numberText(String(value), styleOf(cell.z, styles), dateSystem)
      grid.put(column, text, numeric)
    } else if (type !== 'z') grid.put(column, String(value ?? ''), false)
  }
  grid.endRow()
}

function styleOf(pattern: string | number | undefined, styles: Map<string, NumberStyle>): NumberStyle {
  if (pattern === undefined) return PLAIN
  const key = String(pattern)
  const known = styles.get(key)
  if (known) return known
  const made = numberStyle(0, key)
  styles.set(key, made)
  return made
}
