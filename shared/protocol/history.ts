import * as v from 'valibot'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { OrganizerId, SourceId } from '../domain/ids.ts'
import { deviceId, organizerId, range } from './selection.ts'
import type { Window } from './window.ts'

/** What an action was about, for finding it again. `people` is who is one person; `evenings` are answers and arrivals. */
export const ACTIVITY_KINDS = ['members', 'people', 'salons', 'evenings', 'rosters', 'community'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** What an organizer, or one device, did in a stretch of time, both ends included. */
export const spanQuery = v.pipe(
  v.object({ organizer: v.optional(organizerId), device: v.optional(deviceId), from: v.number(), to: v.number() }),
  v.check(({ organizer, device }) => organizer !== undefined || device !== undefined),
)
export type SpanQuery = v.InferOutput<typeof spanQuery>

/** What everybody did, newest first; every filter that is given narrows it. */
export const activityQuery = v.object({
  organizer: v.optional(organizerId),
  device: v.optional(deviceId),
  kind: v.optional(v.picklist(ACTIVITY_KINDS)),
  /** `2026-11-28` in `zone`. */
  day: v.optional(v.string()),
  zone: v.optional(v.string(), 'UTC'),
  record: v.optional(v.string()),
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  range,
})
export type ActivityQuery = v.InferOutput<typeof activityQuery>

/** A record as it stood before or after one of the changes in its history. */
export const restorePoint = v.object({
  record: v.string(),
  change: v.string(),
  side: v.picklist(['before', 'after']),
})
export type RestorePoint = v.InferOutput<typeof restorePoint>

export const HISTORY_COMMANDS = {
  /** Brings one field of a record back to an earlier value from its history. */
  'history.restore': v.object({ record: v.string(), change: v.string(), field: v.optional(v.string()) }),
  /** Brings a whole record back to how it stood; one that is gone comes back. The view `restorePreview` says what it does. */
  'history.restoreTo': restorePoint,
  /**
   * Takes back what somebody did in a stretch of time, except for what others have worked on since; one step to undo. The
   * view `spanUndo` says what it does.
   */
  'history.undoSpan': spanQuery,
  undo: v.object({}),
  redo: v.object({}),
} as const

export interface HistoryResults {
  'history.restore': void
  'history.restoreTo': { readonly fields: number }
  'history.undoSpan': SpanUndone
  undo: { readonly label: string; readonly count: number }
  redo: { readonly label: string; readonly count: number }
}

export const HISTORY_VIEWS = {
  /** Who changed what in one record (member, salon or chapter id), newest first. */
  history: v.object({ record: v.string(), limit: v.optional(v.number(), 200) }),
  /** Who did what, day by day, newest first. */
  activity: activityQuery,
  /** What `history.undoSpan` would take back, and what not. */
  spanUndo: spanQuery,
  /** What `history.restoreTo` would change; null where there is no such record or change. */
  restorePreview: restorePoint,
} as const

export interface HistoryValues {
  history: readonly HistoryEntry[]
  activity: ActivityView
  spanUndo: SpanUndoView
  restorePreview: RestoreView | null
}

/** What undo would take back, for the menu: the command and how many records it touched. */
export interface UndoLabel {
  readonly command: string
  readonly count: number
}

/** One change to one record, newest first. */
export interface HistoryEntry {
  readonly change: string
  readonly at: Instant
  readonly by: string
  readonly mine: boolean
  readonly device: string
  /** The command that made it: `member.set`, `roster.import`, `undo` … */
  readonly command: string
  readonly edits: readonly {
    readonly field: string
    readonly before: string | null
    readonly after: string | null
    readonly restorable: boolean
  }[]
}

/** A record by name; `gone` where it is no longer there, with the name it had. */
export interface RecordRef {
  readonly id: string
  readonly kind:
    | 'member'
    | 'salon'
    | 'chapter'
    | 'roster'
    | 'series'
    | 'venue'
    | 'template'
    | 'challenge'
    | 'segment'
    | 'wording'
    | 'export'
    | 'organizer'
    | 'device'
    | 'community'
  readonly name: string
  readonly gone: boolean
}

/** The rows of `total` are actions, each day's under a row of its own. */
export interface ActivityView extends Window<ActivityRow> {
  /** Actions that the query finds. */
  readonly actions: number
  /** Pages of which the history is still being read; the rows are those of the others. Null when all are. */
  readonly reading: { readonly done: number; readonly of: number } | null
}

export type ActivityRow = ActivityDay | ActivityAction

export interface ActivityDay {
  readonly row: 'day'
  readonly key: string
  readonly day: IsoDate
  /** The day's first and last instant in the zone that was asked for. */
  readonly from: Instant
  readonly to: Instant
  /** Who did how much of what the query finds, most first. */
  readonly who: readonly {
    readonly organizer: OrganizerId | null
    readonly name: string
    readonly mine: boolean
    readonly actions: number
  }[]
}

/** One thing that somebody did, on however many pages it was written. */
export interface ActivityAction {
  readonly row: 'action'
  readonly key: string
  readonly at: Instant
  readonly organizer: OrganizerId | null
  /** '' where it is not known who. */
  readonly by: string
  readonly mine: boolean
  readonly device: string
  /** The command that did it: `member.set`, `roster.import`, `undo` … */
  readonly command: string
  /** How many members, salons or the like. */
  readonly count: number
  /** The first of them. */
  readonly records: readonly RecordRef[]
  /** Where it was about one record: the fields it changed, as `fieldOf` writes them. */
  readonly fields: readonly string[]
  /** The evening that answers or arrivals were about, where it is one. */
  readonly salon: RecordRef | null
}

/** What taking back a span would do, and what it would leave. */
export interface SpanUndoView {
  readonly counts: { readonly back: number; readonly stays: number }
  /** At most 300 of each. */
  readonly back: readonly SpanRow[]
  readonly stays: readonly (SpanRow & {
    readonly why: 'edited-since' | 'used' | 'organizing'
    /** Who, and when, where it is known. */
    readonly by: string
    readonly mine: boolean
    readonly at: Instant | null
  })[]
  /** Imports are taken back as a whole, each by itself. */
  readonly rosters: readonly { readonly source: SourceId; readonly name: string; readonly takenBack: boolean }[]
}

export interface SpanRow {
  readonly key: string
  readonly record: RecordRef
  /** A value; a record that was made or taken away; an answer or arrival; that two are one person, or two. */
  readonly what: 'field' | 'made' | 'removed' | 'answer' | 'arrival' | 'merge' | 'apart'
  /** As `fieldOf` writes it; '' for all but values. */
  readonly field: string
  readonly now: string | null
  readonly was: string | null
  /** The salon of an answer or arrival, the other of two people. */
  readonly other: RecordRef | null
}

/** What bringing a record back to how it stood would change. */
export interface RestoreView {
  readonly record: RecordRef
  readonly fields: readonly { readonly field: string; readonly now: string | null; readonly was: string | null }[]
}

export interface SpanUndone {
  readonly back: number
  readonly stays: number
}
