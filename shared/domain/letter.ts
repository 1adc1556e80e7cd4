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

/** What is written to one person, by what gives occasion to it. */
export const PERSONAL_KINDS = ['invite', 'followUp', 'thank', 'recognise', 'challenge', 'reconnect'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

export function isPersonal(kind: LetterKind | PersonalKind): kind is PersonalKind {
  return PERSONAL_KINDS.some((known) => known === kind)
}

/** How something is said to one person; letters of an evening have one text for all. */
export const TONES = ['warm', 'brief', 'formal'] as const
export type Tone = (typeof TONES)[number]

/**
 * What a text can say of the one whom it goes to: how long they have been with the community, which of their evenings the last
 * one was, its theme, the theme of the last one if it was their first, of one that they had promised to come to, whom they met
 * there, their idea that was adopted, what they said of the evening, what they did for it, who is tied to them most warmly, how
 * long they have been away, what is recognised or which challenge it is and until when, their chapter, and who writes.
 */
export const STORY_PLACEHOLDERS = [
  'memberFor',
  'visits',
  'lastEvening',
  'firstEvening',
  'missedEvening',
  'met',
  'idea',
  'said',
  'help',
  'friend',
  'away',
  'occasion',
  'until',
  'chapter',
  'sender',
] as const
export type StoryPlaceholder = (typeof STORY_PLACEHOLDERS)[number]

/** '' for what there is nothing to say of. */
export type StoryValues = Readonly<Record<StoryPlaceholder, string>>

export const ALL_PLACEHOLDERS = [...PLACEHOLDERS, ...STORY_PLACEHOLDERS] as const
export type AnyPlaceholder = Placeholder | StoryPlaceholder
export type AnyValues = LetterValues & StoryValues

/**
 * A chapter's own text, in place of the one that the program comes with. Writing another one makes a new record and voids this
 * one, so that two organizers who write at once leave two, of which the later counts.
 */
export interface Letter {
  readonly id: LetterId
  readonly chapter: ChapterId
  readonly kind: LetterKind | PersonalKind
  /** Of what is written to one person, and of nothing else. */
  readonly tone?: Tone
  readonly language: LetterLanguage
  readonly text: string
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

/** Longest text, in UTF-16 units: about a page, and more than a messenger shows at once. */
export const LETTER_LIMIT = 4000
