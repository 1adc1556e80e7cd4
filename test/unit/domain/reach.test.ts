import { describe, expect, it } from 'vitest'
import { CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import type { ConsentChannel } from '../../../shared/domain/consent.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { openChannels, refusesContact } from '../../../shared/domain/reach.ts'
import { recordOf } from '../../helpers/people.ts'

const member = (fields: Partial<Member>, ...withdrawn: ConsentChannel[]): Member => ({
  ...recordOf(1, fields).own,
  consents: Object.fromEntries(withdrawn.map((channel) => [`contact:${channel}`, { state: 'withdrawn' }])),
})

describe('A member', () => {
  it('can be reached by what is known of them and was not withdrawn', () => {
    const known = { email2: 'lin@example.org', phone: '+886912345678', line: 'lin' }
    expect(openChannels(member(known))).toEqual(['email', 'phone', 'sms', 'line'])
    expect(openChannels(member(known, 'phone', 'line'))).toEqual(['email', 'sms'])
    expect(openChannels(member({}))).toEqual([])
  })

  it('who withdrew nothing may be asked, if only in person', () => {
    expect(refusesContact(member({}))).toBe(false)
  })

  it('who withdrew one way and left another is written to by that one', () => {
    expect(refusesContact(member({ email: 'lin@example.org', line: 'lin' }, 'email'))).toBe(false)
  })

  it('is left alone once every way that is known is withdrawn', () => {
    expect(refusesContact(member({ email: 'lin@example.org' }, 'email'))).toBe(true)
    expect(refusesContact(member({ email: 'lin@example.org', line: 'lin' }, 'email', 'line'))).toBe(true)
    expect(refusesContact(member({}, 'post'))).toBe(true)
    expect(refusesContact(member({ phone: '+886912345678' }, ...CONSENT_CHANNELS))).toBe(true)
  })

  it('whom one may call but not text is not left alone', () => {
    expect(refusesContact(member({ phone: '+886912345678' }, 'sms'))).toBe(false)
  })

  it('who said that one may write to them is not held to have withdrawn', () => {
    const given = {
      ...member({ email: 'lin@example.org' }),
      consents: { 'contact:email': { state: 'given' as const } },
    }
    expect(refusesContact(given)).toBe(false)
    expect(openChannels(given)).toEqual(['email'])
  })
})
