import type { InvitedBy } from './attendance.ts'
import { CONSENT_CHANNELS } from './consent.ts'
import type { ConsentChannel } from './consent.ts'
import type { Member, MemberField } from './member.ts'

/** Where it is written how to reach somebody by each channel. */
const WRITTEN_IN: Readonly<Record<ConsentChannel, readonly MemberField[]>> = {
  email: ['email', 'email2'],
  phone: ['phone', 'phone2'],
  sms: ['phone', 'phone2'],
  line: ['line'],
  wechat: ['wechat'],
  post: ['address'],
}

/** The channels that are left: those whose number or address is known and which the member has not withdrawn. */
export function openChannels(member: Member): ConsentChannel[] {
  return CONSENT_CHANNELS.filter(
    (channel) => WRITTEN_IN[channel].some((field) => member[field]) && !hasWithdrawn(member, channel),
  )
}

/**
 * Whether a member is left alone: they withdrew consent to being contacted, and what they left open leads nowhere. Somebody who
 * withdrew nothing and of whom no number is known may still be asked in person.
 */
export function refusesContact(member: Member): boolean {
  return withdrawnChannels(member).length > 0 && openChannels(member).length === 0
}

/** Whether somebody has said yes to being contacted in any way, and not no to all of them since. */
export function hasAgreed(member: Member): boolean {
  const said = CONSENT_CHANNELS.some((channel) => member.consents[`contact:${channel}`]?.state === 'given')
  return said && !refusesContact(member)
}

/** The channels that somebody withdrew consent for. */
export function withdrawnChannels(member: Member): ConsentChannel[] {
  return CONSENT_CHANNELS.filter((channel) => hasWithdrawn(member, channel))
}

/** Whether a letter may go out one way: it leads to them, they withdrew consent, or nothing is noted that it could go to. */
export type Reach = 'open' | 'withdrawn' | 'unknown'

/** Whether a member may be written to, or called, one way. In person anybody may be spoken to. */
export function reachBy(member: Member, by: InvitedBy): Reach {
  const channel = CONSENT_FOR[by]
  if (channel === null) return 'open'
  if (hasWithdrawn(member, channel) || refusesContact(member)) return 'withdrawn'
  return addressBy(member, by) === '' ? 'unknown' : 'open'
}

/** The number or address that one way leads to; '' where none is known. */
export function addressBy(member: Member, by: InvitedBy): string {
  const channel = CONSENT_FOR[by]
  if (channel === null) return ''
  return WRITTEN_IN[channel].map((field) => member[field] ?? '').find((value) => value !== '') ?? ''
}

/** Whose consent each way needs. WhatsApp writes to a telephone, as text messages do. */
const CONSENT_FOR: Readonly<Record<InvitedBy, ConsentChannel | null>> = {
  line: 'line',
  wechat: 'wechat',
  whatsapp: 'sms',
  sms: 'sms',
  email: 'email',
  phone: 'phone',
  post: 'post',
  inPerson: null,
}

function hasWithdrawn({ consents }: Member, channel: ConsentChannel): boolean {
  return consents[`contact:${channel}`]?.state === 'withdrawn'
}
