import * as v from 'valibot'
import { INVITED_BY } from '../domain/attendance.ts'
import type { InvitedBy, RsvpStatus } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import type { MemberId } from '../domain/ids.ts'
import { LETTER_KINDS, LETTER_LIMIT, PLACEHOLDERS } from '../domain/letter.ts'
import type { LetterLanguage } from '../domain/letter.ts'
import type { Reach } from '../domain/reach.ts'
import type { FileToSave } from './files.ts'
import { chapterId, isoDay, language, memberId, range, salonId } from './selection.ts'
import type { Window } from './window.ts'

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

/** `open`: not sent yet, and may be. `refused`: they withdrew consent to the channel. */
export const LETTER_SHOWN = ['all', 'open', 'sent', 'refused'] as const

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
} as const

export interface LetterResults {
  'salon.markSent': { readonly marked: number; readonly refused: number }
  'letter.save': void
  'letter.reset': void
  /** `left` could not be reached by the channel, or withdrew consent to it. */
  'letter.merge': FileToSave & { readonly rows: number; readonly left: number }
}

export const LETTER_VIEWS = {
  /** One letter for the guests of a salon, as each of them gets it. */
  letters: v.object({
    ...letterQuery.entries,
    text: v.optional(v.string(), ''),
    show: v.optional(v.picklist(LETTER_SHOWN), 'all'),
    range,
  }),
} as const

export interface LetterValues {
  letters: LettersView
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
  /** When this letter went out before, latest first. */
  readonly sent: readonly { readonly channel: InvitedBy; readonly at: Instant; readonly by: string }[]
}
