import * as v from 'valibot'
import type { ConsentKey, ConsentState } from '../domain/consent.ts'
import type { ChapterId, MemberId, SourceId } from '../domain/ids.ts'
import type { MEMBER_FIELDS } from '../domain/member.ts'
import type { Problem } from '../domain/problem.ts'
import type { Source } from '../domain/source.ts'
import { file } from './files.ts'
import type { FileToSave } from './files.ts'
import type { ReviewCounts } from './people.ts'
import { chapterId, language, sourceId } from './selection.ts'

/** Per column what it feeds, member fields or `tags`, `interests`, `notes`, `consent`; empty leaves it out. */
const mapping: v.GenericSchema<readonly (readonly string[])[]> = v.array(v.array(v.string()))

export const EXPORT_ORIGINS = [
  'google-contacts',
  'outlook',
  'apple',
  'mailchimp',
  'meetup',
  'google-forms',
  'microsoft-forms',
  'surveycake',
  'chapterhouse',
] as const
export type ExportOrigin = (typeof EXPORT_ORIGINS)[number]

/** Why a value may not be what its column says: no address that mail goes to, no number that anybody answers, a name without letters. */
export const DOUBTS = ['email-shape', 'phone-shape', 'name-shape'] as const
export type Doubt = (typeof DOUBTS)[number]

export const ROSTER_COMMANDS = {
  /** Reads a roster file and answers with what was found; keeps it in the store as a draft until imported or dropped. */
  'roster.read': v.object({
    file,
    encoding: v.optional(v.string()),
    delimiter: v.optional(v.string()),
    header: v.optional(v.boolean()),
    /** Which sheet of a workbook, from 0; without one, the first that holds a list. */
    sheet: v.optional(v.number()),
  }),
  /**
   * Reads a file as the newer version of the roster of this name, by what was confirmed for that, and keeps it aside: what
   * a window is about to import stays as it is. Refuses what somebody would have to decide.
   */
  'roster.again': v.object({
    file,
    roster: v.string(),
    /** Where several chapters have a roster of the name. */
    chapter: v.nullable(v.string()),
    /** Where several sheets of a workbook could be meant. */
    sheet: v.nullable(v.string()),
  }),
  /** How the draft's rows would come in with this mapping and these repairs; changes nothing. */
  'roster.preview': v.object({ draft: v.string(), mapping, repairs: v.optional(v.array(v.string()), []) }),
  /** Imports the draft. Progress is the view `importJob`; the answer comes when it is durable, cancelled or failed. */
  'roster.import': v.object({
    draft: v.string(),
    name: v.string(),
    chapter: chapterId,
    mapping,
    /** Ids of the offered repairs that were accepted. */
    repairs: v.optional(v.array(v.string()), []),
    tags: v.optional(v.array(v.string()), []),
    /** The roster of which this file is the same or a newer version. */
    updates: v.optional(v.nullable(sourceId)),
    /** Whether pairs that are safe are merged at once. */
    merge: v.optional(v.boolean(), true),
  }),
  'roster.cancel': v.object({ draft: v.string() }),
  /** Forgets what was chosen for columns like those of the draft; answers with what the columns themselves say. */
  'roster.forget': v.object({ draft: v.string() }),
  /** The refused rows of an import as CSV: the original cells and why. */
  'roster.refused': v.object({
    source: sourceId,
    language,
    /** Header of the added column, in the person's language. */
    reason: v.string(),
  }),
  'source.rename': v.object({ source: sourceId, name: v.string() }),
  /**
   * Takes an import back as a whole: members that came only from it and that nobody has touched since leave, values it
   * changed in others become what they were, its merges are taken apart. With `takenBack` false it comes in again.
   */
  'source.takeBack': v.object({ source: sourceId, takenBack: v.optional(v.boolean(), true) }),
} as const

export interface RosterResults {
  'roster.read': RosterDraft
  'roster.again': RosterAgain
  'roster.preview': RosterPreview
  'roster.import': ImportSummary
  'roster.cancel': void
  'roster.forget': { readonly mapping: RosterMapping }
  'roster.refused': FileToSave
  'source.rename': void
  'source.takeBack': TakeBackSummary
}

