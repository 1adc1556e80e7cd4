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
  return CONSENT_CHANNELS.some((channel) => hasWithdrawn(member, channel)) && openChannels(member).length === 0
}

function hasWithdrawn({ consents }: Member, channel: ConsentChannel): boolean {
  return consents[`contact:${channel}`]?.state === 'withdrawn'
}
