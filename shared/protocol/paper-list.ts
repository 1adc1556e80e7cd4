import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import { EXPORT_COMMANDS } from './exports.ts'
import type { ExportedFile, ExportUse, Loss } from './exports.ts'

/**
 * A list that becomes a PDF is worked out by the store, drawn by a window that nobody sees, and comes back to the store, which
 * writes its receipt before anybody can save it.
 */
export const PAPER_LIST_COMMANDS = {
  /** Works the rows of a plan out and keeps them to be drawn; a later one takes the place of this one. */
  'export.draw': EXPORT_COMMANDS['export.run'],
  /** The file of what was drawn, with its receipt. `not-found` where another list was kept meanwhile. */
  'export.drawn': v.object({ list: v.string(), bytes: v.instance(Uint8Array) }),
} as const

export interface PaperListResults {
  'export.draw': DrawnList
  'export.drawn': ExportedFile
}

export interface DrawnList {
  /** What the job that draws it names it by. */
  readonly list: string
  readonly columns: number
}

export const PAPER_LIST_VIEWS = {
  /** What is to be drawn; null where it is not kept any more. */
  paperList: v.object({ list: v.string() }),
} as const

export interface PaperListValues {
  paperList: PaperList | null
}

export interface PaperList {
  readonly title: string
  readonly use: ExportUse
  readonly receiver: string
  /** Who made it; '' where nobody of that name is known any more. */
  readonly by: string
  readonly at: Instant
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[]
  /** A text a column. */
  readonly rows: readonly (readonly string[])[]
  readonly losses: readonly Loss[]
}
