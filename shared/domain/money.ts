/**
 * An amount in the smallest unit that a currency has on paper (cents; yen and new Taiwan dollars have none in use but are
 * counted as ISO 4217 and CLDR do), so that sums are exact. `currency` is an ISO 4217 code such as `TWD`.
 */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** How something was paid. */
export const PAID_BY = ['cash', 'transfer', 'card', 'wallet', 'waived'] as const
export type PaidBy = (typeof PAID_BY)[number]
