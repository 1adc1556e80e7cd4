import type { Instant, PartialDate } from './dates.ts'
import type { WordingId } from './ids.ts'

/** Ways of reaching a member that a person may allow or refuse one by one. */
export const CONSENT_CHANNELS = ['email', 'phone', 'sms', 'line', 'wechat', 'post'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/**
 * What is asked for by itself. `contact` is writing or calling about the community's own matters (invitations, answers, fees);
 * `news` is a newsletter and everything that advertises; `partners` is passing somebody's details on to others; `pictures` is
 * showing photographs of them.
 */
export const CONSENT_PURPOSES = ['contact', 'news', 'partners', 'pictures'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** Purposes that go over a channel, and are allowed or refused for each; the others are one word for everything. */
export const CHANNELLED_PURPOSES = ['contact', 'news'] as const satisfies readonly ConsentPurpose[]
export type ChannelledPurpose = (typeof CHANNELLED_PURPOSES)[number]
type WholePurpose = Exclude<ConsentPurpose, ChannelledPurpose>

/**
 * What holds of somebody whatever is asked for: they are to be left alone, they have died, somebody who is answerable for
 * them has agreed. Kept as consents are, because of several words about it, too, the one that shuts more counts.
 */
export const STANDING_FACTS = ['noContact', 'deceased', 'guardian'] as const
export type StandingFact = (typeof STANDING_FACTS)[number]

export type ConsentKey = `${ChannelledPurpose}:${ConsentChannel}` | `${WholePurpose}:any` | `standing:${StandingFact}`

export const CONSENT_STATES = ['given', 'withdrawn'] as const
export type ConsentState = (typeof CONSENT_STATES)[number]

/** How it is known what somebody said; absent in what was recorded before it was asked. */
export const CONSENT_SOURCES = ['form', 'online', 'spoken', 'message', 'roster', 'earlier'] as const
export type ConsentSource = (typeof CONSENT_SOURCES)[number]

/** What a member said about one purpose and channel, when and how, as far as known. Who recorded it, the change says. */
export interface Consent {
  readonly state: ConsentState
  readonly at?: Instant
  readonly source?: ConsentSource
  /** The text that they agreed to. */
  readonly wording?: WordingId
  /** Why somebody wants to be left alone, the name of who is answerable for them, the day of a death as a `PartialDate`. */
  readonly note?: string
}

export type Consents = Readonly<Partial<Record<ConsentKey, Consent>>>

/** Longest note, in UTF-16 units: one line. */
export const CONSENT_NOTE_LIMIT = 200

/** Every key, as screens and lists go through them. */
export const CONSENT_KEYS: readonly ConsentKey[] = [
  ...CHANNELLED_PURPOSES.flatMap((purpose) => CONSENT_CHANNELS.map((channel) => `${purpose}:${channel}` as const)),
  'partners:any',
  'pictures:any',
  'standing:noContact',
  'standing:deceased',
  'standing:guardian',
]

/** Where a purpose is answered for one channel; purposes that have none are answered once. */
export function consentKey(purpose: ConsentPurpose, channel: ConsentChannel): ConsentKey {
  return purpose === 'partners' || purpose === 'pictures' ? `${purpose}:any` : `${purpose}:${channel}`
}

/** Of several words about one purpose and channel the refusal counts, and of those alike the earliest. */
export function strictestOf(words: readonly Consent[]): Consent | undefined {
  return words.toSorted(
    (a, b) => CONSENT_STATES.indexOf(b.state) - CONSENT_STATES.indexOf(a.state) || (a.at ?? 0) - (b.at ?? 0),
  )[0]
}

/** Since when somebody is to be left alone, and why; null where they are not. */
export function noContactOf(consents: Consents): Consent | null {
  return inForce(consents['standing:noContact'])
}

/** When somebody died, as far as known; null for who lives. */
export function deceasedOf(consents: Consents): { readonly on?: PartialDate } | null {
  const fact = inForce(consents['standing:deceased'])
  return fact && { ...(fact.note && { on: fact.note }) }
}

/** Kept as withdrawn while it holds, and as given once somebody said that it does not: that way the stricter word is the one that shuts. */
function inForce(fact: Consent | undefined): Consent | null {
  return fact?.state === 'withdrawn' ? fact : null
}
