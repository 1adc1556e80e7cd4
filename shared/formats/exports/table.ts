import type { Instant } from '../../domain/dates.ts'
import type { TextOptions } from '../../domain/export-format.ts'
import type { Language } from '../../protocol/selection.ts'

/**
 * What the cells of a column are, which decides how formats that have types write them.
 *
 * - `text`, `phone`, `email`: text as it is, never reckoned with
 * - `number`: numbers; text among them stays text
 * - `date`: `IsoDate`, or a `PartialDate`, which no spreadsheet has a type for
 * - `moment`: `LocalDateTime`, on the clock that the column's heading names
 * - `list`: labels
 */
export const COLUMN_KINDS = ['text', 'number', 'date', 'moment', 'phone', 'email', 'list'] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

export interface ExportColumn {
  /**
   * Which field it is, by the names of `MEMBER_FIELDS`, `tags`, `interests`, `notes`, or any other name: formats that have
   * places of their own (contact cards, other programs' layouts) go by it.
   */
  readonly key: string
  /** The heading, in the receiver's language. */
  readonly label: string
  readonly kind: ColumnKind
}

/** Null and '' are an empty cell. */
export type ExportCell = string | number | readonly string[] | null

export interface ExportTable {
  readonly columns: readonly ExportColumn[]
  /** Asked for once, row by row, so that rows can be made while they are written. A row may be shorter than the columns. */
  readonly rows: Iterable<readonly ExportCell[]>
  /** How many rows there will be; only progress hangs on it. */
  readonly count: number
}

export interface ExportOptions {
  readonly text: TextOptions
  /** Of words the file brings along (salutations, headings of Outlook); not of the columns' headings. */
  readonly language: Language
  /** What the list is called: the sheet's name, the calendar's name, the heading above a table. */
  readonly title: string
  readonly now: Instant
}

/**
 * What a file could not take, per reason and column: how many rows it concerns, and the first few of them, from 0, in the order
 * in which they were given.
 *
 * - `characters`: letters the character set has not, written □; `examples` are the letters
 * - `shortened`: a text longer than a cell may be, cut with an ellipsis
 * - `birthday-year`: a birthday without a year, which stands in the notes instead, or is left out where there are none
 * - `no-address`: a row left out because the format is for addresses and it has none
 * - `no-date`: a row left out of a calendar because it has no day
 * - `no-name`: a row left out because nothing in it says who it is
 */
export interface ExportLoss {
  readonly code: (typeof EXPORT_LOSSES)[number]
  /** The column's key; null where the row as a whole is concerned. */
  readonly column: string | null
  readonly rows: number
  readonly first: readonly number[]
  readonly examples: readonly string[]
}

export const EXPORT_LOSSES = ['characters', 'shortened', 'birthday-year', 'no-address', 'no-date', 'no-name'] as const

export interface WrittenFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** With its dot: `.csv`. */
  readonly ending: string
  /** How many of the rows are in the file; fewer than there were where `losses` tell of rows left out. */
  readonly rows: number
  readonly losses: readonly ExportLoss[]
  /** Which rows are not in the file, from 0. */
  readonly left: readonly number[]
}

/** Rows written, of how many; `done` grows to `of`. */
export interface ExportProgress {
  readonly done: number
  readonly of: number
}

/**
 * Writes in steps of a few milliseconds: whoever asks for the next one lets others in between, shows the progress, and cancels
 * by not asking again. Nothing is a file before the last step.
 */
export type ExportSteps = Generator<ExportProgress, WrittenFile, void>
