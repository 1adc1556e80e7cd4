import type { IsoDate } from './dates.ts'
import type { PurchaseKind } from './ledger.ts'
import type { Money } from './money.ts'

/** What a column of a file of purchases can say, in the order on screen; the last five say who. */
export const PURCHASE_COLUMNS = [
  'day',
  'amount',
  'currency',
  'what',
  'kind',
  'order',
  'refundOf',
  'status',
  'number',
  'name',
  'family',
  'given',
  'phone',
  'email',
] as const
export type PurchaseColumn = (typeof PURCHASE_COLUMNS)[number]

/** Per column what it says; null where it is left out. */
export type PurchaseColumns = readonly (PurchaseColumn | null)[]

/** What a shop may say of a line that is no sale, or none any more. */
export const PURCHASE_STATUSES = ['unpaid', 'cancelled', 'refunded'] as const
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number]

/** What becomes of such lines: left out, taken as if nothing were said, or, where money went back, taken as the refund. */
export interface StatusChoices {
  readonly unpaid: 'leave' | 'take'
  readonly cancelled: 'leave' | 'take'
  readonly refunded: 'leave' | 'take' | 'refund'
}

/** Which sign stands before the parts of one: 1,234.50 or 1.234,50. */
export const DECIMAL_MARKS = ['.', ','] as const
export type DecimalMark = (typeof DECIMAL_MARKS)[number]

/** Whom a line names, as it stands there; '' where it does not say. */
export interface Payer {
  readonly number: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** One line of a file of purchases, understood. */
export interface PurchaseLine extends Money {
  readonly kind: PurchaseKind
  readonly day: IsoDate
  readonly what: string
  /** The number of the order, and of the order that a refund gives back; '' for none. */
  readonly order: string
  readonly refundOf: string
  readonly payer: Payer
}
