import * as v from 'valibot'
import type { Instant, LocalDateTime } from '../domain/dates.ts'
import type { ChapterId, SalonId, SeriesId } from '../domain/ids.ts'
import type { Clash, Evening, Rhythm, Series } from '../domain/salon.ts'
import { file } from './files.ts'
import type { FileToSave } from './files.ts'
import { chapterId, isoDay, memberId, salonId, seriesId, venueId } from './selection.ts'

/** When a ritual comes, on the clocks of its chapter: the value of an RRULE, where it begins, and for how long. */
const rhythm = v.object({ rule: v.pipe(v.string(), v.maxLength(1000)), start: v.string(), minutes: v.number() })

export const CALENDAR_COMMANDS = {
  /** A series of a chapter, or without one of the whole community, whose rhythm every chapter keeps on its own clocks. */
  'series.create': v.object({
    name: v.string(),
    chapter: v.optional(v.nullable(chapterId)),
    rhythm: v.optional(v.nullable(rhythm)),
  }),
  'series.rename': v.object({ series: seriesId, name: v.string() }),
  /**
   * How often a chapter's series comes; null for no more. `fromThen` leaves what it was before the new start as it was,
   * otherwise the rhythm has never been another.
   */
  'series.keep': v.object({
    series: seriesId,
    rhythm: v.nullable(rhythm),
    fromThen: v.optional(v.boolean(), false),
  }),
  /** Leaves one of a series' dates out, or not after all. `date` is what the rhythm gives, whatever became of it. */
  'series.skip': v.object({ series: seriesId, date: v.string(), skipped: v.optional(v.boolean(), true) }),
  /** Holds one of a series' dates at another time on the chapter's clocks; null for when the rhythm says. */
  'series.move': v.object({ series: seriesId, date: v.string(), to: v.nullable(v.string()) }),
  /** Makes the salon of one of a series' dates, of a series that all share that of a chapter, as the last one of the series was; answers with the one that is there already. */
  'series.plan': v.object({ series: seriesId, date: v.string(), chapter: v.optional(chapterId) }),
  /** Salons as a calendar file: one, those of a series with its rhythm, of a chapter, or all. */
  'calendar.export': v.object({
    of: v.variant('kind', [
      v.object({ kind: v.literal('all') }),
      v.object({ kind: v.literal('chapter'), chapter: chapterId }),
      v.object({ kind: v.literal('series'), series: seriesId }),
      v.object({ kind: v.literal('salon'), salon: salonId }),
    ]),
    /** What to call the file, without its ending, and the calendar. */
    name: v.string(),
  }),
  /** What a calendar file would bring to a chapter; changes nothing. */
  'calendar.read': v.object({ file, chapter: chapterId }),
  /** Takes in the items of a calendar file that `take` names by their keys, also as changes of what is here; all of them or none. */
  'calendar.import': v.object({
    file,
    chapter: chapterId,
    take: v.array(v.string()),
    /** The theme of an event that has none, in the person's language. */
    untitled: v.string(),
  }),
} as const

export interface CalendarResults {
  'series.create': { readonly series: SeriesId }
  'series.rename': void
  'series.keep': void
  'series.skip': void
  'series.move': void
  'series.plan': { readonly salon: SalonId; readonly made: boolean }
  'calendar.export': FileToSave & { readonly events: number }
  'calendar.read': CalendarPreview
  'calendar.import': { readonly salons: number; readonly series: number; readonly updated: number }
}

export const CALENDAR_VIEWS = {
  /** What stands in the calendar from one day until, not including, another; of one chapter, or of all. */
  calendar: v.object({ from: isoDay, before: isoDay, chapter: v.optional(chapterId) }),
  /** What a salon would get in the way of; `salon` is the one itself, where it stands already. */
  clashes: v.object({
    salon: v.optional(salonId),
    chapter: chapterId,
    start: v.string(),
    end: v.string(),
    venue: v.optional(v.string(), ''),
    venueId: v.optional(v.nullable(venueId)),
    hosts: v.optional(v.array(memberId), []),
  }),
  /** A series with its coming dates. */
  series: v.object({ series: seriesId }),
} as const

