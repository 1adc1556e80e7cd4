import * as v from 'valibot'
import type { Instant, LocalDateTime } from '../domain/dates.ts'
import { FEEDBACK_STATES, MET_HOW, TOUCHPOINT_KINDS } from '../domain/afterwards.ts'
import { CHAPTER_COLOURS } from '../domain/community.ts'
import { CONSENT_CHANNELS, CONSENT_STATES } from '../domain/consent.ts'
import type { ConsentChannel, ConsentState } from '../domain/consent.ts'
import { LANES } from '../domain/matching.ts'
import type { Lane } from '../domain/matching.ts'
import type {
  ChapterId,
  ContributionId,
  EntryId,
  FeedbackId,
  KeepApartId,
  MemberId,
  OverrideId,
  PurchaseId,
  SalonId,
  SeriesId,
  SheetId,
  SourceId,
  TemplateId,
  VenueId,
  InvitationId,
  TouchpointId,
} from '../domain/ids.ts'
import { MEMBERSHIP_ROLES, MEMBER_FIELDS } from '../domain/member.ts'
import type { Problem } from '../domain/problem.ts'
import { ROLES } from '../domain/role.ts'
import { INVITED_BY, RSVP_STATUSES } from '../domain/attendance.ts'
import { LETTER_KINDS } from '../domain/letter.ts'
import { letterQuery, MERGE_COLUMNS } from './letters.ts'
import type { AnswerToRecord } from './pasted-answers.ts'
import type { GroupThatMet } from './afterwards.ts'
import { CHAIRS_LIMITS } from './seating.ts'
import { LEDGER_COMMANDS } from './ledger.ts'
import type { SeatMove } from './seating.ts'
import { PAID_BY } from '../domain/money.ts'
import { WAIT_RULES } from '../domain/salon.ts'
import { restorePoint, spanQuery } from './history.ts'
import { sheetDraft } from './paper.ts'
import { venueDraft } from './planning.ts'
import type { SpanUndone } from './history.ts'
import {
  chapterId,
  communityId,
  deviceId,
  entryId,
  feedbackId,
  invitationId,
  keepApartId,
  language,
  linkId,
  meetingId,
  memberId,
  memberQuery,
  memberSelection,
  organizerId,
  reviewId,
  salonId,
  seriesId,
  sheetId,
  sourceId,
  templateId,
  touchpointId,
  venueId,
} from './selection.ts'

import type { WordsView } from './sync.ts'

