import * as v from 'valibot'
import { CONSENT_KEYS, CONSENT_PURPOSES, CONSENT_SOURCES, CONSENT_STATES } from '../domain/consent.ts'
import { CONSENT_BASES } from '../domain/consent-settings.ts'
import type { ConsentSettings } from '../domain/consent-settings.ts'
import { isId } from '../domain/ids.ts'
import type { WordingId } from '../domain/ids.ts'
import { WORDING_LANGUAGES, WORDING_PURPOSES } from '../domain/wording.ts'
import type { Wording } from '../domain/wording.ts'
import { isoDay, memberSelection } from './selection.ts'

const wordingId = v.custom<WordingId>((value) => isId('wor', value))

const settings = {
  bases: v.record(v.picklist(CONSENT_PURPOSES), v.picklist(CONSENT_BASES)),
  adultAt: v.nullable(v.number()),
}

export const CONSENT_COMMANDS = {
  /** What members said, all the same: one of them, or the forty who signed a form. Null takes back that anything was said. */
  'consent.record': v.object({
    who: memberSelection,
    words: v.pipe(
      v.array(v.object({ key: v.picklist(CONSENT_KEYS), state: v.nullable(v.picklist(CONSENT_STATES)) })),
      v.minLength(1),
    ),
    /** The day on which they said so; null for now. */
    on: v.optional(v.nullable(isoDay), null),
    source: v.optional(v.nullable(v.picklist(CONSENT_SOURCES)), null),
    wording: v.optional(v.nullable(wordingId), null),
    /** Why, or who is answerable; of a death its day, `2026`, `2026-03` or `2026-03-02`, or ''. */
    note: v.optional(v.string(), ''),
  }),
  'consent.settings': v.object(settings),
  /** Another version, or with `wording` instead of one that nobody agreed to yet. Texts that are '' are left out. */
  'wording.save': v.object({
    wording: v.nullable(wordingId),
    purpose: v.picklist(WORDING_PURPOSES),
    texts: v.record(v.picklist(WORDING_LANGUAGES), v.string()),
    from: isoDay,
  }),
  'wording.delete': v.object({ wording: wordingId }),
} as const

export interface ConsentResults {
  /** `kept` refused later than that day, and it stays so. */
  'consent.record': { readonly changed: number; readonly kept: number }
  'consent.settings': void
  'wording.save': { readonly wording: WordingId }
  'wording.delete': void
}

export const CONSENT_VIEWS = {
  /** What the community asks people, and how it treats whom it has not asked. */
  consentTexts: v.object({}),
  consentChanges: v.object(settings),
} as const

export interface ConsentValues {
  consentTexts: ConsentTexts
  consentChanges: ConsentChangesView
}

export interface ConsentTexts {
  readonly settings: ConsentSettings
  /** Each purpose's versions in their order. */
  readonly wordings: readonly WordingOnScreen[]
}

/** How many active members would be reached no longer, and how many again. */
export interface ConsentChangesView {
  readonly contact: { readonly out: number; readonly back: number }
  readonly news: { readonly out: number; readonly back: number }
}

export interface WordingOnScreen extends Wording {
  /** From 1. */
  readonly version: number
  /** How many members agreed to it, or refused it. */
  readonly members: number
  /** Whether it is what people are asked today. */
  readonly isCurrent: boolean
}
