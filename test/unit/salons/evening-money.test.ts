import { describe, expect, test } from 'vitest'
import { NEW_GUEST } from '../../../shared/domain/attendance.ts'
import type { Guest } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from '../../../shared/domain/ids.ts'
import type { PaidBy } from '../../../shared/domain/money.ts'
import { eveningMoney } from '../../../shared/salons/evening-money.ts'

const SALON = {
  currency: 'TWD',
  fee: 30_000,
  budget: [
    { id: '1', order: 0, kind: 'cost' as const, label: '場租', planned: 200_000, real: 180_000 },
    { id: '2', order: 1, kind: 'cost' as const, label: '茶點', planned: 60_000 },
    { id: '3', order: 2, kind: 'income' as const, label: '贊助', planned: 0, real: 50_000 },
  ],
}

interface Paying {
  readonly came?: boolean
  readonly companions?: number
  readonly paid?: readonly (readonly [amount: number, currency: string, how?: PaidBy])[]
}

function guest(name: string, { came = true, companions = 0, paid = [] }: Paying = {}): Guest {
  const member = name as MemberId
  const entry = { id: 'ent' as EntryId, salon: 'sal' as SalonId, member, at: 0, by: 'org' as OrganizerId }
  return {
    ...NEW_GUEST,
    member,
    since: 0,
    ...(came && { arrived: { at: 0, by: entry.by, walkIn: false } }),
    companions: Array.from({ length: companions }, () => ({ ...entry, kind: 'companion' as const, name: '' })),
    paid: paid.map(([amount, currency, how = 'cash']) => ({ ...entry, kind: 'paid' as const, amount, currency, how })),
  }
}

describe("An evening's money", () => {
  test('counts what a line came to, what was planned where nobody wrote that down, and says so', () => {
    const guests = [guest('a', { paid: [[30_000, 'TWD']] }), guest('b', { companions: 1, paid: [[60_000, 'TWD']] })]
    // 180,000 + 60,000 for three people in the room; 90,000 of fees and 50,000 of income against it.
    expect(eveningMoney(SALON, guests)).toMatchObject({
      cost: 240_000,
      income: 50_000,
      estimated: 1,
      fees: 90_000,
      balance: -100_000,
      perHead: 80_000,
      owing: [],
    })
  })

  test('names who came and has not paid for all they brought, the largest debt first', () => {
    const guests = [
      guest('part', { companions: 1, paid: [[30_000, 'TWD']] }),
      guest('none', { companions: 2 }),
      guest('waived', { paid: [[0, 'TWD', 'waived']] }),
      guest('absent', { came: false }),
      guest('elsewhere', { paid: [[900, 'USD']] }),
    ]
    const { owing, otherFees } = eveningMoney(SALON, guests)
    expect(owing).toEqual([
      { member: 'none', due: 90_000, paid: 0 },
      { member: 'elsewhere', due: 30_000, paid: 0 },
      { member: 'part', due: 60_000, paid: 30_000 },
    ])
    expect(otherFees).toEqual([{ currency: 'USD', amount: 900 }])
  })

  test('has no cost per head where nobody came or nothing cost anything, and nobody owes where it is free', () => {
    expect(eveningMoney(SALON, [guest('a', { came: false })]).perHead).toBeNull()
    expect(eveningMoney({ budget: [] }, [guest('a')])).toMatchObject({ perHead: null, owing: [], currency: null })
  })
})
