import { describe, expect, it } from 'vitest'
import { consentText, memberFieldsOf, memberRecord, readMember } from '../../../shared/crdt/member-records.ts'
import type { Consent, Consents } from '../../../shared/domain/consent.ts'
import type { MemberId, WordingId } from '../../../shared/domain/ids.ts'
import { recordOf } from '../../helpers/people.ts'

const WORDING = 'wor_0000000000000001' as WordingId
const kept = (consents: Consents): Consents | undefined => {
  const { own } = recordOf(1, { consents })
  return readMember(own.id satisfies MemberId, memberFieldsOf(memberRecord(own)))?.consents
}

describe('A consent in a record', () => {
  it.each<readonly [string, Consent]>([
    ['the bare word', { state: 'given' }],
    ['when', { state: 'withdrawn', at: 1_767_225_600_000 }],
    ['how and by which text', { state: 'given', at: 1_767_225_600_000, source: 'form', wording: WORDING }],
    ['a source without a day', { state: 'withdrawn', source: 'roster' }],
    ['a note with every sign in it', { state: 'withdrawn', at: 5, source: 'spoken', note: 'moved | “away” @ home' }],
  ])('is read as it was written: %s', (_what, consent) => {
    expect(kept({ 'contact:email': consent })).toEqual({ 'contact:email': consent })
  })

  it('is written as it was before there was more to say, where there is no more to say', () => {
    expect(consentText({ state: 'given' })).toBe('given')
    expect(consentText({ state: 'withdrawn', at: 12 })).toBe('withdrawn@12')
  })

  it('begins so that a version that knows only word and date still reads the word', () => {
    for (const at of [undefined, 12])
      expect(consentText({ state: 'withdrawn', ...(at && { at }), source: 'form' }).split('@')[0]).toBe('withdrawn')
  })

  it('is left alone where it is of a kind that only a newer version knows', () => {
    const { own } = recordOf(1)
    const record = {
      ...memberRecord(own),
      'consent/contact:email': 'paused@5',
      'consent/contact:line': 'given@5|pigeon|x|',
    }
    expect(readMember(own.id, memberFieldsOf(record))?.consents).toEqual({ 'contact:line': { state: 'given', at: 5 } })
  })
})
