import type { InvitedBy } from './attendance.ts'
import { CONSENT_CHANNELS, deceasedOf, noContactOf } from './consent.ts'
import type { ConsentChannel, ConsentPurpose } from './consent.ts'
import { ADULT_AT } from './consent-settings.ts'
import type { ConsentSettings } from './consent-settings.ts'
import { hasWordOn, mayReach } from './contact-rules.ts'
import type { Age, ContactFacts, LeftOutReason, Use, Verdict, Way } from './contact-rules.ts'
import type { IsoDate } from './dates.ts'
import type { Member, MemberField } from './member.ts'

/** What a judgement needs besides the member: the day, and how the community has set it. */
export interface ReachOn {
  readonly day: IsoDate
  readonly settings: ConsentSettings
  /** From which age somebody answers for themselves, in years; asked only of who might be younger. */
  readonly adultAt: (member: Member) => number
}

/** Where it is written how to reach somebody by each channel. */
export const WRITTEN_IN: Readonly<Record<ConsentChannel, readonly MemberField[]>> = {
  email: ['email', 'email2'],
  phone: ['phone', 'phone2'],
  sms: ['phone', 'phone2'],
  line: ['line'],
  wechat: ['wechat'],
  post: ['address'],
}

/** The rules' view of a member on a day. */
export function factsOf(member: Member, on: ReachOn): ContactFacts {
  const { consents } = member
  return {
    deceased: deceasedOf(consents) !== null,
    noContact: noContactOf(consents) !== null,
    archived: member.archived !== undefined,
    age: ageOn(member, on),
    consents,
  }
}

/** Somebody's age in years on a day; null where no year of birth is known. Who was born on 29 February is older from 1 March. */
export function yearsOn(birthday: string | undefined, day: IsoDate): number | null {
  if (birthday === undefined || !/^\d{4}-\d\d-\d\d$/.test(birthday)) return null
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4))
  return day.slice(5) < birthday.slice(5) ? years - 1 : years
}

/** Whether a member may be reached one way for one use: null, or why not. */
export function refusalBy(member: Member, use: Use, way: Way, on: ReachOn): LeftOutReason | null {
  const verdict = mayReach(factsOf(member, on), use, way, on.settings)
  return verdict.ok ? null : verdict.reason
}

/** The channels that are left: those whose number or address is known and which may be used for the community's own matters. */
export function openChannels(member: Member, on: ReachOn): ConsentChannel[] {
  return openFor(member, 'contact', on)
}

function openFor(member: Member, use: Use, { settings, ...on }: ReachOn): ConsentChannel[] {
  const facts = factsOf(member, { settings, ...on })
  return CONSENT_CHANNELS.filter((channel) => isWritten(member, channel) && mayReach(facts, use, channel, settings).ok)
}

/** Whether a member can be reached by a channel for a purpose; where that has no channels, whether they may be counted in at all. */
export function isOpenFor(member: Member, purpose: ConsentPurpose, channel: ConsentChannel, on: ReachOn): boolean {
  if (purpose === 'partners' || purpose === 'pictures') return refusalBy(member, purpose, 'inPerson', on) === null
  return isWritten(member, channel) && refusalBy(member, purpose, channel, on) === null
}

/**
 * Why a member is left alone altogether; null where they are not. They may not even be spoken to, or they said something of
 * channels that leaves none that leads anywhere, or nothing may be used without a yes and there is none. Somebody who withdrew
 * nothing and of whom no number is known may still be asked in person.
 */
export function refusalOf(member: Member, on: ReachOn, use: 'contact' | 'news' = 'contact'): LeftOutReason | null {
  const facts = factsOf(member, on)
  const spoken = mayReach(facts, use, 'inPerson', on.settings)
  if (!spoken.ok) return spoken.reason
  let missing = false
  let withdrawn = false
  let unspoken: Verdict | undefined
  for (const channel of CONSENT_CHANNELS) {
    const verdict = hasWordOn(facts, use, channel)
      ? mayReach(facts, use, channel, on.settings)
      : (unspoken ??= mayReach(facts, use, channel, on.settings))
    const written = isWritten(member, channel)
    if (verdict.ok && written) return null
    if (verdict.ok) continue
    if (verdict.reason === 'withdrawn') withdrawn = true
    else missing ||= written
  }
  return withdrawn ? 'withdrawn' : missing ? 'missing' : null
}

/** Whether a member is left alone. */
export function refusesContact(member: Member, on: ReachOn): boolean {
  return refusalOf(member, on) !== null
}

/** Whether somebody has said yes to being contacted in any way, and not no to all of them since. */
export function hasAgreed(member: Member, on: ReachOn): boolean {
  const said = CONSENT_CHANNELS.some((channel) => member.consents[`contact:${channel}`]?.state === 'given')
  return said && !refusesContact(member, on)
}

/** The channels that somebody withdrew consent for. */
export function withdrawnChannels({ consents }: Member): ConsentChannel[] {
  return CONSENT_CHANNELS.filter((channel) => consents[`contact:${channel}`]?.state === 'withdrawn')
}

/** Whether a letter may go out one way: it leads to them, it may not, or nothing is noted that it could go to. */
export type Reach = 'open' | 'unknown' | LeftOutReason

/** Whether a member may be written to, or called, one way. */
export function reachBy(member: Member, by: InvitedBy, on: ReachOn): Reach {
  const refusal = refusalBy(member, 'contact', CONSENT_FOR[by], on)
  if (refusal !== null) return refusal
  if (by === 'inPerson') return 'open'
  // Who is left alone as a whole gets no letter by what happens to be open.
  return refusalOf(member, on) ?? (addressBy(member, by) === '' ? 'unknown' : 'open')
}

/** Whether what `reachBy` says is a refusal. */
export function isRefused(reach: Reach): reach is LeftOutReason {
  return reach !== 'open' && reach !== 'unknown'
}

/** The number or address that one way leads to; '' where none is known. */
export function addressBy(member: Member, by: InvitedBy): string {
  const way = CONSENT_FOR[by]
  if (way === 'inPerson') return ''
  return WRITTEN_IN[way].map((field) => member[field] ?? '').find((value) => value !== '') ?? ''
}

/** Whose consent each way needs. WhatsApp writes to a telephone, as text messages do. */
const CONSENT_FOR: Readonly<Record<InvitedBy, Way>> = {
  line: 'line',
  wechat: 'wechat',
  whatsapp: 'sms',
  sms: 'sms',
  email: 'email',
  phone: 'phone',
  post: 'post',
  inPerson: 'inPerson',
}

function isWritten(member: Member, channel: ConsentChannel): boolean {
  return WRITTEN_IN[channel].some((field) => member[field])
}

function ageOn(member: Member, { day, adultAt }: ReachOn): Age {
  const years = yearsOn(member.birthday, day)
  if (years === null) return 'unknown'
  return years >= ADULT_AT.most || years >= adultAt(member) ? 'adult' : 'minor'
}
