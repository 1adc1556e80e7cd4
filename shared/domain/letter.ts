import type { Instant } from './dates.ts'
import type { ChapterId, LetterId, OrganizerId } from './ids.ts'

/** What is written to guests of an evening: come, do not forget, a seat is free, thank you. */
export const LETTER_KINDS = ['invitation', 'reminder', 'offer', 'thanks'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** The languages that letters are written in, which are those of the interface. */
export const LETTER_LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number]

/** What is filled in for each guest: `{name}` in a letter's text. `answerBy` is until when somebody may answer. */
export const PLACEHOLDERS = ['name', 'theme', 'date', 'time', 'venue', 'fee', 'host', 'answerBy'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** What stands in the place of each; '' where there is nothing to say. */
export type LetterValues = Readonly<Record<Placeholder, string>>

/**
 * A chapter's own text, in place of the one that the program comes with. Writing another one makes a new record and voids this
 * one, so that two organizers who write at once leave two, of which the later counts.
 */
export interface Letter {
  readonly id: LetterId
  readonly chapter: ChapterId
  readonly kind: LetterKind
  readonly language: LetterLanguage
  readonly text: string
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

/** Longest text, in UTF-16 units: about a page, and more than a messenger shows at once. */
export const LETTER_LIMIT = 4000
