import * as v from 'valibot'
import type { Guest, Headcount, RsvpStatus } from '../domain/attendance.ts'
import type { Chapter, Community, Device, Organizer } from '../domain/community.ts'
import type { Instant, LocalDateTime } from '../domain/dates.ts'
import type {
  ChapterId,
  CommunityId,
  DeviceId,
  EntryId,
  LinkId,
  MemberId,
  OrganizerId,
  SalonId,
  SeriesId,
  SourceId,
  TemplateId,
  VenueId,
} from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import type { Money, PaidBy } from '../domain/money.ts'
import type { Problem } from '../domain/problem.ts'
import { LANES } from '../domain/matching.ts'
import type { Lane, Reason } from '../domain/matching.ts'
import type { Link } from '../domain/link.ts'
import type { CommandName, ExportOrigin, ReviewCounts } from './commands.ts'
import { activityQuery, restorePoint, spanQuery } from './history.ts'
import type { ActivityView, RestoreView, SpanUndoView } from './history.ts'
import { paperQuery } from './paper.ts'
import type { PaperView } from './paper.ts'
import type {
  ClosingView,
  FeedbackView,
  FollowUpsView,
  OpenFollowUps,
  ReportView,
  TouchpointRow,
} from './afterwards.ts'
import type {
  CircleView,
  ConnectionsView,
  ConnectorsView,
  IdeaRow,
  IntroductionRow,
  Reckoning,
  TieMapView,
  TribesView,
} from './connections.ts'
import { EVEN_BALANCE } from '../domain/suggestion.ts'
import type { KeepApartRow, SuggestionsView } from './guests.ts'
import type { MoneyView, TaskRow, TemplateRow, VenueRow } from './planning.ts'
import type { LedgerView } from './ledger.ts'
import { letterQuery, LETTER_SHOWN } from './letters.ts'
import type { LettersView } from './letters.ts'
import type { PastedAnswersView } from './pasted-answers.ts'
import type { SeatingView } from './seating.ts'
import type { Clash, Evening, Salon, Series, Template } from '../domain/salon.ts'
import type { ThemeSuggestion } from '../domain/theme.ts'
import type { InvitationView, JoiningView, PeerName, PeersView, SyncView } from './sync.ts'
import type { Source } from '../domain/source.ts'
import {
  chapterId,
  language,
  memberId,
  memberQuery,
  range,
  salonId,
  seriesId,
  sourceId,
  templateId,
  venueId,
} from './selection.ts'

const isoDay = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))

/** From 0 to 1. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/**
 * Everything a screen can watch, and the shape of what it asks with. The store answers at once and again whenever the
 * answer changes. Lists come as windows: only the rows on screen cross the thread.
 */
