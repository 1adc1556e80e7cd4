import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contributionRecord,
  overrideRecord,
  purchaseRecord,
  readContribution,
  readOverride,
  readPurchase,
  readRecognition,
  recognitionRecord,
} from '../../../shared/crdt/ledger-records.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { pointsRecord, readPoints } from '../../../shared/crdt/points-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { CONTRIBUTION_KINDS, OVERRIDDEN, PURCHASE_KINDS } from '../../../shared/domain/ledger.ts'

import { BADGES, RECOGNITION_HOWS } from '../../../shared/domain/recognition.ts'

type Kind = Parameters<typeof newId>[0]

const idOf = <K extends Kind>(kind: K) =>
  fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newId<K>(kind, () => bytes))
const words = fc.string({ maxLength: 12, unit: 'grapheme' })
const written = fc.string({ minLength: 1, maxLength: 12 })
const number = fc.integer({ min: 0, max: 10 ** 12 })
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`)
const fact = { chapter: idOf('cha'), member: idOf('mem'), at: number, by: idOf('org') }
const some = <Value extends object>(arbitrary: fc.Arbitrary<Value>) => arbitrary.map((value) => structuredClone(value))

const purchase = some(
  fc.record(
    {
      id: idOf('pur'),
      ...fact,
      kind: fc.constantFrom(...PURCHASE_KINDS),
      amount: number,
      currency: written,
      day,
      what: words,
      of: idOf('pur'),
      voided: number,
    },
    { requiredKeys: ['id', 'chapter', 'member', 'at', 'by', 'kind', 'amount', 'currency', 'day', 'what'] },
  ),
)
const contribution = some(
  fc.record(
    {
      id: idOf('ctb'),
      ...fact,
      kind: fc.constantFrom(...CONTRIBUTION_KINDS),
      day,
      what: words,
      link: words,
      voided: number,
    },
    { requiredKeys: ['id', 'chapter', 'member', 'at', 'by', 'kind', 'day', 'what', 'link'] },
  ),
)
const override = some(
  fc.record(
    {
      id: idOf('ovr'),
      ...fact,
      of: fc.constantFrom(...OVERRIDDEN),
      value: written,
      reason: words,
      until: day,
      voided: number,
    },
    { requiredKeys: ['id', 'chapter', 'member', 'at', 'by', 'of', 'value', 'reason'] },
  ),
)
const points = some(
  fc.record(
    {
      id: idOf('pts'),
      ...fact,
      amount: fc.integer({ min: -1000, max: 1000 }),
      reason: words,
      reward: written,
      source: written,
      of: written,
      voided: number,
    },
    { requiredKeys: ['id', 'chapter', 'member', 'at', 'by', 'amount', 'reason'] },
  ),
)

const recognition = some(
  fc.record(
    {
      id: idOf('rec'),
      ...fact,
      what: written,
      how: fc.constantFrom(...RECOGNITION_HOWS),
      words,
      badge: fc.constantFrom(...BADGES),
      salon: idOf('sal'),
      voided: number,
    },
    { requiredKeys: ['id', 'chapter', 'member', 'at', 'by', 'what', 'how', 'words'] },
  ),
)

describe('What is written on a ledger and read again', () => {
  it.each<
    [string, fc.Arbitrary<{ id: string }>, (value: never) => PlainRecord, (id: never, record: PlainRecord) => unknown]
  >([
    ['a purchase', purchase, purchaseRecord, readPurchase],
    ['a contribution', contribution, contributionRecord, readContribution],
    ['an override', override, overrideRecord, readOverride],
    ['a recognition', recognition, recognitionRecord, readRecognition],
    ['points', points, pointsRecord, readPoints],
  ])('is %s as it was', (_name, arbitrary, write, read) => {
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(read(value.id as never, write(value as never))).toEqual(value)
      }),
    )
  })

  it('is no money where a newer version wrote a kind that is not known here, and stays out of every sum', () => {
    fc.assert(
      fc.property(purchase, (each) => {
        expect(readPurchase(each.id, { ...purchaseRecord(each), kind: 'something-new' })).toBeNull()
        expect(readPurchase(each.id, { ...purchaseRecord(each), amount: 'much' })).toBeNull()
      }),
    )
  })
})