export interface CalendarValues {
  calendar: CalendarView
  clashes: readonly ClashRow[]
  series: SeriesView | null
}

/** What stands in a calendar file. */
export interface CalendarPreview {
  /** What the calendar calls itself; ''. */
  readonly name: string
  /** By their start. */
  readonly items: readonly CalendarItem[]
  /** Lines of the file on which events begin that nobody can read. */
  readonly unreadable: readonly number[]
  /** Whether the file breaks off. */
  readonly truncated: boolean
}

/** A salon or a series that a calendar file would bring. */
export interface CalendarItem {
  /** Names it in `calendar.import`. */
  readonly key: string
  readonly kind: 'salon' | 'series'
  /** '' where the event has none. */
  readonly title: string
  readonly location: string
  /** On the clocks of `zone`; of a series its first date. */
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly zone: string
  readonly allDay: boolean
  readonly cancelled: boolean
  /** The rule of a series; ''. */
  readonly rule: string
  /** Dates of a series that come in as salons of their own, because they differ. */
  readonly salons: number
  /**
   * Beside what stands here under the same UID: nothing does, the file tells it differently, or alike; `older`: in an
   * earlier revision than was taken in; `elsewhere`: it belongs to another chapter, or to the whole community.
   */
  readonly state: 'new' | 'changed' | 'same' | 'older' | 'elsewhere'
  /** What taking it in would change of what is here. */
  readonly changes: readonly CalendarChange[]
  /** Over, with all its dates. */
  readonly past: boolean
  readonly doubts: readonly ('no-end' | 'no-zone' | 'unknown-zone' | 'bad-rule')[]
}

/** One thing that a calendar file tells differently. */
export type CalendarChange =
  | { readonly field: 'theme' | 'venue' | 'notes'; readonly before: string; readonly after: string }
  /** On the chapter's clocks. */
  | { readonly field: 'when'; readonly before: ClockSpan; readonly after: ClockSpan }
  /** Null where the series keeps no rhythm any more. */
  | {
      readonly field: 'rhythm'
      readonly before: Pick<Rhythm, 'rule' | 'start'> | null
      readonly after: Pick<Rhythm, 'rule' | 'start'>
    }
  /** Called off, or held after all. */
  | { readonly field: 'cancelled'; readonly after: boolean }

interface ClockSpan {
  readonly start: LocalDateTime
  readonly end: LocalDateTime
}

/** Salons and dates of series that nobody has planned yet, by their start on the wall. */
export interface CalendarView {
  readonly entries: readonly CalendarEntry[]
}

export interface CalendarEntry {
  /** Null for a date of a series that is not planned yet. */
  readonly salon: SalonId | null
  readonly series: SeriesId | null
  readonly occurrence: LocalDateTime | null
  /** The theme; of a date that is not planned yet, '' */
  readonly theme: string
  readonly seriesName: string
  /** Whether its series is one that all chapters share. */
  readonly shared: boolean
  readonly chapter: ChapterId
  /** On the clocks of `zone`. */
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly zone: string
  readonly startsAt: Instant
  readonly venue: string
  readonly cancelled: boolean
  /** Held at another time than the rhythm of its series says. */
  readonly moved: boolean
  readonly past: boolean
  readonly going: number
  readonly capacity: number | null
  readonly clashes: readonly ClashRow[]
}

/** What two salons get in each other's way with. */
export interface ClashRow extends Clash {
  readonly theme: string
  readonly chapter: ChapterId
  readonly start: LocalDateTime
  /** Hosts of both; of what kind of clash it is, only there. */
  readonly names: readonly string[]
}

export interface SeriesView {
  readonly series: Series
  /** The chapters that hold it. */
  readonly chapters: readonly ChapterId[]
  /** The evenings ahead, ten at most; left out ones too. `salons` by the chapter that has planned one. */
  readonly dates: readonly (Evening & { readonly salons: Readonly<Record<ChapterId, SalonId>> })[]
}