export const VIEWS = {
  /** Where the profile stands: nothing yet, opening, open, or why not. */
  profile: v.object({}),
  /** Name, chapters, vocabulary, organizers, what can be undone; what the frame of the window shows. */
  community: v.object({}),
  members: v.object({ query: memberQuery, range }),
  member: v.object({ member: memberId, language }),
  salons: v.object({
    when: v.optional(v.picklist(['upcoming', 'past', 'all']), 'all'),
    chapter: v.optional(chapterId),
    text: v.optional(v.string(), ''),
    range,
  }),
  salon: v.object({ salon: salonId }),
  /** Answers read from text that was copied out of a chat, and whom they are about. */
  pastedAnswers: v.object({ salon: salonId, text: v.pipe(v.string(), v.maxLength(100_000)) }),
  /** One letter for the guests of a salon, as each of them gets it. */
  letters: v.object({
    ...letterQuery.entries,
    text: v.optional(v.string(), ''),
    show: v.optional(v.picklist(LETTER_SHOWN), 'all'),
    range,
  }),
  /** Who sits where at one salon, and whom they know there. */
  seating: v.object({ salon: salonId }),
  /** Places of a chapter, or of all, by name; archived ones last. */
  venues: v.object({ chapter: v.optional(chapterId) }),
  /** Templates that chapters made, by name; archived ones last. */
  templates: v.object({}),
  /** One of them, with everything in it. */
  template: v.object({ template: templateId }),
  /** What the next evening of a chapter could be about, and why. */
  themes: v.object({ chapter: chapterId }),
  /** What has to be done for salons that are not over, and what is late for those that are; soonest first. */
  tasks: v.object({ mine: v.optional(v.boolean(), false) }),
  /** Who paid for a salon. */
  money: v.object({ salon: salonId }),
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
  /** The guest list of one salon. */
  guests: v.object({
    salon: salonId,
    text: v.optional(v.string(), ''),
    language,
    show: v.optional(
      v.picklist([
        'all',
        'invited',
        'going',
        'maybe',
        'declined',
        'waitlisted',
        'arrived',
        'missing',
        'walkIns',
        'unsent',
        'silent',
      ]),
      'all',
    ),
    sort: v.optional(v.picklist(['name', 'since', 'status']), 'name'),
    range,
  }),
  /** What the papers of a salon show: sign-in sheet, badges, table cards, run-sheet; null where there is no such salon. */
  paper: paperQuery,
  /** Type-ahead at the door: this salon's guests first, then other active members of the chapter, best match first. */
  door: v.object({ salon: salonId, text: v.string(), language, limit: v.optional(v.number(), 8) }),
  /** One person at the door, whether they are a guest or not; null where nobody there has this id. */
  doorGuest: v.object({ salon: salonId, member: memberId }),
  /** Who could be invited, best first and each with why; with `show` refused those who may not be. */
  suggestions: v.object({
    salon: salonId,
    /** Also people of other chapters who share an interest that the evening is about. */
    tribe: v.optional(v.boolean(), false),
    balance: v.optional(v.object({ newcomers: share, regulars: share, bridges: share }), EVEN_BALANCE),
    text: v.optional(v.string(), ''),
    show: v.optional(v.picklist(['open', 'refused']), 'open'),
    range,
  }),
  /** Who is not put at one table with whom: of a member, or for an evening. */
  keepApart: v.object({ about: v.union([memberId, salonId]) }),
  /** What is gone through when a salon is closed. */
  closing: v.object({ salon: salonId }),
  /** Whom to get in touch with after a salon. */
  followUps: v.object({ salon: salonId }),
  /** The salons after which somebody still waits to hear something, earliest due first. */
  openFollowUps: v.object({}),
  /** What was said of a salon, or the ideas and complaints of a chapter. */
  feedback: v.object({ about: v.union([salonId, chapterId]) }),
  /** When somebody was heard from, latest first. */
  touchpoints: v.object({ member: memberId }),
  /** What somebody paid and gave. */
  ledger: v.object({ member: memberId }),
  /** How well a chapter, or each, hangs together, and who is not held by it. */
  connections: v.object({ chapter: v.optional(v.nullable(chapterId), null) }),
  /** Everybody whom a member is tied to, and the introductions that they had a part in. */
  circle: v.object({ member: memberId }),
  /** Whom a member might be introduced to, best first. */
  introductionIdeas: v.object({ member: memberId }),
  /** Who was introduced to whom in a chapter, or in all, and what became of it; latest first. */
  introductions: v.object({ chapter: v.optional(v.nullable(chapterId), null) }),
  /** The tie graph of a chapter, or of all, as of now or of a day of the past. */
  tieMap: v.object({
    chapter: v.optional(v.nullable(chapterId), null),
    day: v.optional(v.nullable(v.number()), null),
  }),
  /** People who share an interest, across chapters. */
  tribes: v.object({}),
  /** Who brings people together, with the evidence. */
  connectors: v.object({ chapter: v.optional(v.nullable(chapterId), null) }),
  /** A salon that is over, on one page. */
  report: v.object({ salon: salonId }),
  /** The doors that are open to volunteers. */
  doors: v.object({}),
  sources: v.object({}),
  /** The running or last import. */
  importJob: v.object({}),
  /** Pairs that may be one person, lane by lane; of one roster's rows, or of everybody. */
  review: v.object({ source: v.optional(v.nullable(sourceId)), lane: v.picklist(LANES), range }),
  /** Two members side by side, and what they would be as one. */
  pair: v.object({ a: memberId, b: memberId, picks: v.optional(v.record(v.string(), memberId), {}) }),
  /** Merges that stand, newest first; of one batch, or all. */
  merges: v.object({ batch: v.optional(v.nullable(v.string())), range }),
  /** Pairs that somebody said are different people, newest first. */
  apart: v.object({ range }),
  /** Fields that have two values, over-booked salons, people of whom two things are said; all, or those of one group. */
  decisions: v.object({ group: v.optional(v.nullable(v.string())), range }),
  /** Who changed what in one record (member, salon or chapter id), newest first. */
  history: v.object({ record: v.string(), limit: v.optional(v.number(), 200) }),
  /** Who did what, day by day, newest first. */
  activity: activityQuery,
  /** What `history.undoSpan` would take back, and what not. */
  spanUndo: spanQuery,
  /** What `history.restoreTo` would change; null where there is no such record or change. */
  restorePreview: restorePoint,
  /** The indicator of synchronisation. */
  sync: v.object({}),
  /** Who organizes, on which devices, and how far each is. */
  peers: v.object({}),
  /** Who else stands at a salon's door. To watch this is to stand there: the others are told. */
  atDoor: v.object({ salon: salonId }),
  /** What was exchanged with whom. */
  exchanges: v.object({}),
  /** The invitations made on this device, newest first. */
  invitations: v.object({}),
  /** How far this device is with joining the community that is open. */
  joining: v.object({}),
} as const

