import { chairsOf } from '../domain/attendance.ts'
import type { Guest } from '../domain/attendance.ts'
import type { MemberId } from '../domain/ids.ts'
import type { Money } from '../domain/money.ts'
import type { Salon } from '../domain/salon.ts'

/** What an evening cost and brought in, in the smallest unit of the salon's currency. */
export interface EveningMoney {
  readonly currency: string | null
  /** Costs as they were; as planned where nobody wrote down what a line came to. */
  readonly cost: number
  /** Income besides the fees, alike. */
  readonly income: number
  /** Lines that count as planned, because nobody wrote down what they came to. */
  readonly estimated: number
  /** What guests paid in the salon's currency. */
  readonly fees: number
  /** What guests paid in other currencies, one sum each. */
  readonly otherFees: readonly Money[]
  readonly balance: number
  /** Cost for each person in the room, companions included, rounded; null where nobody came or nothing cost anything. */
  readonly perHead: number | null
  /** Who came and has paid less than the fee for them and their companions. */
  readonly owing: readonly Debt[]
}

export interface Debt {
  readonly member: MemberId
  readonly due: number
  readonly paid: number
}

/** Balance = fees + income − cost; cost per head = cost ÷ (arrived guests + their companions). */
export function eveningMoney(
  { budget, currency, fee }: Pick<Salon, 'budget' | 'currency' | 'fee'>,
  guests: Iterable<Guest>,
): EveningMoney {
  const sums = { cost: 0, income: 0, estimated: 0 }
  for (const { kind, planned, real } of budget) {
    sums[kind] += real ?? planned
    if (real === undefined && planned !== 0) sums.estimated += 1
  }
  const paid = new Map<string, number>()
  const owing: Debt[] = []
  let present = 0
  for (const guest of guests) {
    for (const entry of guest.paid)
      if (entry.how !== 'waived') paid.set(entry.currency, (paid.get(entry.currency) ?? 0) + entry.amount)
    if (!guest.arrived) continue
    present += chairsOf(guest)
    const debt = fee === undefined ? null : debtOf(guest, fee, currency)
    if (debt) owing.push(debt)
  }
  const fees = paid.get(currency ?? '') ?? 0
  const others = [...paid].filter(([code, amount]) => code !== currency && amount > 0)
  return {
    currency: currency ?? null,
    ...sums,
    fees,
    otherFees: others.map(([code, amount]) => ({ currency: code, amount })),
    balance: fees + sums.income - sums.cost,
    perHead: present === 0 || sums.cost === 0 ? null : Math.round(sums.cost / present),
    owing: owing.sort((a, b) => b.due - b.paid - (a.due - a.paid) || (a.member < b.member ? -1 : 1)),
  }
}

function debtOf(guest: Guest, fee: number, currency: string | undefined): Debt | null {
  if (guest.paid.some(({ how }) => how === 'waived')) return null
  const due = fee * chairsOf(guest)
  const paid = guest.paid.reduce((sum, entry) => sum + (entry.currency === currency ? entry.amount : 0), 0)
  return paid < due ? { member: guest.member, due, paid } : null
}
