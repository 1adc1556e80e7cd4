import { strToU8 } from 'fflate'
import { csvCell } from './csv-cell.ts'
import type { CsvValue } from './csv-cell.ts'
import type { Delimiter } from './delimited-table.ts'

/**
 * Rows → the bytes of a CSV file that Excel opens by double click with the right characters, in the right columns, without
 * losing a leading zero and without running anything: UTF-8 with a byte order mark, CRLF, every cell guarded
 * (`cell-guard.ts`), quoted where it has to be (RFC 4180).
 *
 * `labels` are the headers in the person's language. A row with fewer cells than labels is filled with empty ones. Our own
 * import gives back the identical values. Lone surrogates, which are no text, become U+FFFD.
 */
export function memberCsv(
  labels: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
  separator: Delimiter = ',',
): Uint8Array<ArrayBuffer> {
  return strToU8(`${BYTE_ORDER_MARK}${csvLine(labels, separator)}${csvLines(labels, rows, separator)}`)
}

/** Further rows of such a file, for whoever writes it piece by piece. */
export function moreOfCsv(labels: readonly string[], rows: Iterable<readonly CsvValue[]>): Uint8Array<ArrayBuffer> {
  return strToU8(csvLines(labels, rows, ','))
}

function csvLines(labels: readonly string[], rows: Iterable<readonly CsvValue[]>, separator: Delimiter): string {
  const lines: string[] = []
  for (const row of rows) {
    lines.push(
      csvLine(
        row.length < labels.length ? [...row, ...Array<CsvValue>(labels.length - row.length).fill('')] : row,
        separator,
      ),
    )
  }
  return lines.join('')
}

/** Without it Excel reads UTF-8 in the system's old code page and Chinese names become rubbish. */
const BYTE_ORDER_MARK = '\ufeff'

function csvLine(cells: readonly CsvValue[], separator: Delimiter): string {
  return `${cells.map(csvCell).join(separator)}\r\n`
}