export type ViewName = keyof typeof VIEWS
export type ViewInput<Name extends ViewName> = v.InferInput<(typeof VIEWS)[Name]>
export type ParsedView<Name extends ViewName> = v.InferOutput<(typeof VIEWS)[Name]>

export interface ViewValues {
  profile: ProfileView
  community: CommunityView
  members: Window<MemberRow>
  member: MemberView | null
  salons: Window<SalonRow>
  salon: SalonView | null
  pastedAnswers: PastedAnswersView | null
  letters: LettersView
  seating: SeatingView | null
  venues: readonly VenueRow[]
  templates: readonly TemplateRow[]
  template: Template | null
  themes: readonly ThemeSuggestion[]
  tasks: readonly TaskRow[]
  money: MoneyView | null
  calendar: CalendarView
  clashes: readonly ClashRow[]
  series: SeriesView | null
  guests: GuestsView
  paper: PaperView | null
  door: DoorView | null
  doorGuest: DoorMatch | null
  suggestions: SuggestionsView
  keepApart: readonly KeepApartRow[]
  closing: ClosingView | null
  followUps: FollowUpsView | null
  openFollowUps: readonly OpenFollowUps[]
  feedback: FeedbackView
  touchpoints: readonly TouchpointRow[]
  ledger: LedgerView
  connections: ConnectionsView
  circle: CircleView | null
  introductionIdeas: Reckoning | { readonly state: 'ready'; readonly rows: readonly IdeaRow[] }
  introductions: readonly IntroductionRow[]
  tieMap: TieMapView
  tribes: TribesView
  connectors: ConnectorsView
  report: ReportView | null
  doors: readonly DoorRow[]
  sources: readonly SourceView[]
  importJob: ImportJob
  review: ReviewView
  pair: PairView | null
  merges: Window<MergeRow>
  apart: Window<ApartRow>
  decisions: DecisionsView
  history: readonly HistoryEntry[]
  activity: ActivityView
  spanUndo: SpanUndoView
  restorePreview: RestoreView | null
  sync: SyncView
  peers: PeersView
  atDoor: readonly PeerName[]
  exchanges: readonly ExchangeView[]
  invitations: readonly InvitationView[]
  joining: JoiningView
}
export type ViewValue<Name extends ViewName> = ViewValues[Name]

/** Rows `from` … `from + rows.length` of a list of `total`. */
export interface Window<Row> {
  readonly total: number
  readonly from: number
  readonly rows: readonly Row[]
}

export type ProfileView =
  | { readonly state: 'empty' }
  | { readonly state: 'opening'; readonly done: number; readonly of: number }
  | {
      readonly state: 'open'
      readonly community: CommunityId
      readonly others: readonly { readonly id: CommunityId; readonly name: string; readonly sample: boolean }[]
    }
  | { readonly state: 'failed'; readonly problem: Problem }

export interface CommunityView extends Community {
  readonly chapters: readonly (Chapter & { readonly members: number; readonly upcoming: number })[]
  readonly series: readonly Series[]
  readonly organizers: readonly Organizer[]
  readonly devices: readonly Device[]
  readonly me: { readonly organizer: OrganizerId; readonly device: DeviceId; readonly name: string }
  /** What whoever sits here may do, and in which chapters; see `mayDo` for one chapter. */
  readonly may: { readonly commands: readonly CommandName[]; readonly chapters: 'all' | readonly ChapterId[] }
  /** Labels in use with how many active members carry each, most used first. */
  readonly tags: readonly { readonly name: string; readonly members: number }[]
  readonly interests: readonly { readonly name: string; readonly members: number }[]
  readonly members: number
  readonly archived: number
  readonly upcoming: number
  readonly decisions: number
  /** Pairs in the lanes choose and maybe that wait for a person; null while nobody has looked. */
  readonly review: number | null
  readonly undo: UndoLabel | null
  readonly redo: UndoLabel | null
  /** Set while the last write could not reach the disk. */
  readonly trouble: Problem | null
  /** Set once this device was told that it is of the community no more: when, and by whom. */
  readonly removal: { readonly at: Instant; readonly by: string } | null
}