/** What a column of an exported list may hold, in the order on screen. `lastSalon` is a date where the salon was held. */
export const EXPORT_COLUMNS = [
  ...MEMBER_FIELDS,
  'chapters',
  'tags',
  'interests',
  'notes',
  'salons',
  'lastSalon',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

const bytes = v.instance(Uint8Array)
const file = v.object({ name: v.string(), data: v.union([v.instance(Blob), bytes]) })
const fields = v.partial(v.object(fieldEntries()))
const words = v.optional(v.string(), '')
/** A line without an id is a new one. */
const line = v.optional(v.string())
const salonDraft = v.object({
  theme: v.string(),
  chapter: chapterId,
  series: v.optional(v.nullable(seriesId)),
  start: v.string(),
  end: v.string(),
  /** Which date of the series' ritual this is, as its rule gives it. */
  occurrence: v.optional(v.nullable(v.string())),
  venue: v.optional(v.string(), ''),
  venueId: v.optional(v.nullable(venueId)),
  capacity: v.optional(v.nullable(v.number())),
  hosts: v.optional(v.array(memberId), []),
  interests: v.optional(v.array(v.string()), []),
  agenda: v.optional(
    v.array(v.object({ id: line, minutes: v.number(), title: v.string(), who: words, bring: words })),
    [],
  ),
  tasks: v.optional(
    v.array(
      v.object({
        id: line,
        title: v.string(),
        owner: words,
        daysBefore: v.number(),
        done: v.optional(v.nullable(v.number())),
      }),
    ),
    [],
  ),
  /** Amounts in the smallest unit of `currency`. */
  budget: v.optional(
    v.array(
      v.object({
        id: line,
        kind: v.picklist(['cost', 'income']),
        label: v.string(),
        planned: v.number(),
        real: v.optional(v.nullable(v.number())),
      }),
    ),
    [],
  ),
  /** ISO 4217. */
  currency: v.optional(v.nullable(v.string())),
  fee: v.optional(v.nullable(v.number())),
  waitRule: v.optional(v.picklist(WAIT_RULES), 'order'),
  /** Hours. */
  answerWithin: v.optional(v.nullable(v.number())),
  tables: v.optional(v.array(v.object({ id: line, name: v.string(), chairs: v.number() })), []),
  notes: v.optional(v.string(), ''),
})
/** When a ritual comes, on the clocks of its chapter: the value of an RRULE, where it begins, and for how long. */
const rhythm = v.object({ rule: v.pipe(v.string(), v.maxLength(1000)), start: v.string(), minutes: v.number() })
const chapterDraft = v.object({
  name: v.string(),
  region: v.optional(v.string(), ''),
  zone: v.string(),
  colour: v.picklist(CHAPTER_COLOURS),
  leaders: v.optional(v.array(memberId), []),
})
/** Per column what it feeds, member fields or `tags`, `interests`, `notes`, `consent`; empty leaves it out. */
const mapping: v.GenericSchema<readonly (readonly string[])[]> = v.array(v.array(v.string()))
const pair = v.tuple([memberId, memberId])
const picks = v.optional(v.record(v.picklist(MEMBER_FIELDS), memberId), {})
const lane = v.optional(v.picklist(LANES))
const source = v.optional(v.nullable(sourceId))
/** What was chosen in one decision, of the kinds that `Decision` has. */
export type Settlement =
  | { readonly kind: 'field'; readonly record: string; readonly field: string; readonly choice: string }
  | { readonly kind: 'people'; readonly a: MemberId; readonly b: MemberId; readonly choice: 'same' | 'apart' }
  /** As many seats as guests, the last on the waitlist, or as it is until the numbers change. */
  | { readonly kind: 'overbooked'; readonly salon: SalonId; readonly choice: 'seats' | 'wait' | 'leave' }
const settlement: v.GenericSchema<Settlement> = v.variant('kind', [
  v.object({ kind: v.literal('field'), record: v.string(), field: v.string(), choice: v.string() }),
  v.object({ kind: v.literal('people'), a: memberId, b: memberId, choice: v.picklist(['same', 'apart']) }),
  v.object({ kind: v.literal('overbooked'), salon: salonId, choice: v.picklist(['seats', 'wait', 'leave']) }),
])
const pastedAnswer: v.GenericSchema<AnswerToRecord> = v.object({
  member: v.nullable(memberId),
  name: v.string(),
  status: v.picklist(['going', 'maybe', 'declined']),
  companions: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)),
  remark: v.pipe(v.string(), v.maxLength(500)),
})
const groupThatMet: v.GenericSchema<GroupThatMet> = v.object({
  members: v.pipe(v.array(memberId), v.maxLength(200)),
  how: v.picklist(MET_HOW),
})
/** One sheet of feedback as somebody filled it in; what is empty was left empty. */
const feedbackSheet = v.object({
  rating: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))), null),
  keep: v.optional(v.string(), ''),
  idea: v.optional(v.string(), ''),
  complaint: v.optional(v.string(), ''),
  /** Null where it was given without a name. */
  member: v.optional(v.nullable(memberId), null),
})
const seatMove: v.GenericSchema<SeatMove> = v.object({ member: memberId, table: v.nullable(v.string()) })
const self = v.object({ organizer: v.string(), device: v.string() })

/**
 * Every command a screen can send and the shape of its input. A command either happens as a whole or not at all; its
 * answer is a `Result`. Adding a command: a line here, a line in `CommandResults`, a handler in the store.
 */
/** By which the main process knows a folder that a person chose. */
const folderId = v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))

