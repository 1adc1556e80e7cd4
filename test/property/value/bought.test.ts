import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boughtOf } from '../../../renderer/worker/value/member-facts.ts'
import type { ChapterId, OrganizerId, PurchaseId } from '../../../shared/domain/ids.ts'
import { standing } from '../../../shared/domain/ledger.ts'
import type { Purchase } from '../../../shared/domain/ledger.ts'
import { isoOf } from '../../../shared/value/day.ts'
import { memberNumber, SETTINGS, TODAY } from '../../helpers/value.ts'

const settings = { ...SETTINGS, rates: [{ currency: 'EUR', from: '', rate: 36.5 }] }

function idOf(index: number): PurchaseId {
  return `pur_${String(index).padStart(16, '0')}` as PurchaseId
}

const line = fc.record({
  kind: fc.constantFrom('purchase' as const, 'fee' as const, 'refund' as const),
  ago: fc.integer({ min: -40, max: 900 }),
  amount: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(0, -5, 0.5, Number.NaN, 1e15)),
  currency: fc.constantFrom('TWD', 'EUR', 'USD', 'XXQ'),
  of: fc.option(fc.nat({ max: 11 }), { nil: undefined }),
  ref: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
  at: fc.nat({ max: 3 }),
  isVoided: fc.boolean(),
})
/** A member's ledger as other programs and other devices may have written it. */
const ledgers = fc.array(line, { maxLength: 12 }).map((all) =>
  all.map(({ ago, of, ref, isVoided, ...each }, index): Purchase => ({
    ...each,
    id: idOf(index),
    chapter: 'cha_0000000000000001' as ChapterId,
    member: memberNumber(1),
    by: 'org_0000000000000001' as OrganizerId,
    day: isoOf(TODAY - ago),
    what: '',
    ...(of !== undefined && each.kind === 'refund' && { of: idOf(of) }),
    ...(ref !== undefined && { ref }),
    ...(isVoided && { voided: 1 }),
  })),
)

describe('What somebody bought', () => {
  it('adds up alike on all devices, in whatever order they heard of it', () => {
    fc.assert(
      fc.property(
        ledgers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          expect(boughtOf(standing(other), settings)).toEqual(boughtOf(standing(one), settings))
        },
      ),
    )
  })

  it('is never less than nothing, and counts only amounts that can be', () => {
    fc.assert(
      fc.property(ledgers, (all) => {
        for (const { amount } of boughtOf(standing(all), settings))
          expect(amount === null || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true)
      }),
    )
  })

  it('counts one line of a file once, however often it was taken in, and not at all once it is taken back everywhere', () => {
    fc.assert(
      fc.property(ledgers, (all) => {
        const refs = standing(all).flatMap(({ ref }) => ref ?? [])
        expect(new Set(refs).size).toBe(refs.length)
        expect(standing(all.map((each) => ({ ...each, voided: 1 })))).toEqual([])
      }),
    )
  })

  it('leaves a currency without a rate out of sums and says so', () => {
    fc.assert(
      fc.property(ledgers, (all) => {
        const bought = boughtOf(
          standing(all).filter(({ currency }) => currency === 'USD'),
          settings,
        )
        expect(bought.every(({ amount }) => amount === null)).toBe(true)
      }),
    )
  })
})