/** What undo would take back, for the menu: the command and how many records it touched. */
export interface UndoLabel {
  readonly command: string
  readonly count: number
}

/** A member as a table row. `reading` is the pinyin with tone marks for a Chinese name, else ''. */
export interface MemberRow {
  readonly id: MemberId
  readonly name: string
  readonly reading: string
  /** True where another active member has the same name; then `hint` tells them apart (birth year, last digits). */
  readonly namesake: boolean
  readonly hint: string
  readonly chapters: readonly ChapterId[]
  readonly phone: string
  readonly email: string
  readonly city: string
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  readonly joined: string
  readonly archived: boolean
  readonly undecided: boolean
  readonly salons: number
  readonly lastSalon: Instant | null
  /** The chapter's last eight salons, oldest first: came or not. */
  readonly rhythm: readonly boolean[]
}

export interface MemberView {
  readonly member: Member
  readonly reading: string
  readonly undecided: readonly Decision[]
  readonly salons: readonly {
    readonly salon: SalonId
    readonly theme: string
    readonly chapter: ChapterId
    readonly start: Instant
    readonly zone: string
    readonly status: RsvpStatus | null
    readonly arrived: boolean
    readonly walkIn: boolean
  }[]
  readonly attended: number
  readonly rhythm: readonly boolean[]
  /** The rows this member came from, as they stood in the file. */
  readonly origins: readonly {
    readonly source: Source
    readonly row: number
    readonly cells: readonly string[] | null
  }[]
  /** The records that were merged into this person, oldest first; empty for somebody who was never merged. */
  readonly parts: readonly MemberPart[]
  /** Values beside the one that counts, per field. */
  readonly also: readonly {
    readonly field: string
    readonly values: readonly { readonly value: string; readonly part: MemberId }[]
  }[]
  /** What was added while this record was one person with others, after they were taken apart; waits to be assigned. */
  readonly added: readonly AddedItem[]
}

/** One of the records that make up a merged person, with its own values. */
export interface MemberPart {
  readonly member: Member
  readonly sources: readonly { readonly id: SourceId; readonly name: string; readonly row: number }[]
}

export interface AddedItem {
  /** Names the item in `people.assign`. */
  readonly item: string
  readonly kind: 'field' | 'label' | 'notes' | 'membership' | 'consent' | 'archived' | 'evening'
  /** A field as `fieldOf` writes it; '' for an evening. */
  readonly field: string
  readonly value: string
  readonly at: Instant | null
  /** Who it may belong to, the record itself first. */
  readonly candidates: readonly { readonly id: MemberId; readonly name: string }[]
}

export interface SalonRow {
  readonly id: SalonId
  readonly theme: string
  readonly series: string
  readonly chapter: ChapterId
  readonly start: Instant
  readonly end: Instant
  readonly zone: string
  readonly venue: string
  readonly capacity: number | null
  readonly count: Headcount
  readonly cancelled: boolean
  readonly past: boolean
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
  /** The evenings ahead, ten at most; left out ones too. */
  readonly dates: readonly (Evening & { readonly salon: SalonId | null })[]
}

export interface SalonView {
  readonly salon: Salon
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly count: Headcount
  readonly hosts: readonly { readonly id: MemberId; readonly name: string }[]
  /** Since when volunteers may stand at the door; null while it is closed to them. */
  readonly doorOpened: Instant | null
  /** Who would get the seats that are free now, in the order of the line. */
  readonly due: readonly { readonly member: MemberId; readonly name: string }[]
  readonly series: Series | null
  readonly undecided: readonly Decision[]
}

export interface GuestsView extends Window<GuestRow> {
  readonly count: Headcount
  /** Of those who have not answered: to whom no invitation went out yet, and to whom one did. */
  readonly unsent: number
  readonly silent: number
}

export interface GuestRow extends Guest {
  readonly name: string
  readonly reading: string
  readonly hint: string
  readonly phone: string
  /** Place on the waitlist, from 1. */
  readonly place: number | null
  /** Why they stand where they stand on the waitlist; null for who is not on it. */
  readonly waiting: {
    /** `offered`: a seat is kept for them until `offer.until`. `lapsed`: one was, and they did not answer in time. */
    readonly state: 'waiting' | 'offered' | 'lapsed'
    /** Salons of the chapter in a row that they waited for in vain; counted where the rule is `fair`. */
    readonly leftOut: number
  } | null
  /** Salons attended before this one. */
  readonly before: number
}

