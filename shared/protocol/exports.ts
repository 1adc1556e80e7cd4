import * as v from 'valibot'
import { CONSENT_CHANNELS } from '../domain/consent.ts'
import { USES } from '../domain/contact-rules.ts'
import type { LeftOutReason } from '../domain/contact-rules.ts'
import type { Instant } from '../domain/dates.ts'
import { ALL_SHAPES, EXPORT_COLUMNS } from '../domain/export-columns.ts'
import type { ExportColumn } from '../domain/export-columns.ts'
import { AIMS } from '../domain/exports.ts'
import type { OtherFile, ReceiptFormat } from '../domain/exports.ts'
import type { ExportProfileId, MemberId, ReceiptId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import type { RowReason } from '../domain/left-out.ts'
import { exportFormat, textOptions } from './export-formats.ts'
import type { FileToSave } from './files.ts'
import { exportProfileId, language, memberId, memberQuery, memberSelection, range, receiptId } from './selection.ts'
import { LIST_PAPERS, printJob } from './print.ts'
import type { ListPaper } from './print.ts'
import type { Window } from './window.ts'

/** Longest name, receiver and header, in UTF-16 units: a line. */
export const EXPORT_TEXT_LIMIT = 120
export const exportLine = v.pipe(v.string(), v.maxLength(EXPORT_TEXT_LIMIT))

/** What a list is for, and by which one channel it will be used; null for any of those it has columns of. */
export const exportUse = v.object({
  use: v.picklist(USES),
  channel: v.nullable(v.picklist(CONSENT_CHANNELS)),
})
export type ExportUse = v.InferOutput<typeof exportUse>

/** What a file is for that is no list; `words` where somebody said it themselves. */
export const exportAim = v.object({ aim: v.picklist(AIMS), words: v.optional(exportLine, '') })
export type ExportAim = v.InferOutput<typeof exportAim>

export const planColumn = v.object({
  key: v.picklist(EXPORT_COLUMNS),
  /** '' for what the column is called in the list's language. */
  label: exportLine,
  shape: v.picklist(ALL_SHAPES),
  /** It stays although what the list is for does not need it: somebody said so. */
  kept: v.optional(v.boolean(), false),
})
export type PlanColumn = v.InferOutput<typeof planColumn>

/** Whose rows: everybody a query finds, or of those the ones that were chosen on screen. */
export const planRows = v.object({ query: memberQuery, only: v.optional(memberSelection) })
export const planSort = v.object({ by: v.picklist(EXPORT_COLUMNS), descending: v.boolean() })
/** Of lists that were kept before anybody could choose. */
export const USUAL_PAPER = 'a4' satisfies ListPaper

export const planOutput = v.object({
  format: exportFormat,
  text: textOptions,
  /** Of headers and of whatever the file puts in words. */
  language,
  /** Whether the file goes into an archive that a password opens. */
  archive: v.boolean(),
  /** What a list in PDF is drawn on. */
  paper: v.optional(v.picklist(LIST_PAPERS), USUAL_PAPER),
})

/** All that is decided of an export but its name and the password, which is never kept. */
export const exportPlan = v.object({
  rows: planRows,
  columns: v.pipe(v.array(planColumn), v.maxLength(100)),
  sort: planSort,
  use: exportUse,
  receiver: exportLine,
  output: planOutput,
})
export type ExportPlan = v.InferOutput<typeof exportPlan>
export type ExportPlanInput = v.InferInput<typeof exportPlan>

/** Shortest password of an archive, in UTF-16 units: AES does not help where ten tries a second find it. */
export const ARCHIVE_PASSWORD_LEAST = 8
const ARCHIVE_PASSWORD_MOST = 200

/** More people than any evening has letters for. */
const MOST_IN_OTHERS = 10_000

const receiptFilter = v.object({
  /** In the name, the receiver or the file's name. */
  text: v.optional(v.string(), ''),
  use: v.optional(v.picklist([...USES, ...AIMS])),
  profile: v.optional(exportProfileId),
  /** Only files of which nobody has said whether they were kept. */
  open: v.optional(v.boolean(), false),
  range,
})

export const EXPORT_COMMANDS = {
  /** Keeps a plan under a name; with `profile` in place of what was kept before. */
  'export.save': v.object({ profile: v.optional(exportProfileId), name: v.string(), plan: exportPlan }),
  'export.duplicate': v.object({ profile: exportProfileId, name: v.string() }),
  'export.delete': v.object({ profile: exportProfileId }),
  /**
   * Makes the file of a plan, and its receipt, which is on the disk before the file is answered with. Refused with `cancelled`
   * once `export.cancel` was given.
   */
  'export.run': v.object({
    plan: exportPlan,
    profile: v.optional(exportProfileId),
    name: v.string(),
    password: v.optional(v.pipe(v.string(), v.maxLength(ARCHIVE_PASSWORD_MOST)), ''),
    /** Given where no window asks; the receipt says so. */
    via: v.optional(v.literal('command-line')),
  }),
  /**
   * The receipt of another file about people, before it is saved; null where it is about nobody. `print` is its SHA-256 in hex. A
   * name that tells whom the file is about does not belong in it.
   */
  'export.other': v.object({
    kind: v.picklist(['own-file', 'letters', 'points', 'picture', 'paper'] satisfies OtherFile[]),
    name: exportLine,
    use: v.union([exportUse, exportAim]),
    of: v.variant('kind', [
      v.object({ kind: v.literal('members'), members: v.pipe(v.array(memberId), v.maxLength(MOST_IN_OTHERS)) }),
      v.object({ kind: v.literal('paper'), job: printJob }),
    ]),
    print: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  'export.cancel': v.object({}),
  /** What became of a file: where it was saved, or that it was not. */
  'export.end': v.object({ receipt: receiptId, saved: v.boolean(), file: v.optional(v.string(), '') }),
} as const

export interface ExportResults {
  'export.save': { readonly profile: ExportProfileId }
  'export.duplicate': { readonly profile: ExportProfileId }
  'export.delete': void
  'export.run': ExportedFile
  'export.other': { readonly receipt: ReceiptId | null }
  'export.cancel': void
  'export.end': void
}

export interface ExportedFile extends FileToSave {
  readonly receipt: ReceiptId
  readonly rows: number
  /** What the file could not carry. */
  readonly losses: readonly Loss[]
}

/** What a format could not take, as `ExportLoss` of `shared/formats/exports` says it. */
export interface Loss {
  readonly code: 'characters' | 'shortened' | 'birthday-year' | 'no-address' | 'no-date' | 'no-name'
  readonly column: string | null
  readonly rows: number
  readonly examples: readonly string[]
}

export const EXPORT_VIEWS = {
  /** The kept ways of exporting, by name. */
  exports: v.object({}),
  /** One of them, with its plan; null where it is gone. */
  exportProfile: v.object({ profile: exportProfileId }),
  /** How the file of a plan will look, and what it does without. */
  exportPreview: v.object({ plan: exportPlan }),
  /** Who is left out for one reason; of cells, whose. */
  exportLeftOut: v.object({
    plan: exportPlan,
    reason: v.string(),
    column: v.optional(v.picklist(EXPORT_COLUMNS)),
    range,
  }),
  exportJob: v.object({}),
  /** What went out, newest first. */
  receipts: receiptFilter,
  /** The exports that contained somebody, newest first. */
  exportsOf: v.object({ member: memberId }),
} as const

export interface ExportValues {
  exports: readonly ProfileRow[]
  exportProfile: ProfileRow | null
  exportPreview: ExportPreview
  exportLeftOut: Window<{ readonly id: MemberId; readonly name: string; readonly archived: boolean }>
  exportJob: ExportJob
  receipts: Window<ReceiptRow>
  exportsOf: readonly ReceiptRow[]
}

export interface ProfileRow {
  readonly id: ExportProfileId
  readonly name: string
  /** Null where only a newer version understands it. */
  readonly plan: ExportPlan | null
  /** The latest file that came of it. */
  readonly last: { readonly at: Instant; readonly rows: number } | null
}

export interface ExportPreview {
  /** Why nobody can say whose rows it has: a segment that is gone, or that names itself. */
  readonly problem: Problem | null
  /** Null while what members are to their chapters is still being worked out. */
  readonly rows: number | null
  /** Everybody whom the rows' query finds, left out or not. */
  readonly found: number
  /** The columns of the file, those it does without not among them. */
  readonly headers: readonly { readonly key: ExportColumn; readonly label: string }[]
  /** Cells of the first rows, as they will read. */
  readonly first: readonly { readonly id: MemberId; readonly cells: readonly string[] }[]
  readonly leftOut: LeftOutView
}

export interface LeftOutView {
  readonly rows: readonly { readonly reason: RowReason; readonly count: number }[]
  readonly cells: readonly { readonly column: ExportColumn; readonly reason: LeftOutReason; readonly count: number }[]
  /** Columns that what the list is for does not need. */
  readonly columns: readonly ExportColumn[]
  /** Columns that the format has no place for. */
  readonly placeless: readonly ExportColumn[]
}

export type ExportJob =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly name: string; readonly done: number; readonly of: number }

export interface ReceiptRow {
  readonly id: ReceiptId
  readonly at: Instant
  readonly by: string
  readonly mine: boolean
  readonly profile: ExportProfileId | null
  readonly byCommandLine: boolean
  readonly name: string
  readonly use: ExportUse | ExportAim | null
  readonly receiver: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly left: number
  readonly format: ReceiptFormat | null
  readonly file: string
  readonly print: string
  readonly inner: string | null
  readonly state: 'saved' | 'open' | 'voided'
}
