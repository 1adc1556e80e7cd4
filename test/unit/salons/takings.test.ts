import { describe, expect, test } from 'vitest'
import { NEW_GUEST } from '../../../shared/domain/attendance.ts'
import type { Guest } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from '../../../shared/domain/ids.ts'
import type { PaidBy } from '../../../shared/domain/money.ts'
import { takingsOf } from '../../../shared/salons/takings.ts'

const SALON = { currency: 'TWD', fee: 30_000, isOver: true }

interface Paying {
  readonly came?: boolean
  readonly going?: boolean
  readonly companions?: number
  readonly paid?: readonly (readonly [amount: number, currency: string, how?: PaidBy])[]
}

function guest(name: string, { came = true, going = false, companions = 0, paid = [] }: Paying = {}): Guest {
  const member = name as MemberId
  const entry = { id: 'ent' as EntryId, salon: 'sal' as SalonId, member, at: 0, by: 'org' as OrganizerId }
  return {
    ...NEW_GUEST,
    member,
    since: 0,
    ...(going && { status: 'going' as const }),
    ...(came && { arrived: { at: 0, by: entry.by, walkIn: false } }),
    companions: Array.from({ length: companions }, () => ({ ...entry, kind: 'companion' as const, name: '' })),
    paid: paid.map(([amount, currency, how = 'cash']) => ({ ...entry, kind: 'paid' as const, amount, currency, how })),
  }
}

describe('What guests paid', () => {
  test('is summed by currency; whoever need not pay has paid nothing, whatever amount was waived', () => {
    const guests = [
      guest('twice', {
        paid: [
          [20_000, 'TWD'],
          [10_000, 'TWD', 'transfer'],
        ],
      }),
      guest('waived', { paid: [[30_000, 'TWD', 'waived']] }),
      guest('elsewhere', { paid: [[900, 'USD']] }),
      guest('absent', { came: false, paid: [[30_000, 'TWD']] }),
    ]
    expect(takingsOf(guests, SALON)).toMatchObject({
      collected: 60_000,
      payers: 3,
      waived: 1,
      others: [{ currency: 'USD', amount: 900 }],
    })
  })

  test('leaves a debt with who has not paid for all they brought, the largest first', () => {
    const guests = [
      guest('part', { companions: 1, paid: [[30_000, 'TWD']] }),
      guest('none', { companions: 2 }),
      guest('waived', { companions: 1, paid: [[0, 'TWD', 'waived']] }),
      guest('absent', { came: false, going: true }),
      guest('elsewhere', { paid: [[900, 'USD']] }),
      guest('more', { paid: [[50_000, 'TWD']] }),
    ]
    expect(takingsOf(guests, SALON).owing).toEqual([
      { member: 'none', due: 90_000, paid: 0 },
      { member: 'elsewhere', due: 30_000, paid: 0 },
      { member: 'part', due: 60_000, paid: 30_000 },
    ])
  })

  test('is asked of who said yes until the evening is over, and of nobody where it is free', () => {
    const coming = [guest('coming', { came: false, going: true }), guest('silent', { came: false })]
    expect(takingsOf(coming, { ...SALON, isOver: false }).owing.map(({ member }) => member)).toEqual(['coming'])
    expect(takingsOf([guest('a')], { ...SALON, fee: undefined }).owing).toEqual([])
    expect(takingsOf([guest('a')], { ...SALON, currency: undefined }).owing).toEqual([])
  })
})
