import { chairsOf } from '../domain/attendance.ts'
import type { Guest } from '../domain/attendance.ts'
import type { MemberId } from '../domain/ids.ts'
import { owedOf, paidIn } from '../domain/money.ts'
import type { Money } from '../domain/money.ts'

export interface Takings {
  /** In the currency of the salon. */
  readonly collected: number
  /** Of how many guests it came, and of how many nothing was asked. */
  readonly payers: number
  readonly waived: number
  /** What came in other currencies, one sum each, by currency; nothing is changed from one into another. */
  readonly others: readonly Money[]
  /** Who has paid less than the fee for them and their companions; the largest debt first. */
  readonly owing: readonly Debt[]
}

export interface Debt {
  readonly member: MemberId
  readonly due: number
  readonly paid: number
}

export interface TakingsGiven {
  readonly currency: string | undefined
  /** Per head. */
  readonly fee: number | undefined
  /** Before it is over, who said that they come owes as well; then only who came. */
  readonly isOver: boolean
}

/** Sums up what the guests of a salon paid, and who has not. */
export function takingsOf(guests: Iterable<Guest>, { currency, fee = 0, isOver }: TakingsGiven): Takings {
  const counts = { payers: 0, waived: 0, collected: 0 }
  const others = new Map<string, number>()
  const owing: Debt[] = []
  for (const guest of guests) {
    const { member, paid, arrived, status } = guest
    const real = paid.filter(({ how }) => how !== 'waived')
    if (real.length > 0) counts.payers += 1
    else if (paid.length > 0) counts.waived += 1
    counts.collected += paidIn(paid, currency)
    for (const { currency: other, amount } of real)
      if (other !== currency) others.set(other, (others.get(other) ?? 0) + amount)
    const due = fee * chairsOf(guest)
    const isAsked = arrived !== undefined || (!isOver && status === 'going')
    if (currency !== undefined && isAsked && owedOf({ amount: due, currency }, paid) > 0)
      owing.push({ member, due, paid: paidIn(paid, currency) })
  }
  return {
    ...counts,
    others: [...others]
      .map(([other, amount]) => ({ currency: other, amount }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    owing: owing.sort((a, b) => b.due - b.paid - (a.due - a.paid) || (a.member < b.member ? -1 : 1)),
  }
}
