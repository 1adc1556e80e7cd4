import * as v from 'valibot'

/** As long as a chat that somebody pastes. */
const DRAFT_LIMIT = 100_000

/** What the text is for, such as `letter/cha_…/invitation/en`. */
const draftKey = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** The draft that keeps what forms held when the app locked. */
export const TYPED_BEFORE_LOCK = 'lock/typed'

/** Texts that are being written; they stay on this device, and nobody else hears of them. */
export const DRAFT_COMMANDS = {
  /** Keeps how far somebody got with a text; null throws it away. */
  'draft.keep': v.object({ draft: draftKey, text: v.nullable(v.pipe(v.string(), v.maxLength(DRAFT_LIMIT))) }),
} as const

export interface DraftResults {
  'draft.keep': void
}

export const DRAFT_VIEWS = {
  /** How far somebody got with a text on this device; null where nothing is kept. */
  draft: v.object({ draft: draftKey }),
} as const

export interface DraftValues {
  draft: string | null
}
