import type { Result } from '../../shared/domain/problem.ts'
import type { TableProgress } from '../../shared/formats/delimited-table.ts'
import type { Encoding } from '../../shared/formats/encoding-guess.ts'
import type { RosterTable } from '../../shared/formats/roster-table.ts'
import { readCards } from '../../shared/formats/vcard/cards.ts'
import type { CardsTable } from '../../shared/formats/vcard/cards.ts'
import { openWorkbook, readWorkbook } from '../../shared/formats/workbook/open-workbook.ts'
import type { SheetOptions, SheetTable } from '../../shared/formats/workbook/workbook.ts'
import { decode } from './text-decoder.ts'

/** Takes all steps of a reader at once. */
export function finished<Value>(steps: Generator<TableProgress, Result<Value>, void>): Result<Value> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** One sheet of a workbook of any kind, as the store reads it. */
export function readSheetOf(bytes: Uint8Array, options: SheetOptions = {}): Result<SheetTable> {
  const book = finished(openWorkbook(bytes))
  return book.ok ? finished(readWorkbook(book.value, options)) : book
}

export function readCardsOf(text: string, chosen?: Encoding): Result<CardsTable> {
  return finished(readCards(text, decode, chosen))
}

/** The rows of a table as records of their filled cells; throws where it was refused. */
export function recordsOf(result: Result<RosterTable>): Record<string, string>[] {
  if (!result.ok) throw new Error(result.problem.code)
  const { columns, rows } = result.value
  return rows.map((cells) =>
    Object.fromEntries(cells.flatMap((cell, index) => (cell === '' ? [] : [[columns[index] ?? '', cell]]))),
  )
}
