import * as v from 'valibot'
import { INVITED_BY } from '../domain/attendance.ts'
import type { InvitedBy, RsvpStatus } from '../domain/attendance.ts'
import type { ConsentChannel } from '../domain/consent.ts'
import type { LeftOutReason } from '../domain/contact-rules.ts'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { ChapterId, MemberId, SalonId } from '../domain/ids.ts'
import { LETTER_KINDS, LETTER_LIMIT, PERSONAL_KINDS, PLACEHOLDERS, TONES } from '../domain/letter.ts'
import type { AnyValues, LetterLanguage, Tone } from '../domain/letter.ts'
import type { Reach } from '../domain/reach.ts'
import type { FileToSave } from './files.ts'
import { chapterId, isoDay, language, memberId, range, salonId, segmentId } from './selection.ts'
import type { Window } from './window.ts'
import type { TierRights } from './value.ts'

/**
 * Whom a letter goes to. `unanswered`: asked, and no answer yet. `offered`: a seat is kept for them, or they came off the waitlist.
 * `came`: they were there.
 */
export const LETTER_AUDIENCES = ['unanswered', 'maybe', 'going', 'offered', 'came'] as const
export type LetterAudience = (typeof LETTER_AUDIENCES)[number]

/** One letter for one evening. */
export const letterQuery = v.object({
  salon: salonId,
  kind: v.picklist(LETTER_KINDS),
  to: v.picklist(LETTER_AUDIENCES),
  /** Only those of them whom a saved segment finds. */
  segment: v.optional(segmentId),
  channel: v.picklist(INVITED_BY),
  /** The language of whoever writes, for guests of whom none is known. */
  sender: language,
  /** Until when to answer; an offered seat has a time of its own. */
  answerBy: v.optional(v.nullable(isoDay), null),
  /** A text that is being written and not kept yet. */
  draft: v.optional(v.nullable(v.object({ language, text: v.pipe(v.string(), v.maxLength(LETTER_LIMIT)) })), null),
})
export type LetterQuery = v.InferOutput<typeof letterQuery>
export type LetterQueryInput = v.InferInput<typeof letterQuery>

/** Columns of a mail merge file, in their order. `call` is how the letter calls somebody. */
export const MERGE_COLUMNS = [
  'fullName',
  'call',
  'email',
  'phone',
  'line',
  'wechat',
  'address',
  'language',
  'text',
  ...PLACEHOLDERS.filter((placeholder) => placeholder !== 'name'),
] as const
export type MergeColumn = (typeof MERGE_COLUMNS)[number]

/** `open`: not sent yet, and may be. `refused`: they may not be reached by the channel. */
export const LETTER_SHOWN = ['all', 'open', 'sent', 'refused'] as const

/** A letter of an evening; of what is written to one person there is a text for each tone. */
const ofEvening = { chapter: chapterId, kind: v.picklist(LETTER_KINDS), language }
const ofPerson = { chapter: chapterId, kind: v.picklist(PERSONAL_KINDS), tone: v.picklist(TONES), language }

/** Words in each language that a letter may be written in. */
const inEachLanguage = v.object({ en: v.string(), 'zh-TW': v.string(), 'zh-CN': v.string() })

export const LETTER_COMMANDS = {
  /** Notes that a letter went out to guests one way, or, with `sent` false, that it did not. Passes over who withdrew consent. */
  'salon.markSent': v.object({
    salon: salonId,
    what: v.picklist(LETTER_KINDS),
    channel: v.picklist(INVITED_BY),
    members: v.pipe(v.array(memberId), v.minLength(1), v.maxLength(10_000)),
    sent: v.optional(v.boolean(), true),
  }),
  /** Keeps a chapter's own text of a letter; one that is as the program has it is no own one. */
  'letter.save': v.union([v.object({ ...ofEvening, text: v.string() }), v.object({ ...ofPerson, text: v.string() })]),
  /** Goes back to the text that the program comes with. */
  'letter.reset': v.union([v.object(ofEvening), v.object(ofPerson)]),
  /** A file for mail merge, one row a guest: of those named, who may be written to and can be reached by the channel. */
  'letter.merge': v.object({
    letter: letterQuery,
    only: v.optional(v.array(memberId)),
    columns: v.pipe(v.array(v.object({ key: v.picklist(MERGE_COLUMNS), label: v.string() })), v.minLength(1)),
    name: v.string(),
  }),
} as const

