import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import { file } from './files.ts'
import type { FileToSave } from './files.ts'

/** Short ones are refused by the form; '' is an archive without one. */
const password = v.optional(v.pipe(v.string(), v.maxLength(1024)), '')

export const OPEN_EXPORT_COMMANDS = {
  /** The whole community, as this device has it, in formats that need no Chapterhouse. `app` is this program's version. */
  'community.writeOpen': v.object({ password, app: v.string() }),
  /** What is in such a file. */
  'community.readOpen': v.object({ file, password }),
  /** Opens an exported community in a profile that does not have it; whoever opens it becomes an admin of this copy. */
  'community.importOpen': v.object({ file, password, organizer: v.string(), device: v.string() }),
} as const

export interface OpenExportResults {
  'community.writeOpen': FileToSave & { readonly members: number; readonly pages: number }
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
