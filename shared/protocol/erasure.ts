import * as v from 'valibot'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import { RETENTION_CHOICES } from '../domain/retention.ts'
import type { Due, Retention } from '../domain/retention.ts'
import type { HistoryEntry, RecordRef } from './history.ts'
import { memberId } from './selection.ts'

/** People who are erased together; a review list is gone through in parts of this size. */
const AT_ONCE = 500

const members = v.pipe(v.array(memberId), v.minLength(1), v.maxLength(AT_ONCE))

export const ERASURE_COMMANDS = {
  /** Erases people from everything, here and on every device that hears of it. Nothing takes it back. */
  'member.erase': v.object({ members }),
  /** Everything that is known about one person. Writes nothing. */
  'member.ownFile': v.object({ member: memberId }),
  /** Sets how long the community keeps whom. Nobody is erased by it. */
  'retention.set': v.object({
    quiet: v.nullable(v.picklist(RETENTION_CHOICES.quiet)),
    archived: v.nullable(v.picklist(RETENTION_CHOICES.archived)),
    guests: v.nullable(v.picklist(RETENTION_CHOICES.guests)),
  }),
} as const

export interface ErasureResults {
  'member.erase': { readonly people: number; readonly pages: number }
  'member.ownFile': OwnFile
  'retention.set': void
}

export const ERASURE_VIEWS = {
  /** What would be erased, and what would not. */
  erasure: v.object({ members }),
  /** Texts about others that mention people, which erasing leaves as they are. */
  mentions: v.object({ members }),
  /** How long whom is kept, and who is to be looked at for that. */
  retention: v.object({}),
} as const

export interface ErasureValues {
  erasure: ErasureView
  mentions: MentionsView
  retention: RetentionView
}

export interface ErasureView {
  /** As they are called, in the order asked for. */
  readonly names: readonly string[]
  /** Since when anything is written about any of them; what was backed up before has nothing of them. */
  readonly since: Instant
  /** Records, of all chapters. */
  readonly records: number
  /** Evenings that keep a nameless place. */
  readonly evenings: number
  /** Purchases that keep their day and amount. */
  readonly purchases: number
  /** Everything else that was written about them: contacts, points, ideas, decisions. */
  readonly facts: number
  /** Rows of imported rosters. */
  readonly rows: number
  /** Lists that went out with them in it. */
  readonly exports: number
  /** Other devices of organizers, which follow once they hear of it; the names of a few. */
  readonly devices: number
  readonly deviceNames: readonly string[]
  /** Ways that keep copies: folders are written anew, a server forgets nothing. */
  readonly folders: number
  readonly server: boolean
  /** Why it is not to be done here; null where it is. */
  readonly problem: Problem | null
}

export interface MentionsView {
  /** Records in which any text does; the rows are the first of them. */
  readonly total: number
  /** Where each is read and edited, and the line that mentions them. */
  readonly rows: readonly { readonly record: RecordRef; readonly line: string }[]
}

export interface RetentionView {
  readonly rules: Retention
  /** How many are to be looked at; the rows are the first of them. */
  readonly total: number
  readonly rows: readonly RetentionRow[]
}

export interface RetentionRow extends Due {
  readonly id: MemberId
  readonly name: string
  readonly chapters: readonly ChapterId[]
  readonly active: IsoDate
}

/** Everything that is known about one person, for them to read. */
export interface OwnFile {
  readonly at: Instant
  readonly community: string
  readonly name: string
  readonly records: readonly OwnRecord[]
  /** Rows of rosters that they came from, as they stood in the files; rows count from 1 without the header. */
  readonly rows: readonly {
    readonly roster: string
    readonly file: string
    readonly row: number
    readonly columns: readonly string[]
    readonly cells: readonly string[]
  }[]
  /** Lists that went out with them in it. */
  readonly exports: readonly {
    readonly at: Instant
    readonly name: string
    readonly receiver: string
    readonly columns: readonly string[]
  }[]
  readonly history: readonly { readonly record: string; readonly changes: readonly Omit<HistoryEntry, 'device'>[] }[]
  /** How many people they have been at evenings with; who those are is theirs to tell. */
  readonly acquaintances: number
}

/** One record about somebody: what it says, by paths as `fieldOf` joins them. Where another member stands there is null. */
export interface OwnRecord {
  readonly id: string
  /** The first three letters of its id. */
  readonly kind: string
  readonly chapter: string | null
  /** The evening it is about; the start by the clock on the wall there. */
  readonly evening: { readonly theme: string; readonly start: string } | null
  readonly fields: readonly (readonly [field: string, value: string | number | boolean | null])[]
}
