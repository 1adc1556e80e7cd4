import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { ReceiptId } from '../domain/ids.ts'
import { exportAim, exportLine } from './exports.ts'
import { file } from './files.ts'
import type { FileToSave } from './files.ts'

/** Short ones are refused by the form; '' is an archive without one. */
const password = v.optional(v.pipe(v.string(), v.maxLength(1024)), '')

export const OPEN_EXPORT_COMMANDS = {
  /**
   * The whole community, as this device has it, in formats that need no Chapterhouse, and its receipt, which is on the disk before
   * the file is answered with. `app` is this program's version, `name` what the receipt calls it.
   */
  'community.writeOpen': v.object({
    password,
    app: v.string(),
    name: exportLine,
    aim: exportAim,
    receiver: exportLine,
  }),
  /** What is in such a file. */
  'community.readOpen': v.object({ file, password }),
  /** Opens an exported community in a profile that does not have it; whoever opens it becomes an admin of this copy. */
  'community.importOpen': v.object({ file, password, organizer: v.string(), device: v.string() }),
} as const

export interface OpenExportResults {
  'community.writeOpen': FileToSave & {
    readonly members: number
    readonly pages: number
    readonly receipt: ReceiptId
  }
  'community.readOpen': OpenExportFacts
  'community.importOpen': void
}

export interface OpenExportFacts {
  readonly name: string
  readonly made: Instant
  readonly members: number
  readonly salons: number
  readonly chapters: number
  /** Whether this profile has the community already. */
  readonly isKnown: boolean
}
