import type { Salon } from '../../../shared/domain/salon.ts'
import type { MoneyView } from '../../../shared/protocol/planning.ts'
import { budgetOf } from '../../../shared/salons/budget.ts'
import { currencyIn } from '../../../shared/salons/currency.ts'
import { takingsOf } from '../../../shared/salons/takings.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from './named.ts'
import { timesOf } from './salon-times.ts'

/** What a salon cost and brought in, who paid for it, latest first, and who has not. */
export function moneyView({ tables, world }: OpenCommunity, salon: Salon): MoneyView {
  const { id, budget, fee, capacity } = salon
  const guests = [...tables.attendance.guests(id).values()]
  const currency = salon.currency ?? currencyIn(salon.zone)
  const isOver = timesOf(salon).end < world.now()
  const { owing, ...takings } = takingsOf(guests, { currency: currency ?? undefined, fee, isOver })
  const { chairs, present } = tables.attendance.headcount(id, capacity)
  const { outcome, open } = budgetOf({ lines: budget, fee, expected: chairs, present, collected: takings.collected })
  return {
    currency,
    ...takings,
    payments: guests
      .flatMap(({ member, paid }) =>
        paid.map(({ amount, currency: of, at, how }) => ({ ...named(tables, member), amount, currency: of, at, how })),
      )
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
    owing: owing.map(({ member, ...debt }) => ({ ...named(tables, member), ...debt })),
    outcome,
    open,
  }
}
