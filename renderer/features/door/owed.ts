import type { Money } from '../../../shared/domain/money.ts'
import type { DoorMatch } from '../../../shared/protocol/door.ts'

/** What a guest and their companions still have to pay, in the fee's smallest unit: nothing where the fee was waived. */
export function owedBy({ companions, paid }: Pick<DoorMatch, 'companions' | 'paid'>, fee: Money | null): number {
  if (fee === null || paid.some(({ how }) => how === 'waived')) return 0
  const given = paid.reduce((sum, { amount, currency }) => sum + (currency === fee.currency ? amount : 0), 0)
  return Math.max(0, fee.amount * (1 + companions.length) - given)
}
