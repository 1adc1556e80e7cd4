import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consentOf, consentText } from '../../../shared/crdt/member-records.ts'
import { strictConsents } from '../../../shared/crdt/strict-consents.ts'
import {
  CHANNELLED_PURPOSES,
  CONSENT_CHANNELS,
  CONSENT_KEYS,
  CONSENT_PURPOSES,
  CONSENT_SOURCES,
  CONSENT_STATES,
} from '../../../shared/domain/consent.ts'
import type { Consent, Consents } from '../../../shared/domain/consent.ts'
import { CONSENT_BASES } from '../../../shared/domain/consent-settings.ts'
import { USES } from '../../../shared/domain/contact-rules.ts'
import { leftOut } from '../../../shared/domain/left-out.ts'
import { isOpenFor, refusalBy, refusalOf, WRITTEN_IN } from '../../../shared/domain/reach.ts'
import type { ReachOn } from '../../../shared/domain/reach.ts'
import type { WordingId } from '../../../shared/domain/ids.ts'
import { personOf } from '../../../shared/people/person.ts'
import { recordOf } from '../../helpers/people.ts'
import { usualReach } from '../../helpers/reach.ts'

const consent: fc.Arbitrary<Consent> = fc.record(
  {
    state: fc.constantFrom(...CONSENT_STATES),
    at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
    source: fc.constantFrom(...CONSENT_SOURCES),
    wording: fc.constantFrom('wor_0000000000000001' as WordingId, 'wor_zzzzzzzzzzzzzzzz' as WordingId),
    note: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  },
  { requiredKeys: ['state'] },
)

const consents: fc.Arbitrary<Consents> = fc.dictionary(fc.constantFrom(...CONSENT_KEYS), consent)

const fields = fc.record(
  {
    phone: fc.constant('+886912345678'),
    email: fc.constant('lin@example.org'),
    line: fc.constant('lin'),
    address: fc.constant('1 Lane'),
    birthday: fc.constantFrom('1980-01-01', '2015-06-01', '--05-04'),
    archived: fc.constant(5),
  },
  { requiredKeys: [] },
)

const member = fc
  .record({ fields, consents })
  .map(({ fields: more, consents: said }) => recordOf(1, { ...more, consents: said }).own)

const bases = fc.record({
  contact: fc.constantFrom(...CONSENT_BASES),
  news: fc.constantFrom(...CONSENT_BASES),
  partners: fc.constantFrom(...CONSENT_BASES),
  pictures: fc.constantFrom(...CONSENT_BASES),
})
const settings: fc.Arbitrary<ReachOn> = bases.map((each) => ({
  ...usualReach,
  settings: { bases: each, adultAt: null },
}))

const list = fc.record({
  use: fc.constantFrom(...USES),
  channel: fc.option(fc.constantFrom(...CONSENT_CHANNELS)),
  columns: fc.constant(['name', 'phone', 'phone2', 'email', 'email2', 'line', 'wechat', 'address']),
})

describe('A consent', () => {
  it('is read as it was written, whatever the note says', () => {
    fc.assert(
      fc.property(consent, (one) => {
        expect(consentOf(consentText(one))).toEqual(one)
      }),
    )
  })

  it('that two organizers wrote at once is refused where either refused it, whichever value shows', () => {
    const device = null
    fc.assert(
      fc.property(fc.array(consent, { minLength: 2, maxLength: 4 }), fc.nat(), (words, shown) => {
        const values = words.map(consentText)
        const conflicts = {
          'consent~1contact:email': values.map((value, index) => ({ id: `${index}@a`, value, device, at: index })),
        }
        const { record, conflicts: left } = strictConsents(
          { 'consent/contact:email': values[shown % values.length] ?? '' },
          conflicts,
        )
        const refused = words.some(({ state }) => state === 'withdrawn')
        expect(consentOf(record['consent/contact:email'] ?? '')?.state).toBe(refused ? 'withdrawn' : 'given')
        expect(left).toEqual({})
      }),
    )
  })
})

describe('A person of several records', () => {
  it('is left alone where any of them is', () => {
    fc.assert(
      fc.property(fc.array(consents, { minLength: 1, maxLength: 4 }), (each) => {
        const person = personOf(each.map((said, index) => recordOf(index + 1, { consents: said }))).member
        for (const key of CONSENT_KEYS) {
          const refused = each.some((said) => said[key]?.state === 'withdrawn')
          expect(person.consents[key]?.state === 'withdrawn').toBe(refused)
        }
      }),
    )
  })
})

describe('A list', () => {
  it('tells no number or address by which somebody may not be reached, and nobody whom it may not reach at all', () => {
    fc.assert(
      fc.property(member, list, settings, (one, wanted, on) => {
        fc.pre(wanted.use !== 'administration')
        const left = leftOut(one, wanted, on)
        fc.pre(left.kind !== 'row')
        const { use } = wanted
        expect(refusalBy(one, use, 'inPerson', on)).toBeNull()
        expect(use === 'contact' || use === 'news' ? refusalOf(one, on, use) : null).toBeNull()
        const shown = (field: string) => left.kind !== 'cells' || ![...left.cells.keys()].some((each) => each === field)
        const lines = CONSENT_CHANNELS.filter((channel) => channel !== 'phone' && channel !== 'sms')
        const told = lines.filter((channel) => WRITTEN_IN[channel].some((field) => one[field] && shown(field)))
        expect(told.filter((channel) => refusalBy(one, wanted.use, channel, on) !== null)).toEqual([])
        const byPhone = (['phone', 'sms'] as const).some((channel) => refusalBy(one, wanted.use, channel, on) === null)
        expect(one.phone !== undefined && shown('phone') && !byPhone).toBe(false)
      }),
    )
  })

  it('for the books has everybody, with everything', () => {
    fc.assert(
      fc.property(member, list, settings, (one, wanted, on) => {
        expect(leftOut(one, { ...wanted, use: 'administration' }, on)).toEqual({ kind: 'nothing' })
      }),
    )
  })
})

describe('A segment of whom a channel reaches', () => {
  it('has exactly those who are on a list for that channel and purpose', () => {
    const purpose = fc.constantFrom(...CONSENT_PURPOSES)
    const channel = fc.constantFrom(...CONSENT_CHANNELS)
    fc.assert(
      fc.property(member, purpose, channel, settings, (one, use, by, on) => {
        const hasChannels = CHANNELLED_PURPOSES.some((each) => each === use)
        const listed = leftOut(one, { use, channel: hasChannels ? by : null, columns: [] }, on).kind !== 'row'
        expect(isOpenFor(one, use, by, on)).toBe(listed)
      }),
    )
  })
})