export const COMMANDS = {
  /** Makes an empty community and opens it. `organizer` is the person's name, `device` what they call this machine. */
  'community.start': v.object({ name: v.string(), ...self.entries }),
  'community.sample': v.object({ ...self.entries, language }),
  /** Opens a changes file in a profile that is not part of that community yet. */
  'community.join': v.object({ file, organizer: v.optional(v.string(), ''), device: v.optional(v.string(), '') }),
  /** Begins to join with an invitation, as text, and opens the community that is to come. */
  'community.enter': v.object({ invitation: v.pipe(v.string(), v.maxLength(20_000)), ...self.entries }),
  /** Gives joining up and leaves nothing behind. `wordsDiffer` also tells the inviting device, if it can be reached. */
  'joining.cancel': v.object({ wordsDiffer: v.optional(v.boolean(), false) }),

  'community.open': v.object({ community: communityId }),
  'community.rename': v.object({ name: v.string() }),
  /** Erases the sample from this machine; refuses for any other community. */
  'community.removeSample': v.object({}),
  'organizer.rename': v.object({ name: v.string() }),
  /** Gives somebody a role for some chapters, or for all. An admin's is always for all. */
  'organizer.grant': v.object({
    organizer: organizerId,
    role: v.picklist(ROLES),
    chapters: v.union([v.literal('all'), v.array(chapterId)]),
  }),
  /** Somebody organizes no more: their devices get nothing more, and what they write is let in nowhere. */
  'organizer.remove': v.object({ organizer: organizerId }),
  'device.remove': v.object({ device: deviceId }),
  'device.rename': v.object({ device: deviceId, name: v.string() }),
  /** Takes changes that were not let in off the list; all of them where none is named. */
  'refusal.dismiss': v.object({ refusal: v.nullable(v.string()) }),

  'chapter.create': chapterDraft,
  'chapter.update': v.object({ chapter: chapterId, set: v.partial(chapterDraft) }),
  'chapter.archive': v.object({ chapter: chapterId, archived: v.boolean() }),

  'member.create': v.object({
    fields,
    chapter: chapterId,
    tags: v.optional(v.array(v.string()), []),
    interests: v.optional(v.array(v.string()), []),
    notes: v.optional(v.string(), ''),
  }),
  /** Sets single-valued fields; an empty string clears one. Also how a decision between two values is settled. */
  'member.set': v.object({ member: memberId, fields }),
  'member.notes': v.object({ member: memberId, notes: v.string() }),
  /** Adds and removes labels; works on one member or on everyone a query finds. */
  'member.label': v.object({
    who: memberSelection,
    kind: v.picklist(['tags', 'interests']),
    add: v.optional(v.array(v.string()), []),
    remove: v.optional(v.array(v.string()), []),
  }),
  /** What a member says about being reached in one way; null takes back that anything was said. */
  'member.consent': v.object({
    member: memberId,
    channel: v.picklist(CONSENT_CHANNELS),
    state: v.nullable(v.picklist(CONSENT_STATES)),
  }),
  'member.archive': v.object({ who: memberSelection, archived: v.boolean() }),
  'member.join': v.object({
    member: memberId,
    chapter: chapterId,
    role: v.optional(v.picklist(MEMBERSHIP_ROLES), 'member'),
    from: v.optional(v.string()),
    until: v.optional(v.string()),
  }),
  'member.leave': v.object({ member: memberId, chapter: chapterId }),

  /** A name that the whole community shares, or, with a chapter, one of its own, which may keep a rhythm. */
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
  /** Makes the salon of one of a series' dates, as the last one of the series was; answers with the one that is there already. */
  'series.plan': v.object({ series: seriesId, date: v.string() }),
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
  /** Takes in the items of a calendar file that `take` names by their keys; all of them or none. */
  'calendar.import': v.object({
    file,
    chapter: chapterId,
    take: v.array(v.string()),
    /** The theme of an event that has none, in the person's language. */
    untitled: v.string(),
  }),
  'salon.create': salonDraft,
  'salon.update': v.object({ salon: salonId, set: v.partial(salonDraft) }),
  'salon.cancel': v.object({ salon: salonId, cancelled: v.boolean() }),
  /** Ticks something that had to be done, or takes the tick back. */
  'salon.tick': v.object({ salon: salonId, task: v.string(), done: v.boolean() }),
  /** A place that a chapter comes back to. */
  'venue.create': v.object({ chapter: chapterId, ...venueDraft.entries }),
  'venue.update': v.object({ venue: venueId, set: v.partial(venueDraft) }),
  /** Offers a venue no more, or again; salons that were there keep it. */
  'venue.archive': v.object({ venue: venueId, archived: v.boolean() }),
  /** Keeps the plan of a salon for others: everything but its theme, date, series, hosts, guests and ticks. */
  'template.save': v.object({ salon: salonId, name: v.string() }),
  'template.rename': v.object({ template: templateId, name: v.string() }),
  'template.archive': v.object({ template: templateId, archived: v.boolean() }),
  /** Invites everyone selected who is not a guest yet and has not withdrawn consent to being contacted. */
  'salon.invite': v.object({ salon: salonId, who: memberSelection }),
  /** Records an answer. "going" takes a seat while there is one, else a place on the waitlist; a freed seat goes up the line by the salon's rule. */
  'salon.rsvp': v.object({ salon: salonId, member: memberId, status: v.picklist(RSVP_STATUSES) }),
  /** Records answers that were read from a chat, one after the other; nobody's where one of them cannot be. */
  'salon.recordAnswers': v.object({
    salon: salonId,
    answers: v.pipe(v.array(pastedAnswer), v.minLength(1), v.maxLength(1000)),
  }),
  /** Gives the seats that are free to those who wait, by the salon's rule. */
  'salon.moveUp': v.object({ salon: salonId }),
  /** Offers a free seat to one who waits, in line or not, for as long as the salon's rule says. */
  'salon.offer': v.object({ salon: salonId, member: memberId }),
  /** Notes that a letter went out to guests one way, or, with `sent` false, that it did not. Passes over who withdrew consent. */
  'salon.markSent': v.object({
    salon: salonId,
    what: v.picklist(LETTER_KINDS),
    channel: v.picklist(INVITED_BY),
    members: v.pipe(v.array(memberId), v.minLength(1), v.maxLength(10_000)),
    sent: v.optional(v.boolean(), true),
  }),
  /** Keeps a chapter's own text of a letter; one that is as the program has it is no own one. */
  'letter.save': v.object({ chapter: chapterId, kind: v.picklist(LETTER_KINDS), language, text: v.string() }),
  /** Goes back to the text that the program comes with. */
  'letter.reset': v.object({ chapter: chapterId, kind: v.picklist(LETTER_KINDS), language }),
  /** A file for mail merge, one row a guest: of those named, who may be written to and can be reached by the channel. */
  'letter.merge': v.object({
    letter: letterQuery,
    only: v.optional(v.array(memberId)),
    columns: v.pipe(v.array(v.object({ key: v.picklist(MERGE_COLUMNS), label: v.string() })), v.minLength(1)),
    name: v.string(),
  }),
  /** Takes a guest off the list (not when they have arrived). */
  'salon.uninvite': v.object({ salon: salonId, member: memberId }),
  /** Notes that two people are not put at one table; for those who plan, and on nothing that is printed. */
  'salon.keepApart': v.object({ chapter: chapterId, a: memberId, b: memberId }),
  /** Takes back that two are kept apart, whoever said so. */
  'salon.letTogether': v.object({ pair: keepApartId }),
  /**
   * Seats everybody who said yes or has arrived, at tables of so many chairs. Who was put somewhere by hand stays. Tables are added or taken
   * away so that there are enough and none stands empty. Another `seed` gives another proposal.
   */
  'seating.propose': v.object({
    salon: salonId,
    chairs: v.pipe(v.number(), v.integer(), v.minValue(CHAIRS_LIMITS.least), v.maxValue(CHAIRS_LIMITS.most)),
    seed: v.optional(v.pipe(v.number(), v.integer()), 1),
  }),
  /** Puts guests at tables of the salon by hand; null takes them from theirs. */
  'seating.move': v.object({
    salon: salonId,
    moves: v.pipe(v.array(seatMove), v.minLength(1)),
  }),
  /** Whether somebody stays where they sit when tables are proposed. */
  'seating.pin': v.object({ salon: salonId, member: memberId, pinned: v.boolean() }),
  'seating.clear': v.object({ salon: salonId }),
  /**
   * Keeps the rows of a sign-in sheet before it is printed. Where the latest sheet has the same rows and lines, that is the
   * one: printing again gives no new letter.
   */
  'sheet.make': sheetDraft,
  /** Opens a salon's door to volunteers, who see names and nothing else; again, where it was closed. */
  'door.open': v.object({ salon: salonId }),
  'door.close': v.object({ salon: salonId }),
  'door.checkIn': v.object({ salon: salonId, member: memberId }),
  /** Takes back every arrival of this member that is known here; one that is being recorded elsewhere meanwhile stands. */
  'door.undo': v.object({ salon: salonId, member: memberId }),
  /** A new person at the door in one step: a member of the salon's chapter, marked as arrived. */
  'door.walkIn': v.object({ salon: salonId, name: v.string(), phone: v.optional(v.string(), '') }),
  /** Somebody whom a guest brings along. */
  'door.companion': v.object({ salon: salonId, member: memberId, name: v.optional(v.string(), '') }),
  /** `amount` in the smallest unit of the currency, ISO 4217. */
  'door.pay': v.object({
    salon: salonId,
    member: memberId,
    amount: v.number(),
    currency: v.string(),
    how: v.picklist(PAID_BY),
  }),
  'door.remark': v.object({ salon: salonId, member: memberId, text: v.string() }),
  /** Takes back one companion, payment or remark. */
  'door.takeBack': v.object({ salon: salonId, entry: entryId }),
  /** Records a printed sign-in sheet that was ticked on paper, as `readTicks` reads what was typed; all of it or nothing. */
  'sheet.record': v.object({ sheet: sheetId, text: v.pipe(v.string(), v.maxLength(20_000)) }),

  /** Says that somebody went through the evening afterwards, or that there is more to be done. */
  'salon.close': v.object({ salon: salonId, closed: v.optional(v.boolean(), true) }),
  /** The talk online after the salon. Questions not named any more go. */
  'salon.talk': v.object({
    salon: salonId,
    set: v.partial(
      v.object({
        topic: v.string(),
        link: v.string(),
        outcome: v.string(),
        questions: v.pipe(
          v.array(v.object({ id: line, text: v.string(), answered: v.optional(v.boolean(), false) })),
          v.maxLength(500),
        ),
      }),
    ),
  }),
  /** Records who met at a salon, all groups in one step. A group that is recorded already is not recorded again. */
  'meeting.record': v.object({
    salon: salonId,
    groups: v.pipe(v.array(groupThatMet), v.minLength(1), v.maxLength(500)),
  }),
  /** Who really met; with fewer than two nobody did, and the meeting is taken back. */
  'meeting.correct': v.object({ meeting: meetingId, members: v.pipe(v.array(memberId), v.maxLength(200)) }),
  /** Somebody was heard from. `from` is the member who got in touch; `salon` the evening it followed up on. */
  'touchpoint.add': v.object({
    member: memberId,
    chapter: chapterId,
    kind: v.picklist(TOUCHPOINT_KINDS),
    text: v.optional(v.string(), ''),
    from: v.optional(v.nullable(memberId), null),
    salon: v.optional(v.nullable(salonId), null),
  }),
  'touchpoint.takeBack': v.object({ touchpoint: touchpointId }),
  ...LEDGER_COMMANDS,
  /** Nobody gets in touch with a guest after this evening. */
  'followUp.skip': v.object({ salon: salonId, member: memberId, reason: v.optional(v.string(), '') }),
  /** Somebody should get in touch after all. */
  'followUp.resume': v.object({ salon: salonId, member: memberId }),
  /** Keeps what guests said of an evening, sheet by sheet, all in one step; empty sheets are left out. */
  'review.add': v.object({ salon: salonId, sheets: v.pipe(v.array(feedbackSheet), v.minLength(1), v.maxLength(500)) }),
  'review.takeBack': v.object({ review: reviewId }),
  /** An idea or complaint that somebody told, at a salon or elsewhere. */
  'feedback.add': v.object({
    chapter: chapterId,
    kind: v.picklist(['idea', 'complaint']),
    text: v.string(),
    salon: v.optional(v.nullable(salonId), null),
    member: v.optional(v.nullable(memberId), null),
  }),
  'feedback.state': v.object({ feedback: feedbackId, state: v.picklist(FEEDBACK_STATES) }),
  'feedback.takeBack': v.object({ feedback: feedbackId }),

  /** Reads a roster file and answers with what was found; keeps it in the store as a draft until imported or dropped. */
  'roster.read': v.object({
    file,
    encoding: v.optional(v.string()),
    delimiter: v.optional(v.string()),
    header: v.optional(v.boolean()),
    /** Which sheet of a workbook, from 0; without one, the first that holds a list. */
    sheet: v.optional(v.number()),
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

  /** Looks for people who stand on the roster twice; progress and findings are the view `review`. */
  'people.match': v.object({}),
  'people.stopMatching': v.object({}),
  /**
   * Says that records are one person. `picks` names per field whose value counts; without one the older record's value
   * does, and lists are united. Members named may be merged people already.
   */
  'people.merge': v.object({ members: v.pipe(v.array(memberId), v.minLength(2)), picks, lane }),
  /** Merges every undecided pair of a lane that `only` names, or all of it; answers with a batch that can be undone. */
  'people.mergeLane': v.object({ lane: v.picklist(['safe', 'choose']), only: v.optional(v.array(pair)), source }),
  /** Says that two are different people; remembered, and never asked again. */
  'people.apart': v.object({ pairs: v.pipe(v.array(pair), v.minLength(1)) }),
  /** Forgets a decision that two are different people. */
  'people.reconsider': v.object({ link: linkId }),
  /** Takes one record out of a merged person; it gets back its own rows, edits and evenings. */
  'people.split': v.object({ member: memberId, part: memberId }),
  /** Whose value of a field counts for a merged person; `part` null leaves it to the usual rule. */
  'people.pick': v.object({ member: memberId, field: v.picklist(MEMBER_FIELDS), part: v.nullable(memberId) }),
  /** Takes back all merges of a batch that still stand. */
  'people.undoBatch': v.object({ batch: v.string() }),
  /** Gives what was added while two were one person to one of them, or to nobody. `item` as `MemberView.added` names it. */
  'people.assign': v.object({ member: memberId, item: v.string(), to: v.nullable(memberId) }),

  /** The members a query finds, in its order; with `only`, those of them that it selects too. */
  'export.members': v.object({
    query: memberQuery,
    /** Only these of what the query finds, in its order. */
    only: v.optional(memberSelection),
    /** In the order of the file; `label` is the header cell in the person's language. */
    columns: v.pipe(v.array(v.object({ key: v.picklist(EXPORT_COLUMNS), label: v.string() })), v.minLength(1)),
    separator: v.optional(v.picklist([',', ';', '\t']), ','),
    /** What to call the file, without its ending. */
    name: v.optional(v.string(), 'members'),
  }),

  /** Writes a changes file, encrypted to whom it is for: everything, or what they lack as far as this machine knows. */
  'exchange.write': v.object({
    /** The devices it is for; null for everybody of the community. */
    for: v.optional(v.nullable(v.pipe(v.array(deviceId), v.minLength(1))), null),
    /** Leaves out what they have, as far as their last files said. */
    since: v.optional(v.boolean(), false),
  }),
  /** Opens a changes file of this community. */
  'exchange.read': v.object({ file }),

  /** Lets this device be found on the local network and find others there, or no longer; it stays so. `port` 0 is any. */
  'sync.lan': v.object({
    on: v.boolean(),
    port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
  }),
  /** Reaches for a device that is not found by itself; `address` is `host:port`. */
  'sync.dial': v.object({ address: v.pipe(v.string(), v.maxLength(300)) }),
  /** Compares everything once more with everybody who is there, and with folders and server. */
  'sync.now': v.object({}),
  /** Lets a folder carry changes: the one the main process knows by `add`, or one that the person chooses now. */
  'sync.folder': v.object({ add: v.optional(folderId) }),
  /** Leaves a folder alone from here on; what lies there stays. */
  'sync.forgetFolder': v.object({ folder: folderId }),
  /** Lets a stock automerge-repo sync server carry changes, by its address; null for none. */
  'sync.server': v.object({ url: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500), v.url())) }),

  /** Makes an invitation for one device. `organizer`: somebody who is entered already gets another one. */
  'organizer.invite': v.object({
    name: v.optional(v.string(), ''),
    role: v.optional(v.picklist(ROLES), 'organizer'),
    chapters: v.optional(v.union([v.literal('all'), v.array(chapterId)]), []),
    organizer: v.optional(v.nullable(organizerId), null),
    hours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 14)), 24),
    /** Whether the local network is turned on for it, so that the other can reach this device. */
    network: v.optional(v.boolean(), true),
  }),
  'invite.cancel': v.object({ invite: invitationId }),
  /** What the invited person sent back by hand. */
  'invite.answer': v.object({ text: v.pipe(v.string(), v.maxLength(20_000)) }),
  /** Lets the device in whose words were compared, or ends the invitation. */
  'invite.confirm': v.object({ invite: invitationId, same: v.boolean() }),

  /** Brings one field of a record back to an earlier value from its history. */
  'history.restore': v.object({ record: v.string(), change: v.string(), field: v.optional(v.string()) }),
  /** Brings a whole record back to how it stood; one that is gone comes back. The view `restorePreview` says what it does. */
  'history.restoreTo': restorePoint,
  /**
   * Takes back what somebody did in a stretch of time, except for what others have worked on since; one step to undo. The
   * view `spanUndo` says what it does.
   */
  'history.undoSpan': spanQuery,
  /** Settles a field that has two values. `record` is the id of a member, a salon or whatever else the decision names. */
  'decision.settle': v.object({ record: v.string(), field: v.string(), choice: v.string() }),
  /** Settles many decisions in one step; what is no longer open as it was listed is left alone. */
  'decision.settleAll': v.object({ items: v.pipe(v.array(settlement), v.minLength(1)) }),

  undo: v.object({}),
  redo: v.object({}),
  /** Writes everything still in memory to disk; answered before the app quits. */
  flush: v.object({}),
} as const

