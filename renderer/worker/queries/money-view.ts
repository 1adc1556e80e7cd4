import type { SalonId } from '../../../shared/domain/ids.ts'
import type { MoneyView } from '../../../shared/protocol/planning.ts'
import { takingsOf } from '../../../shared/salons/budget.ts'
import { currencyIn } from '../../../shared/salons/currency.ts'
import type { OpenCommunity } from '../open-community.ts'
import { timesOf } from './salon-times.ts'

/** Who paid for a salon, latest first, and who has not. */
export function moneyView({ tables, world }: OpenCommunity, id: SalonId): MoneyView | null {
  const salon = tables.salons.get(id)
  if (!salon) return null
  const guests = [...tables.attendance.guests(id).values()]
  const currency = salon.currency ?? currencyIn(salon.zone)
  const nameOf = (member: (typeof guests)[number]['member']) => tables.members.get(member)?.member.name ?? ''
  const isOver = timesOf(salon).end < world.now()
  const owing = guests
    .filter(
      ({ paid, arrived, status }) => paid.length === 0 && (arrived !== undefined || (!isOver && status === 'going')),
    )
    .map(({ member }) => ({ member, name: nameOf(member) }))
  return {
    currency,
    ...takingsOf(
      guests.map(({ paid }) => paid),
      currency ?? undefined,
    ),
    payments: guests
      .flatMap(({ member, paid }) =>
        paid.map(({ amount, currency: of, at, how }) => ({
          member,
          name: nameOf(member),
          amount,
          currency: of,
          at,
          how,
        })),
      )
      .sort((a, b) => b.at - a.at || (a.member < b.member ? -1 : 1)),
    owing: salon.fee !== undefined && salon.fee > 0 ? owing.sort((a, b) => (a.name < b.name ? -1 : 1)) : [],
  }
}