export interface LetterResults {
  'salon.markSent': { readonly marked: number; readonly refused: number }
  'letter.save': void
  'letter.reset': void
  /** `members` are those in it; `left` could not be reached by the channel, or withdrew consent to it. */
  'letter.merge': FileToSave & { readonly rows: number; readonly left: number; readonly members: readonly MemberId[] }
}

export const LETTER_VIEWS = {
  /** One letter for the guests of a salon, as each of them gets it. */
  letters: v.object({
    ...letterQuery.entries,
    text: v.optional(v.string(), ''),
    show: v.optional(v.picklist(LETTER_SHOWN), 'all'),
    range,
  }),
  /** What could be written to one person, in every tone. */
  personalLetter: v.object({
    member: memberId,
    kind: v.picklist(PERSONAL_KINDS),
    /** The language of whoever writes, for a member of whom none is known. */
    sender: language,
    /** Null for the member's own. */
    language: v.optional(v.nullable(language), null),
    /** The chapter that writes; null for the evening's, or the member's first. */
    chapter: v.optional(v.nullable(chapterId), null),
    /** The evening that somebody is asked to, or that is followed up on; null for the next one, or none. */
    salon: v.optional(v.nullable(salonId), null),
    /** The member in whose name it is written; null for the organizer here. */
    from: v.optional(v.nullable(memberId), null),
    /** What is recognised, or which challenge it is. */
    occasion: v.optional(v.nullable(inEachLanguage), null),
    until: v.optional(v.nullable(isoDay), null),
  }),
} as const

export interface LetterValues {
  letters: LettersView
  /** Null where there is no such member. */
  personalLetter: PersonalLetterView | null
}

/**
 * `none`: there is nothing to write, because they refuse contact, left the community, or no evening lies ahead that they could be
 * asked to.
 */
export type PersonalLetterView =
  | { readonly state: 'none'; readonly name: string; readonly why: LeftOutReason | 'noEvening' }
  | PersonalLetter

export interface PersonalLetter {
  readonly state: 'ready'
  readonly name: string
  readonly language: LetterLanguage
  readonly chapter: ChapterId
  /** The evening that it is about; null for none. */
  readonly salon: SalonId | null
  /** Evenings ahead that they could be asked to, earliest first; empty unless that is what is written. */
  readonly evenings: readonly { readonly salon: SalonId; readonly theme: string; readonly day: IsoDate }[]
  readonly channels: readonly ConsentChannel[]
  /** One a tone, in the order of tones. */
  readonly drafts: readonly PersonalDraft[]
  /** Everybody whom a draft may name, by every form of their name. */
  readonly people: readonly (readonly string[])[]
}

export interface PersonalDraft {
  readonly tone: Tone
  readonly text: string
  /** The text before it is filled in, and whether the chapter wrote it itself. */
  readonly template: string
  readonly own: boolean
  /** What may be filled in. */
  readonly values: AnyValues
}

/** A letter as each guest gets it, by name. */
export interface LettersView extends Window<LetterRow> {
  /** Of everybody whom the letter goes to. */
  readonly counts: Readonly<Record<(typeof LETTER_SHOWN)[number], number>>
  /** Of those it is still to be sent to, how many have no number or address for the channel. */
  readonly unknown: number
  /** The text in each language, as it is kept; `own` where the chapter wrote one itself. */
  readonly texts: readonly { readonly language: LetterLanguage; readonly text: string; readonly own: boolean }[]
  /** One letter to all of them together, in the sender's language. */
  readonly group: string
}

export interface LetterRow {
  readonly member: MemberId
  readonly name: string
  readonly reading: string
  /** Tells namesakes apart; '' where there are none. */
  readonly hint: string
  readonly status: RsvpStatus | null
  readonly language: LetterLanguage
  readonly text: string
  /** Where the channel reaches them; '' where that is not known. */
  readonly address: string
  readonly reach: Reach
  /** What their tier may expect on the day of the salon; null for nothing, and while that is worked out. */
  readonly rights: TierRights | null
  /** When this letter went out before, latest first. */
  readonly sent: readonly { readonly channel: InvitedBy; readonly at: Instant; readonly by: string }[]
}
