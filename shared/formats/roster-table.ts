import type { RosterWarning } from '../protocol/rosters.ts'

/**
 * The list of people that some file holds, whatever the file is: delimited text, one sheet of a workbook, contact cards, a
 * paste. Cells are text as it stands in the file, or as a person sees it there.
 */
export interface RosterTable {
  /** One distinct, non-empty name a column: its header, or the letter a spreadsheet gives it. */
  readonly columns: readonly string[]
  /** Rows that have anything in them, without the header. A row may have fewer or more cells than there are columns. */
  readonly rows: readonly (readonly string[])[]
  /** Per row where it is in the file, from 1: the line on which it, or its card, begins; in a workbook the row of the sheet. */
  readonly lines: readonly number[]
  readonly header: boolean
  readonly warnings: readonly TableWarning[]
  /**
   * Per column the indices of the `rows` whose cell is a number in a workbook, not text. Such a cell stands as its format
   * shows it (a format of ten zeros gives its leading zeros back), but in full: without exponent and thousands separators.
   * Otherwise leading zeros and digits beyond the fifteenth are lost. Absent where the file knows only text.
   */
  readonly numeric?: readonly ReadonlySet<number>[]
  /**
   * In which year the workbook's days begin to count: the number 31456 in a cell without a date format is 1986-02-13 (1900)
   * or 1990-02-14 (1904). Cells with a date format are ISO dates already.
   */
  readonly dateSystem?: 1900 | 1904
}

/** What the reader of a table has to tell; that text could not be decoded is said before there is a table. */
export interface TableWarning extends RosterWarning {
  readonly code: Exclude<RosterWarning['code'], 'replacement-characters'>
}