export interface DoorView {
  readonly salon: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly start: Instant
  readonly zone: string
  readonly capacity: number | null
  readonly cancelled: boolean
  /** Whether volunteers may stand there now. */
  readonly isOpen: boolean
  /** Whether this machine has names and nothing else: no numbers to type, and walk-ins with a name only. */
  readonly namesOnly: boolean
  /** Per head; null where the salon is free or nobody has said. */
  readonly fee: Money | null
  readonly count: Headcount
  /** Guests who are here for the first time among those who arrived. */
  readonly firstTimers: number
  readonly matches: readonly DoorMatch[]
  /** The latest arrivals, newest first, at most eight. */
  readonly recent: readonly {
    readonly member: MemberId
    readonly name: string
    readonly at: Instant
    readonly by: string
    /** How many they brought along. */
    readonly companions: number
  }[]
}

/** An open door, as a volunteer finds it. */
export interface DoorRow {
  readonly salon: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly start: Instant
  readonly zone: string
  readonly venue: string
  readonly capacity: number | null
  readonly count: Headcount
}

export interface DoorMatch {
  readonly member: MemberId
  readonly name: string
  readonly reading: string
  /** Birth year or the like where another match has the same name. */
  readonly hint: string
  readonly lastDigits: string
  readonly interests: readonly string[]
  /** This would be their n-th salon. */
  readonly nth: number
  readonly status: RsvpStatus | null
  readonly place: number | null
  readonly arrived: { readonly at: Instant; readonly by: string } | null
  /** `entry` names what `door.takeBack` takes back; null for what was entered elsewhere and is only told here. */
  readonly companions: readonly { readonly entry: EntryId | null; readonly name: string }[]
  readonly paid: readonly (Money & { readonly entry: EntryId | null; readonly how: PaidBy })[]
  readonly remarks: readonly { readonly entry: EntryId | null; readonly text: string }[]
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

/** Where looking for people who stand on the roster twice has got to. */
export type MatchJob =
  /** Nobody has looked since the app started. */
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  /** `stale`: members have been added or changed since. */
  | { readonly state: 'ready'; readonly at: Instant; readonly stale: boolean }

export interface ReviewView extends Window<PairRow> {
  readonly job: MatchJob
  /** Undecided pairs in each lane. */
  readonly counts: ReviewCounts
  /** Merges that stand: of the source asked for, or of everybody. */
  readonly merged: number
}

/** A pair in the list of a lane; `a` was here first, so that its values count where nobody picks. */
export interface PairRow {
  readonly a: PairSide
  readonly b: PairSide
  readonly lane: Lane
  /** From 0 to 1. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

export interface PairSide {
  readonly id: MemberId
  readonly name: string
  readonly reading: string
  readonly chapters: readonly ChapterId[]
  readonly archived: boolean
}

export interface PairView extends PairRow {
  /** In the order of the member page; only fields in which at least one side has something. */
  readonly fields: readonly PairField[]
  /** Where each side came from, newest first. */
  readonly origins: { readonly a: readonly PairOrigin[]; readonly b: readonly PairOrigin[] }
  readonly attended: { readonly a: number; readonly b: number; readonly together: number }
  /** Who said before that they are one person or two, where such a decision stands or was taken back. */
  readonly decided: readonly {
    readonly kind: Link['kind']
    readonly by: string
    readonly at: Instant
    readonly voided: boolean
  }[]
}

export interface PairOrigin {
  /** The roster's name; null for somebody entered by hand. */
  readonly source: { readonly id: SourceId; readonly name: string; readonly line: number } | null
  readonly by: string
  readonly at: Instant
}

/** One line of two members side by side. */
export interface PairField {
  /** A member field, `tags`, `interests`, `notes`, `chapters`, `consent:<key>`. */
  readonly field: string
  readonly a: string
  readonly b: string
  /** As it would be; lists as labels joined by `、`. */
  readonly merged: string
  /** Values that stay known beside the one that counts: another name, a third telephone number. */
  readonly also: readonly string[]
  /**
   * `same`: equal, or equal once written alike; `one`: only one side has it; `both`: a list, or a second telephone or
   * address, takes both in; `differs`: one has to give way; `refusal`: consents differ and the refusal counts.
   */
  readonly state: 'same' | 'one' | 'both' | 'differs' | 'refusal'
  /** Whose value counts, where only one does. */
  readonly from: 'a' | 'b' | null
}

export interface MergeRow {
  readonly link: LinkId
  /** The person as they are now. */
  readonly member: MemberId
  readonly name: string
  readonly a: { readonly id: MemberId; readonly name: string }
  readonly b: { readonly id: MemberId; readonly name: string }
  readonly how: Link['how']
  readonly lane: Lane | null
  readonly reasons: readonly Reason[]
  readonly by: string
  readonly mine: boolean
  readonly at: Instant
}

export interface ApartRow {
  readonly link: LinkId
  readonly a: { readonly id: MemberId; readonly name: string }
  readonly b: { readonly id: MemberId; readonly name: string }
  readonly by: string
  readonly mine: boolean
  readonly at: Instant
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

/** What waits for a person: `rows` in the order in which to go through them, the latest last word first. */
export interface DecisionsView extends Window<Decision> {
  /** Decisions that are alike, the largest group of a kind first; of everything, whatever group was asked for. */
  readonly groups: readonly DecisionGroup[]
  /** Everything that waits, whatever group was asked for. */
  readonly all: number
  /** Whose words stand against each other in what was asked for: one's own, then the one with most. */
  readonly sides: readonly DecisionSide[]
}

/** Decisions that are alike and can be settled in one go. A decision may be in several groups. */
export type DecisionGroup = {
  /** Names the group in the view. */
  readonly key: string
  readonly count: number
} & (
  | { readonly kind: 'people' | 'overbooked' | 'archived' }
  /** One field of one kind of record; as `fieldOf` writes it, of the first of them. */
  | { readonly kind: 'field'; readonly field: string; readonly recordKind: DecidedRecord }
  /** Values that were written on the same devices. */
  | { readonly kind: 'devices'; readonly devices: readonly DecisionSide[] }
)

/** Somebody, on one of their devices, whose word is among the choices of `count` decisions. */
export interface DecisionSide {
  /** Null where it is not known which device a value was written on. */
  readonly device: DeviceId | null
  readonly deviceName: string
  readonly by: string
  readonly mine: boolean
  readonly count: number
}

/** What kind of record a decision between two values is about. */
export type DecidedRecord =
  | 'member'
  | 'salon'
  | 'venue'
  | 'template'
  | 'chapter'
  | 'organizer'
  | 'device'
  | 'series'
  | 'source'
  | 'community'

/** Something two organizers decided differently; `choices` are what to pick from. */
export type Decision =
  | {
      readonly kind: 'field'
      readonly record:
        | MemberId
        | SalonId
        | VenueId
        | TemplateId
        | ChapterId
        | OrganizerId
        | DeviceId
        | SeriesId
        | SourceId
        | CommunityId
      readonly recordKind: DecidedRecord
      readonly name: string
      /** A field as `fieldOf` writes it. */
      readonly field: string
      /** In order of time; two at least. */
      readonly choices: readonly Choice[]
      /** The member, or chapter, is archived. */
      readonly archived: boolean
    }
  | {
      /** One organizer says that two are one person, another that they are not; until this is settled they stay apart. */
      readonly kind: 'people'
      readonly a: { readonly id: MemberId; readonly name: string }
      readonly b: { readonly id: MemberId; readonly name: string }
      readonly same: Saying
      readonly apart: Saying
    }
  | {
      readonly kind: 'overbooked'
      readonly salon: SalonId
      readonly name: string
      readonly start: Instant
      readonly zone: string
      readonly capacity: number
      readonly going: number
      /** Who would wait if the seats stay as they are: the last who said yes and have not arrived, the very last first. */
      readonly last: readonly { readonly id: MemberId; readonly name: string }[]
    }

/** Who said something, on which device, and when. */
export interface Saying {
  readonly by: string
  readonly mine: boolean
  /** Null, and '', where it is not known. */
  readonly device: DeviceId | null
  readonly deviceName: string
  readonly at: Instant
}

export interface Choice extends Saying {
  /** Names this value in `decision.settle`. */
  readonly id: string
  /** A membership as a whole is `role/from/until`. */
  readonly value: string
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

export interface ExchangeView {
  readonly device: DeviceId
  readonly deviceName: string
  readonly organizer: string
  readonly lastSent: Instant | null
  readonly lastReceived: Instant | null
  /** Changes on this machine that were made after the last file for that device; null where nothing was ever sent. */
  readonly unsent: number | null
}