export type CommandName = keyof typeof COMMANDS
export type CommandInput<Name extends CommandName> = v.InferInput<(typeof COMMANDS)[Name]>
export type ParsedCommand<Name extends CommandName> = v.InferOutput<(typeof COMMANDS)[Name]>

/** What each command answers with when it succeeded; `void` where the views tell the rest. */
export interface CommandResults {
  'community.start': void
  'community.sample': void
  'community.join': ExchangeSummary
  'community.enter': void
  'joining.cancel': void
  'community.open': void
  'community.rename': void
  'community.removeSample': void
  'organizer.rename': void
  'organizer.grant': void
  'organizer.remove': void
  'device.remove': void
  'device.rename': void
  'refusal.dismiss': void
  'chapter.create': { readonly chapter: ChapterId }
  'chapter.update': void
  'chapter.archive': void
  'member.create': { readonly member: MemberId }
  'member.set': void
  'member.notes': void
  'member.label': { readonly changed: number }
  'member.consent': void
  'member.archive': { readonly changed: number }
  'member.join': void
  'member.leave': void
  'series.create': { readonly series: SeriesId }
  'series.rename': void
  'series.keep': void
  'series.skip': void
  'series.move': void
  'calendar.export': FileToSave & { readonly events: number }
  'calendar.read': CalendarPreview
  'calendar.import': { readonly salons: number; readonly series: number }
  'series.plan': { readonly salon: SalonId; readonly made: boolean }
  'salon.create': { readonly salon: SalonId }
  'salon.update': void
  'salon.cancel': void
  'salon.tick': void
  'venue.create': { readonly venue: VenueId }
  'venue.update': void
  'venue.archive': void
  'template.save': { readonly template: TemplateId }
  'template.rename': void
  'template.archive': void
  /** `refused` have withdrawn consent and were left out. */
  'salon.invite': { readonly invited: number; readonly already: number; readonly refused: number }
  'salon.rsvp': {
    readonly status: (typeof RSVP_STATUSES)[number]
    /** Who came off the waitlist with it, and who was offered a seat. */
    readonly promoted: readonly MemberId[]
    readonly offered: readonly MemberId[]
    /** Place on the waitlist, from 1; null for any other status. */
    readonly place: number | null
  }
  'salon.uninvite': { readonly promoted: readonly MemberId[]; readonly offered: readonly MemberId[] }
  'salon.moveUp': { readonly promoted: readonly MemberId[]; readonly offered: readonly MemberId[] }
  'salon.offer': void
  'salon.recordAnswers': {
    readonly recorded: number
    /** New members among them. */
    readonly added: number
    readonly waitlisted: number
  }
  'salon.markSent': { readonly marked: number; readonly refused: number }
  'letter.save': void
  'letter.reset': void
  /** `left` could not be reached by the channel, or withdrew consent to it. */
  'letter.merge': FileToSave & { readonly rows: number; readonly left: number }
  'salon.keepApart': { readonly pair: KeepApartId }
  'salon.letTogether': void
  'sheet.make': { readonly sheet: SheetId; readonly letter: string }
  'seating.propose': {
    readonly seated: number
    /** Guests without a chair, and pairs who sit together although they should not. */
    readonly standing: number
    readonly together: number
  }
  'seating.move': void
  'seating.pin': void
  'seating.clear': void
  'door.open': void
  'door.close': void
  'door.checkIn': { readonly entry: EntryId }
  'door.undo': void
  'door.walkIn': { readonly member: MemberId }
  'door.companion': { readonly entry: EntryId }
  'door.pay': { readonly entry: EntryId }
  'door.remark': { readonly entry: EntryId }
  'door.takeBack': void
  /** `already`: ticked on paper, and known to be here. */
  'sheet.record': { readonly arrived: number; readonly already: number; readonly walkIns: number }
  'salon.close': void
  'salon.talk': void
  'meeting.record': { readonly recorded: number }
  'meeting.correct': void
  'touchpoint.add': { readonly touchpoint: TouchpointId }
  'touchpoint.takeBack': void
  'purchase.add': { readonly purchase: PurchaseId }
  'purchase.refund': { readonly purchase: PurchaseId }
  'purchase.takeBack': void
  'contribution.add': { readonly contribution: ContributionId }
  'contribution.takeBack': void
  'override.set': { readonly override: OverrideId }
  'override.end': void
  'followUp.skip': void
  'followUp.resume': void
  'review.add': { readonly sheets: number }
  'review.takeBack': void
  'feedback.add': { readonly feedback: FeedbackId }
  'feedback.state': void
  'feedback.takeBack': void
  'roster.read': RosterDraft
  'roster.preview': RosterPreview
  'roster.import': ImportSummary
  'roster.cancel': void
  'roster.forget': { readonly mapping: RosterMapping }
  'roster.refused': FileToSave
  'source.rename': void
  'source.takeBack': TakeBackSummary
  'people.match': ReviewCounts
  'people.stopMatching': void
  'people.merge': { readonly member: MemberId }
  'people.mergeLane': { readonly batch: string; readonly merged: number }
  'people.apart': void
  'people.reconsider': void
  'people.split': void
  'people.pick': void
  'people.undoBatch': { readonly undone: number }
  'people.assign': void
  'export.members': FileToSave & { readonly rows: number }
  'exchange.write': FileToSave & { readonly records: number }
  'exchange.read': ExchangeSummary
  'sync.lan': void
  'sync.dial': void
  'sync.now': void
  'sync.folder': { readonly folder: string; readonly name: string }
  'sync.forgetFolder': void
  'sync.server': void
  'organizer.invite': { readonly invite: InvitationId; readonly text: string; readonly expires: Instant }
  'invite.cancel': void
  'invite.answer': {
    readonly invite: InvitationId
    readonly words: WordsView
    readonly name: string
    readonly device: string
  }
  'invite.confirm': void
  'history.restore': void
  'history.restoreTo': { readonly fields: number }
  'history.undoSpan': SpanUndone
  'decision.settle': void
  'decision.settleAll': { readonly settled: number; readonly passed: number }
  undo: { readonly label: string; readonly count: number }
  redo: { readonly label: string; readonly count: number }
  flush: void
}
export type CommandResult<Name extends CommandName> = CommandResults[Name]

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
  /** Whether it is here already and would stay as it is. */
  readonly here: boolean
  /** Over, with all its dates. */
  readonly past: boolean
  readonly doubts: readonly ('no-end' | 'no-zone' | 'unknown-zone' | 'bad-rule')[]
}

