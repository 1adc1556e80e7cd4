import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, CommunityId, MemberId, SalonId } from '../domain/ids.ts'
import type { BackupReason, KeepRule } from '../domain/keeping.ts'
import type { Problem } from '../domain/problem.ts'
import { file } from './files.ts'
import type { PortableWraps } from './key-wraps.ts'
import { chapterId, memberId, salonId } from './selection.ts'

/** A backup of this community's own list by its file's name, or one that a person chose. */
const source = v.union([v.object({ name: v.string() }), v.object({ file })])
export type BackupFrom = v.InferOutput<typeof source>

/** The data key that a backup was made under, where it is not this profile's. */
const key = v.optional(v.nullable(v.instance(Uint8Array<ArrayBuffer>)), null)

const kept = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366))

/** A member, an evening, or all of a chapter's. */
const subject = v.union([v.object({ record: v.union([memberId, salonId]) }), v.object({ chapter: chapterId })])
export type RestoreSubject = v.InferOutput<typeof subject>

export const BACKUP_COMMANDS = {
  /** Makes a backup and reads it back. */
  'backup.now': v.object({}),
  /** Makes a backup in place of all that this machine made before, which go once it was read back. */
  'backup.renew': v.object({}),
  /** Makes one in a folder that the main process names for this once, and reads it back; it is none of those that are kept here. */
  'backup.to': v.object({ folder: v.pipe(v.string(), v.regex(/^[\da-f]{32}$/)) }),
  /** Reads a backup back, every page of it. */
  'backup.verify': v.object({ name: v.string() }),
  /** Asks the person for a folder that backups go to from now on. */
  'backup.chooseFolder': v.object({}),
  /** Backups go beside the profile again. */
  'backup.ownFolder': v.object({}),
  'backup.settings': v.object({ isOn: v.boolean(), keep: v.object({ days: kept, weeks: kept, months: kept }) }),
  /** The next command that would be backed up first goes without: no backup could be made, and the person said so. */
  'backup.waive': v.object({}),
  /** What lies beside the profile, whatever community it is of; for a profile that has none to ask for. */
  'backup.beside': v.object({}),
  /** What a file says of itself before anything is opened, and whether this profile's own key opens it. */
  'backup.read': v.object({ from: source }),
  /** Reads a backup whole and says what bringing it back would change. Holds it until it is closed. */
  'backup.open': v.object({ from: source, key }),
  'backup.close': v.object({}),
  /** People, evenings and chapters of the open backup whose names hold a text. */
  'backup.find': v.object({ text: v.string() }),
  /** What bringing one record or a chapter back would change. */
  'backup.plan': v.object({ what: subject }),
  /** Brings back pages that are missing or damaged here; nothing that is here goes. */
  'backup.restoreMissing': v.object({}),
  /** Brings one record or a chapter back to how the backup has it, as an edit of now. */
  'backup.restore': v.object({ what: subject }),
  /**
   * Brings a whole community into a profile that does not have it. `same`: this machine takes the place of the one that made
   * the backup; `new`: it becomes another device of the same organizer, called `device`.
   */
  'backup.restoreWhole': v.object({ as: v.picklist(['same', 'new']), device: v.string() }),
} as const

export interface BackupResults {
  'backup.now': { readonly name: string }
  'backup.renew': { readonly removed: number }
  'backup.to': BackupElsewhere
  'backup.verify': void
  'backup.chooseFolder': { readonly name: string }
  'backup.ownFolder': void
  'backup.settings': void
  'backup.waive': void
  'backup.beside': readonly BackupBeside[]
  'backup.read': BackupFacts
  'backup.open': BackupContents
  'backup.close': void
  'backup.find': readonly FoundInBackup[]
  'backup.plan': RestorePlan
  'backup.restoreMissing': { readonly pages: number }
  'backup.restore': { readonly records: number }
  'backup.restoreWhole': void
}

export const BACKUP_VIEWS = {
  /** Settings, and what lies in the folder. */
  backups: v.object({}),
  /** Which backups were made since a moment. */
  oldBackups: v.object({ since: v.number() }),
  /** What is being backed up or brought back right now. */
  backupJob: v.object({}),
} as const

