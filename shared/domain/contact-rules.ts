import { CONSENT_CHANNELS, consentKey } from './consent.ts'
import type { ConsentChannel, ConsentKey, ConsentPurpose, Consents, ConsentState } from './consent.ts'
import type { ConsentBasis, ConsentSettings } from './consent-settings.ts'

/** What somebody's details are wanted for: a purpose that people are asked about, or the community's own books. */
export const USES = ['contact', 'news', 'partners', 'pictures', 'administration'] as const satisfies readonly (
  | ConsentPurpose
  | 'administration'
)[]
export type Use = (typeof USES)[number]

/** By which channel somebody is reached; in person there is nothing to agree to but to be spoken to at all. */
export type Way = ConsentChannel | 'inPerson'

/** `unknown` where no year of birth is known. */
export const AGES = ['adult', 'minor', 'unknown'] as const
export type Age = (typeof AGES)[number]

/** What the rules look at. */
export interface ContactFacts {
  readonly deceased: boolean
  /** Asked to be left alone altogether. */
  readonly noContact: boolean
  readonly archived: boolean
  /** On the day in question. */
  readonly age: Age
  readonly consents: Consents
}

/** Why somebody is left out; each has a sentence in every language (`consent.reason.…`). */
export const LEFT_OUT_REASONS = [
  'deceased',
  'noContact',
  'archived',
  'minor',
  'guardianRefused',
  'withdrawn',
  'missing',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: LeftOutReason }

/** A row of the table: it decides where all that it names is so, and no row above it did. */
export interface ContactRule {
  readonly name: string
  readonly uses: readonly Use[]
  readonly when: {
    readonly deceased?: true
    readonly noContact?: true
    readonly archived?: true
    readonly age?: 'minor'
    /** What somebody answerable for a minor said. */
    readonly guardian?: Said
    readonly way?: 'inPerson'
    /** What was said of being contacted by this channel. */
    readonly contact?: Said
    /** What was said of the very thing that is wanted, by this channel where it has channels. */
    readonly said?: Said
    readonly basis?: ConsentBasis
  }
  readonly verdict: LeftOutReason | 'may'
}

type Said = ConsentState | 'nothing'

/** Everything but the community's own books. */
const ASKED = ['contact', 'news', 'partners', 'pictures'] as const
const REACHING = ['contact', 'news'] as const

/**
 * The one table of who may be reached for what. Rows are tried in order; the first whose conditions all hold decides, and the
 * last four hold for every case between them, so that each case is decided. `docs/consent.md` shows it and says why.
 */
export const CONTACT_RULES: readonly ContactRule[] = [
  { name: 'books', uses: ['administration'], when: {}, verdict: 'may' },
  { name: 'deceased', uses: ASKED, when: { deceased: true }, verdict: 'deceased' },
  { name: 'no-contact', uses: ['contact', 'news', 'partners'], when: { noContact: true }, verdict: 'noContact' },
  { name: 'archived', uses: ['contact', 'news', 'partners'], when: { archived: true }, verdict: 'archived' },
  { name: 'minor-refused', uses: ASKED, when: { age: 'minor', guardian: 'withdrawn' }, verdict: 'guardianRefused' },
  { name: 'minor-partners', uses: ['partners'], when: { age: 'minor' }, verdict: 'minor' },
  { name: 'minor-unasked', uses: ASKED, when: { age: 'minor', guardian: 'nothing' }, verdict: 'minor' },
  { name: 'in-person', uses: REACHING, when: { way: 'inPerson' }, verdict: 'may' },
  {
    name: 'channel-withdrawn',
    uses: ['contact', 'news', 'partners'],
    when: { contact: 'withdrawn' },
    verdict: 'withdrawn',
  },
  { name: 'withdrawn', uses: ASKED, when: { said: 'withdrawn' }, verdict: 'withdrawn' },
  { name: 'given', uses: ASKED, when: { said: 'given' }, verdict: 'may' },
  { name: 'silent-opt-in', uses: ASKED, when: { said: 'nothing', basis: 'optIn' }, verdict: 'missing' },
  { name: 'silent', uses: ASKED, when: { said: 'nothing', basis: 'unlessWithdrawn' }, verdict: 'may' },
]

/** Whether somebody may be reached one way for one use, as the community has set it. */
export function mayReach(facts: ContactFacts, use: Use, way: Way, settings: ConsentSettings): Verdict {
  const { verdict } = decidingRule(facts, use, way, settings)
  return verdict === 'may' ? { ok: true } : { ok: false, reason: verdict }
}

/** The row that decides a case. */
export function decidingRule(facts: ContactFacts, use: Use, way: Way, settings: ConsentSettings): ContactRule {
  for (const rule of RULES_FOR[use]) if (holds(rule.when, facts, use, way, settings)) return rule
  throw new RangeError(`no rule for ${use} by ${way}`)
}

/** The rows that speak of each use: long lists ask for every member. */
const RULES_FOR: Readonly<Record<Use, readonly ContactRule[]>> = {
  contact: rulesFor('contact'),
  news: rulesFor('news'),
  partners: rulesFor('partners'),
  pictures: rulesFor('pictures'),
  administration: rulesFor('administration'),
}

function rulesFor(use: Use): ContactRule[] {
  return CONTACT_RULES.filter(({ uses }) => uses.includes(use))
}

function holds(
  when: ContactRule['when'],
  facts: ContactFacts,
  use: Use,
  way: Way,
  { bases }: ConsentSettings,
): boolean {
  const { consents } = facts
  if (when.deceased && !facts.deceased) return false
  if (when.noContact && !facts.noContact) return false
  if (when.archived && !facts.archived) return false
  if (when.age !== undefined && when.age !== facts.age) return false
  if (when.guardian !== undefined && when.guardian !== (consents['standing:guardian']?.state ?? 'nothing')) return false
  if (when.way !== undefined && when.way !== way) return false
  if (when.contact !== undefined && when.contact !== saidOf(consents, 'contact', way)) return false
  if (use === 'administration') return true
  if (when.said !== undefined && when.said !== saidOf(consents, use, way)) return false
  return when.basis === undefined || when.basis === bases[use]
}

function saidOf(consents: Consents, purpose: ConsentPurpose, way: Way): Said {
  const key = KEYS[purpose][way]
  return (key && consents[key]?.state) ?? 'nothing'
}

/** Where each purpose is answered for each way, put together once. What has no channels is answered once, however it is asked. */
const KEYS: Readonly<Record<ConsentPurpose, Readonly<Record<Way, ConsentKey | null>>>> = {
  contact: keysOf('contact', null),
  news: keysOf('news', null),
  partners: keysOf('partners', 'partners:any'),
  pictures: keysOf('pictures', 'pictures:any'),
}

function keysOf(purpose: ConsentPurpose, inPerson: ConsentKey | null): Record<Way, ConsentKey | null> {
  const keys: Partial<Record<Way, ConsentKey | null>> = { inPerson }
  for (const channel of CONSENT_CHANNELS) keys[channel] = consentKey(purpose, channel)
  return keys as Record<Way, ConsentKey | null>
}

/** Whether somebody said anything that could matter for one way and use: of those who did not, all channels are decided alike. */
export function hasWordOn({ consents }: ContactFacts, use: 'contact' | 'news', channel: ConsentChannel): boolean {
  const own = KEYS[use][channel]
  const contact = KEYS.contact[channel]
  return (own !== null && consents[own] !== undefined) || (contact !== null && consents[contact] !== undefined)
}
