import { usualReach } from '../../helpers/reach.ts'
import { describe, expect, it } from 'vitest'
import { CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import type { ConsentChannel } from '../../../shared/domain/consent.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { addressBy, openChannels, reachBy, refusesContact } from '../../../shared/domain/reach.ts'
import { recordOf } from '../../helpers/people.ts'

const member = (fields: Partial<Member>, ...withdrawn: ConsentChannel[]): Member => ({
  ...recordOf(1, fields).own,
  consents: Object.fromEntries(withdrawn.map((channel) => [`contact:${channel}`, { state: 'withdrawn' }])),
})

describe('A member', () => {
  it('can be reached by what is known of them and was not withdrawn', () => {
    const known = { email2: 'lin@example.org', phone: '+886912345678', line: 'lin' }
    expect(openChannels(member(known), usualReach)).toEqual(['email', 'phone', 'sms', 'line'])
    expect(openChannels(member(known, 'phone', 'line'), usualReach)).toEqual(['email', 'sms'])
    expect(openChannels(member({}), usualReach)).toEqual([])
  })

  it('who withdrew nothing may be asked, if only in person', () => {
    expect(refusesContact(member({}), usualReach)).toBe(false)
  })

  it('who withdrew one way and left another is written to by that one', () => {
    expect(refusesContact(member({ email: 'lin@example.org', line: 'lin' }, 'email'), usualReach)).toBe(false)
  })

  it('is left alone once every way that is known is withdrawn', () => {
    expect(refusesContact(member({ email: 'lin@example.org' }, 'email'), usualReach)).toBe(true)
    expect(refusesContact(member({ email: 'lin@example.org', line: 'lin' }, 'email', 'line'), usualReach)).toBe(true)
    expect(refusesContact(member({}, 'post'), usualReach)).toBe(true)
    expect(refusesContact(member({ phone: '+886912345678' }, ...CONSENT_CHANNELS), usualReach)).toBe(true)
  })

  it('whom one may call but not text is not left alone', () => {
    expect(refusesContact(member({ phone: '+886912345678' }, 'sms'), usualReach)).toBe(false)
  })

  it('who said that one may write to them is not held to have withdrawn', () => {
    const given = {
      ...member({ email: 'lin@example.org' }),
      consents: { 'contact:email': { state: 'given' as const } },
    }
    expect(refusesContact(given, usualReach)).toBe(false)
    expect(openChannels(given, usualReach)).toEqual(['email'])
  })
})

describe('One way of reaching a member', () => {
  const known = { phone: '+886912345678', email2: 'lin@example.org', line: 'lin' }

  it('is open where it leads to them, and unknown where nothing is noted', () => {
    const ways = ['line', 'wechat', 'whatsapp', 'sms', 'email', 'phone', 'post', 'inPerson'] as const
    expect(ways.filter((way) => reachBy(member(known), way, usualReach) === 'open')).toEqual([
      'line',
      'whatsapp',
      'sms',
      'email',
      'phone',
      'inPerson',
    ])
    expect(reachBy(member(known), 'wechat', usualReach)).toBe('unknown')
    expect(addressBy(member(known), 'email')).toBe('lin@example.org')
    expect(addressBy(member(known), 'inPerson')).toBe('')
  })

  it('is closed once it was withdrawn, and WhatsApp with text messages', () => {
    expect(reachBy(member(known, 'line'), 'line', usualReach)).toBe('withdrawn')
    expect(reachBy(member(known, 'line'), 'phone', usualReach)).toBe('open')
    expect(reachBy(member(known, 'sms'), 'whatsapp', usualReach)).toBe('withdrawn')
  })

  it('is closed to who wants to be left alone, but for a word in person', () => {
    const alone = member({ email: 'lin@example.org' }, 'email')
    expect(reachBy(alone, 'wechat', usualReach)).toBe('withdrawn')
    expect(reachBy(alone, 'inPerson', usualReach)).toBe('open')
  })
})