export interface BackupValues {
  backups: BackupsView
  oldBackups: OldBackups
  backupJob: BackupJob
}

/** Backups in the folders that this machine knows. */
export interface OldBackups {
  /** This machine's own, by the folder they lie in; null is the one beside the profile. */
  readonly places: readonly { readonly folder: string | null; readonly count: number }[]
  /** When the first and the last of these were made; null where there are none. */
  readonly span: { readonly from: Instant; readonly until: Instant } | null
  /** How many there are of other devices, which this one leaves alone. */
  readonly others: number
}

export interface BackupElsewhere {
  readonly name: string
  readonly bytes: number
  readonly members: number
  /** Pages that do not open, and so are not in it. */
  readonly damaged: number
}

/** What anybody who has the file can read of it. */
export interface BackupFacts {
  readonly community: CommunityId
  readonly made: Instant
  readonly why: BackupReason
  readonly bytes: number
  readonly pages: number
  /** Whether this profile's own key opens it. */
  readonly isOurs: boolean
  readonly wraps: PortableWraps
}

/** A backup that was found beside the profile. */
export interface BackupBeside {
  readonly name: string
  readonly made: Instant
  readonly bytes: number
}

/** What an opened backup holds, and how that compares with what is here. */
export interface BackupContents {
  readonly community: { readonly id: CommunityId; readonly name: string }
  readonly made: Instant
  readonly why: BackupReason
  readonly organizer: string
  readonly device: string
  /** Whether whoever made it could enter another device by themselves. */
  readonly isAdmins: boolean
  readonly members: number
  readonly salons: number
  readonly chapters: readonly { readonly id: ChapterId; readonly name: string; readonly members: number }[]
  /**
   * Null where the community is not the one that is open here. Pages that are missing or damaged here, and pages with changes
   * that are not here; `inStep` are those that have all that the backup has.
   */
  readonly here: {
    readonly missing: number
    readonly damaged: number
    readonly behind: number
    readonly inStep: number
  } | null
  /** Whether this profile has the community, open or not. */
  readonly isKnown: boolean
}

export interface FoundInBackup {
  readonly id: MemberId | SalonId
  readonly kind: 'member' | 'salon'
  readonly name: string
  /** Whether it is not here any more. */
  readonly isGone: boolean
}

/** What bringing something back would change. */
export interface RestorePlan {
  /** Records that are gone and come back, by name; the first few. */
  readonly back: { readonly count: number; readonly names: readonly string[] }
  /** Records that change. */
  readonly changed: { readonly count: number; readonly names: readonly string[] }
  /** The fields that change, of a single record; values as people read them. */
  readonly fields: readonly { readonly field: string; readonly now: string | null; readonly was: string | null }[]
  /** Values that others have written since the backup, which stay. */
  readonly stays: number
  /** People of a chapter who were archived since the backup, and stay archived. */
  readonly archived: number
}

export interface BackupsView {
  /** The folder that a person chose, by its last part; null for the one beside the profile. */
  readonly folder: string | null
  readonly isOn: boolean
  readonly keep: KeepRule
  /** Newest first; of this community. */
  readonly list: readonly BackupLine[]
  /** Why the folder cannot be looked at. */
  readonly trouble: Problem | null
  /** Why the last backup was not made; null since one was. */
  readonly failure: Problem | null
  /** When the newest backup that was read back was made. */
  readonly last: Instant | null
  /** Whether they could be opened on another machine, by a passphrase or a recovery key. */
  readonly isPortable: boolean
}

export interface BackupLine {
  readonly name: string
  readonly made: Instant
  readonly why: BackupReason
  readonly bytes: number
  /** What the machine is called that made it; empty where nobody knows it any more. */
  readonly device: string
  readonly isOwn: boolean
  /** When it was last read back and found whole. */
  readonly verified: Instant | null
  /** What was found wrong with it. */
  readonly problem: Problem | null
}

export type BackupJob =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running'
      readonly step: 'writing' | 'verifying' | 'reading'
      readonly why: BackupReason
      readonly done: number
      readonly of: number
    }
