import { owedOf } from '../../../shared/domain/money.ts'
import type { Money } from '../../../shared/domain/money.ts'
import type { DoorMatch } from '../../../shared/protocol/door.ts'

/** What a guest and their companions still have to pay, in the fee's smallest unit: nothing where the fee was waived. */
export function owedBy({ companions, paid }: Pick<DoorMatch, 'companions' | 'paid'>, fee: Money | null): number {
  return fee === null ? 0 : owedOf({ ...fee, amount: fee.amount * (1 + companions.length) }, paid)
}