export const ROSTER_VIEWS = {
  sources: v.object({}),
  /** The running or last import of the windows, or of a file that was put aside. */
  importJob: v.object({ aside: v.optional(v.boolean(), false) }),
} as const

export interface RosterValues {
  sources: readonly SourceView[]
  importJob: ImportJob
}

/** A file that was read as a table. */
export interface FileFacts {
  readonly draft: string
  readonly file: string
  /** Delimited text, a workbook, or contact cards. */
  readonly kind: 'text' | 'workbook' | 'cards'
  /** Names of the sheets of a workbook that hold anything, and which of them this is; empty for other files. */
  readonly sheets: readonly string[]
  readonly sheet: number
  /** '' where the file's kind leaves no choice. */
  readonly encoding: string
  /** Encodings worth offering for this file, the found one first. */
  readonly encodings: readonly string[]
  readonly delimiter: string
  readonly header: boolean
  readonly columns: readonly string[]
  readonly rows: number
  /** The first rows as they stand in the file. */
  readonly preview: readonly (readonly string[])[]
  /** Things to know before importing, such as ragged lines; line numbers count from 1 in the file. */
  readonly warnings: readonly RosterWarning[]
}

/** A parsed roster that waits for its mapping. */
export interface RosterDraft extends FileFacts {
  /** The program that wrote the file, as far as its columns tell. */
  readonly origin: ExportOrigin | null
  /** Per column what it feeds; empty where it is left out. */
  readonly mapping: RosterMapping
  /** Whether the mapping is another than the columns by themselves would say, because it was chosen for columns like these. */
  readonly remembered: boolean
  /** Columns that are left out because they hold numbers which states give to people. */
  readonly withheld: readonly number[]
  /** The roster of which this file looks like the same or a newer version, and what importing it as such would do. */
  readonly versionOf: VersionGuess | null
  /** What a program did to values on the way here and how it can be put right; none is applied unasked. */
  readonly repairs: readonly RepairOffer[]
}

/** A file that continues a roster, with all that `roster.import` has to be told. */
export interface RosterAgain {
  readonly draft: string
  /** The roster that it continues, the newest of its versions. */
  readonly source: SourceId
  readonly name: string
  readonly chapter: ChapterId
  readonly tags: readonly string[]
  readonly mapping: RosterMapping
  readonly repairs: readonly string[]
  readonly rows: number
  /** The first rows that will be refused, at most a hundred; lines count from 1 in the file. */
  readonly refused: readonly { readonly line: number; readonly problem: Problem }[]
}

export interface RosterWarning {
  readonly code:
    | 'ragged-rows'
    | 'replacement-characters'
    | 'empty-rows'
    | 'duplicate-headers'
    /** Cards whose picture was left out. */
    | 'photos-skipped'
    /** Cards that were cut off, nested or had lines nobody could read; what could be read is in the rows. */
    | 'cards-damaged'
    /** Cells that show #N/A, #REF! and the like; they are empty in the rows. */
    | 'formula-errors'
  /** How many rows, headers, cards or cells. */
  readonly count: number
  /** The first one concerned, as in `lines`. */
  readonly line?: number
}

/** Per column what it feeds: usually one field; several for a full name that is taken apart; none where it is left out. */
export type RosterMapping = readonly (readonly string[])[]

export interface VersionGuess {
  readonly source: SourceId
  readonly name: string
  /** Rows that are unchanged, rows with other values, rows only in this file, rows only in the earlier one. */
  readonly same: number
  readonly changed: number
  readonly fresh: number
  readonly gone: number
  /** The repairs that were accepted for that roster, as ids for the columns of this file. */
  readonly repairs: readonly string[]
}

