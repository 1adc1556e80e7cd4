import type { Instant } from './dates.ts'

/** Ways of reaching a member that a person may allow or refuse one by one. */
export const CONSENT_CHANNELS = ['email', 'phone', 'sms', 'line', 'wechat', 'post'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/** What may be done with a channel; `contact` is writing or calling about the community's own matters. */
export const CONSENT_PURPOSES = ['contact'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export type ConsentKey = `${ConsentPurpose}:${ConsentChannel}`

export const CONSENT_STATES = ['given', 'withdrawn'] as const
export type ConsentState = (typeof CONSENT_STATES)[number]

/** What a member said about one purpose and channel, and when, as far as known. */
export interface Consent {
  readonly state: ConsentState
  readonly at?: Instant
}

export type Consents = Readonly<Partial<Record<ConsentKey, Consent>>>

/** Of several words about one purpose and channel the refusal counts, and of those alike the earliest. */
export function strictestOf(words: readonly Consent[]): Consent | undefined {
  return words.toSorted(
    (a, b) => CONSENT_STATES.indexOf(b.state) - CONSENT_STATES.indexOf(a.state) || (a.at ?? 0) - (b.at ?? 0),
  )[0]
}