/** Bytes for the person to save where they like. */
export interface FileToSave {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A parsed roster that waits for its mapping. */
export interface RosterDraft {
  readonly draft: string
  readonly file: string
  /** Delimited text, a workbook, or contact cards. */
  readonly kind: 'text' | 'workbook' | 'cards'
  /** The program that wrote the file, as far as its columns tell. */
  readonly origin: ExportOrigin | null
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
  readonly rows: number
  /** The first rows as they stand in the file. */
  readonly preview: readonly (readonly string[])[]
  /** Things to know before importing, such as ragged lines; line numbers count from 1 in the file. */
  readonly warnings: readonly RosterWarning[]
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
          readonly consents: Readonly<Partial<Record<ConsentChannel, ConsentState>>>
        }
      }
    | { readonly ok: false; readonly problem: Problem }
}

/** Why a value may not be what its column says: no address that mail goes to, no number that anybody answers, a name without letters. */
export const DOUBTS = ['email-shape', 'phone-shape', 'name-shape'] as const
export type Doubt = (typeof DOUBTS)[number]

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

/** How many pairs each lane holds. `safe` counts those merged by default where a person asked for that. */
export type ReviewCounts = Readonly<Record<Lane, number>>

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

export interface ExchangeSummary {
  /** Who wrote the file. */
  readonly from: string
  readonly device: string
  readonly firstMeeting: boolean
  readonly newMembers: number
  readonly changedMembers: number
  readonly newSalons: number
  readonly entries: number
  /** Fields that now have two values and wait for a decision. */
  readonly decisions: number
  /** Pages that wait for an earlier file. */
  readonly waiting: number
  /** Parts of the file that are for other chapters or roles, and stayed closed. */
  readonly closed: number
  /** True where nothing in the file was new. */
  readonly nothingNew: boolean
}

export type ChapterDraft = v.InferInput<typeof chapterDraft>
export type SalonDraft = v.InferInput<typeof salonDraft>

function fieldEntries(): Record<(typeof MEMBER_FIELDS)[number], v.StringSchema<undefined>> {
  return Object.fromEntries(MEMBER_FIELDS.map((field) => [field, v.string()])) as Record<
    (typeof MEMBER_FIELDS)[number],
    v.StringSchema<undefined>
  >
}
