import * as v from 'valibot'
import { INVITED_BY } from '../domain/attendance.ts'
import type { InvitedBy, RsvpStatus } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import { LETTER_KINDS, LETTER_LIMIT, PLACEHOLDERS } from '../domain/letter.ts'
import type { LetterLanguage } from '../domain/letter.ts'
import type { MemberId } from '../domain/ids.ts'
import type { Reach } from '../domain/reach.ts'
import { language, salonId } from './selection.ts'
import type { Window } from './views.ts'

/**
 * Whom a letter goes to. `unanswered`: asked, and no answer yet. `offered`: a seat is kept for them, or they came off the waitlist.
 * `came`: they were there.
 */
export const LETTER_AUDIENCES = ['unanswered', 'maybe', 'going', 'offered', 'came'] as const
export type LetterAudience = (typeof LETTER_AUDIENCES)[number]

const isoDay = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))

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

/** `open`: not sent yet, and may be. `refused`: they withdrew consent to the channel. */
export const LETTER_SHOWN = ['all', 'open', 'sent', 'refused'] as const

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
