import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONSENT_CHANNELS, CONSENT_KEYS, CONSENT_STATES } from '../../../shared/domain/consent.ts'
import { USUAL_CONSENT } from '../../../shared/domain/consent-settings.ts'
import { USES } from '../../../shared/domain/contact-rules.ts'
import { leftOut } from '../../../shared/domain/left-out.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { Judge } from '../../../shared/exports/judge.ts'

const optional = (value: string) => fc.option(fc.constant(value), { nil: undefined })
const consents = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.dictionary(
    fc.constantFrom(...CONSENT_KEYS),
    fc.constantFrom(...CONSENT_STATES).map((state) => ({ state })),
    { maxKeys: 4 },
  ),
)

const member = fc
  .record({
    email: optional('a@example.com'),
    phone: optional('0912345678'),
    phone2: optional('02'),
    line: optional('a'),
    address: optional('台北'),
    birthday: fc.constantFrom(undefined, '1990-01-01', '2015-06-01', '--02-03'),
    archived: fc.constantFrom(undefined, 1),
    consents,
  })
  .map((some): Member => {
    const known = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined))
    const base = { id: 'mem_0000000000000000', name: '王', tags: [], interests: [], notes: '', memberships: {} }
    return { ...base, sources: [], created: 0, ...known } as unknown as Member
  })

test('Everybody on a list is judged as if they stood on it alone', () => {
  fc.assert(
    fc.property(
      fc.array(member, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...USES),
      fc.constantFrom(null, ...CONSENT_CHANNELS),
      (members, use, channel) => {
        const on = { day: '2026-03-01', settings: USUAL_CONSENT, adultAt: () => 18 }
        const list = { use, channel, columns: ['name', 'email', 'phone', 'address'] }
        const judge = new Judge(list, on)
        for (const one of members) expect(judge.of(one)).toEqual(leftOut(one, list, on))
      },
    ),
  )
})
