import type { ConsentPurpose } from './consent.ts'
import type { Instant, IsoDate } from './dates.ts'
import type { WordingId } from './ids.ts'

/** What a text of consent may be about: a purpose, or what somebody answerable for a minor agrees to. */
export const WORDING_PURPOSES = ['contact', 'news', 'partners', 'pictures', 'guardian'] as const satisfies readonly (
  | ConsentPurpose
  | 'guardian'
)[]
export type WordingPurpose = (typeof WORDING_PURPOSES)[number]

export const WORDING_LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export type WordingLanguage = (typeof WORDING_LANGUAGES)[number]

/**
 * One version of the text that people agree to. It is never edited, so that nobody ever agreed to something else than what
 * stands there, not even where two devices did not know of each other: what is to read otherwise is another record, and where
 * nobody agreed to the former one it is put away. `texts` lacks the languages that nobody wrote it in.
 */
export interface Wording {
  readonly id: WordingId
  readonly purpose: WordingPurpose
  readonly texts: Readonly<Partial<Record<WordingLanguage, string>>>
  /** The day from which it is what people are asked. */
  readonly from: IsoDate
  readonly created: Instant
  readonly archived?: Instant
}

/** Longest text in one language, in UTF-16 units: a page of a form. */
export const WORDING_LIMIT = 4000

/** In the order in which they were written. Two that were written at once have the same order everywhere. */
export function versionsOf(wordings: Iterable<Wording>, purpose: WordingPurpose): Wording[] {
  return [...wordings]
    .filter((each) => each.purpose === purpose)
    .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))
}

/** What people are asked on a day: of the texts that hold by then the latest one; null where there is none. */
export function wordingOn(wordings: Iterable<Wording>, purpose: WordingPurpose, day: IsoDate): Wording | null {
  return versionsOf(wordings, purpose)
    .filter(({ from, archived }) => archived === undefined && from <= day)
    .reduce<Wording | null>((last, each) => (last && last.from > each.from ? last : each), null)
}
