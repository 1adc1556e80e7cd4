import type { Instant } from './dates.ts'
import { EXPORT_FORMATS } from './export-format.ts'
import type { ExportProfileId, OrganizerId, ReceiptId } from './ids.ts'

/**
 * A way of exporting that was kept, to do it again. What it exports stands in texts of JSON, one for each thing that is
 * decided as a whole; `exportPlan` in `shared/protocol/exports.ts` reads them, and a newer version's texts stay as they are.
 */
export interface ExportProfile extends PlanTexts {
  readonly id: ExportProfileId
  readonly name: string
  readonly receiver: string
  readonly created: Instant
  /** When it was put away. */
  readonly archived?: Instant
}

/** The parts of a plan, each as JSON. */
export interface PlanTexts {
  readonly rows: string
  readonly columns: string
  readonly sort: string
  readonly use: string
  readonly output: string
}

/**
 * That a list went out: when, by whom, what for, to whom, and what was in it. It holds nothing about anybody but the ids of
 * those in the file, and these stand on its page only (`ReceiptBook`).
 */
export interface Receipt {
  readonly id: ReceiptId
  /** When the file was made. */
  readonly at: Instant
  readonly by: OrganizerId
  /** The kept way of exporting; absent for a list that was put together once. */
  readonly profile?: ExportProfileId
  /** How it was asked for, where that was not in a window. */
  readonly via?: 'command-line'
  /** What the export was called. */
  readonly name: string
  /** What for, as JSON; `exportUse` reads it. */
  readonly use: string
  readonly receiver: string
  /** Headers of the file, in order. */
  readonly columns: readonly string[]
  readonly rows: number
  /** People who were left out. */
  readonly left: number
  /** One of `RECEIPT_FORMATS`, unless a newer version wrote it. */
  readonly format: string
  /**
   * Whom the file is about, where its page does not name them one by one: everybody whom the pages it names had, as they stood
   * then.
   */
  readonly scope?: 'everybody'
  /** What the file was called where it was saved; '' while that is not known. */
  readonly file: string
  /** SHA-256 of the file's bytes, hex. */
  readonly print: string
  /** Of a protected archive, SHA-256 of the file inside it, hex. */
  readonly inner?: string
  /** When the file was known to be on the disk. Without this and without `voided` nobody knows: the file may be out. */
  readonly saved?: Instant
  /** When it was known that no file came of it. */
  readonly voided?: Instant
}

/**
 * Files about people that are no lists somebody has put together, and leave a receipt as these do: the whole community, what is
 * known about one person, letters to be merged, one person's points, a card of recognition, and paper with names on it.
 */
export const OTHER_FILES = ['everything', 'own-file', 'letters', 'points', 'picture', 'paper'] as const
export type OtherFile = (typeof OTHER_FILES)[number]

/** What receipts call a file. */
export const RECEIPT_FORMATS = [...EXPORT_FORMATS, ...OTHER_FILES] as const
export type ReceiptFormat = (typeof RECEIPT_FORMATS)[number]

/**
 * What a file is for by which nobody is reached: to go on elsewhere, to be audited, for the person it is about, for the evening
 * itself, or what somebody has said in words of their own.
 */
export const AIMS = ['moving', 'audit', 'themselves', 'evening', 'words'] as const
export type Aim = (typeof AIMS)[number]

/** Whether a file went out, as far as is known: one of which nobody knows may have. */
export function mayBeOut({ voided }: Receipt): boolean {
  return voided === undefined
}