/** Something that happened to the values of one column, and what putting it right would change. */
export interface RepairOffer {
  /** Names the offer in `roster.preview` and `roster.import`: its kind, its column and what else reproducing it takes. */
  readonly id: string
  readonly kind: 'lost-zero' | 'exponent' | 'serial-date' | 'decimal-tail'
  readonly column: number
  /** Rows it would change. */
  readonly rows: number
  /** A few cells as they stand and as they would be. */
  readonly examples: readonly { readonly line: number; readonly before: string; readonly after: string }[]
  /** False where the original cannot be had back (digits that were rounded away); `after` is '' then. */
  readonly certain: boolean
}

/** What an import would do, without doing it. */
export interface RosterPreview {
  /** The first rows, at most fifty: as members, or why not. */
  readonly rows: readonly PreviewRow[]
  /** What can be put right in the columns that this mapping uses. */
  readonly repairs: readonly RepairOffer[]
  /** How many of all rows would be refused, and why. */
  readonly refused: number
  readonly reasons: ImportSummary['reasons']
}

export interface PreviewRow {
  /** From 1, in the file. */
  readonly line: number
  /** Cells that an accepted repair changed, as they stand in the file. */
  readonly repaired: readonly { readonly column: number; readonly before: string; readonly after: string }[]
  /** Values that come in as they are and that somebody should look at. */
  readonly doubts: readonly { readonly field: (typeof MEMBER_FIELDS)[number]; readonly doubt: Doubt }[]
  readonly read:
    | {
        readonly ok: true
        readonly value: {
          readonly fields: Readonly<Partial<Record<(typeof MEMBER_FIELDS)[number], string>>> & { readonly name: string }
          readonly tags: readonly string[]
          readonly interests: readonly string[]
          readonly notes: string
          readonly consents: Readonly<Partial<Record<ConsentKey, ConsentState>>>
        }
      }
    | { readonly ok: false; readonly problem: Problem }
}

export interface ImportSummary {
  readonly source: SourceId
  /** New members. */
  readonly members: number
  readonly refused: number
  /** What a newer version of a roster changed; null where the file is not one. */
  readonly update: UpdateSummary | null
  /** New members that are one person with somebody who was there, or with one another; merged unless asked not to. */
  readonly matches: ReviewCounts
  /** How many rows each reason refused. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[]
}

export interface UpdateSummary {
  readonly replaces: SourceId
  /** Rows that say what they said. */
  readonly same: number
  /** Members with at least one new value. */
  readonly changed: number
  /** Values that differ from the file because somebody edited them here; they stay. */
  readonly kept: number
  /** Rows of the earlier file that the newer one no longer has; their members stay. */
  readonly gone: number
  /** Rows whose members were archived or taken out; they are not brought back. */
  readonly away: number
  /** The first changes, at most fifty. */
  readonly changes: readonly FieldChange[]
}

export interface FieldChange {
  readonly member: MemberId
  readonly name: string
  readonly field: string
  readonly before: string
  readonly after: string
  /** True where the value here was edited by hand and stays. */
  readonly kept: boolean
  /** It stays because the person themself said so. */
  readonly told?: true
}

export interface TakeBackSummary {
  /** Members who left (or, coming in again, came back). */
  readonly left: number
  /** Members who came only from the roster and stay, because somebody has worked with them since. */
  readonly stayed: number
  /** Members whose values went back to what they were. */
  readonly reverted: number
  readonly unmerged: number
}

export interface SourceView extends Source {
  readonly byName: string
  /** The program that wrote the file, as far as its columns tell. */
  readonly origin: ExportOrigin | null
  readonly members: number
  /** Merges of its import that still stand. */
  readonly merges: number
  /** The newest roster that replaces this one. */
  readonly replacedBy: SourceId | null
}

export type ImportJob =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running'
      readonly draft: string
      readonly file: string
      readonly done: number
      readonly of: number
      readonly step: 'reading' | 'preparing' | 'writing' | 'matching'
    }
  | { readonly state: 'done'; readonly draft: string; readonly file: string }
  | { readonly state: 'failed'; readonly draft: string; readonly file: string; readonly problem: Problem }
