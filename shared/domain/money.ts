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

/** What one guest paid, or that nothing is asked of them, whatever amount was waived. */
export type Payment = Money & { readonly how: PaidBy }

/** What came in, in one currency. What was waived came from nobody. */
export function paidIn(payments: Iterable<Payment>, currency: string | undefined): number {
  let sum = 0
  for (const payment of payments) if (payment.how !== 'waived' && payment.currency === currency) sum += payment.amount
  return sum
}

/** What is left to pay of an amount; nothing where it was waived. */
export function owedOf(due: Money, payments: readonly Payment[]): number {
  return payments.some(({ how }) => how === 'waived') ? 0 : Math.max(0, due.amount - paidIn(payments, due.currency))
}

/** What an evening costs and brings in, in the smallest unit of its currency. */
export interface Sums {
  readonly costs: number
  /** What comes in besides the fee. */
  readonly income: number
  readonly fees: number
  /** What is left over; below zero it has to come from somewhere. */
  readonly balance: number
  /** Costs by the heads there are, rounded; null where there are none, or nothing costs anything. */
  readonly perHead: number | null
}

/** Twelve digits: beyond that an amount is a typing error, and sums stay exact. */
export const AMOUNT_LIMIT = 1e12

/** How many digits of a currency stand behind the point: 2 for `TWD`, 0 for `JPY`; 2 for a code that nobody knows. */
export function digitsOf(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const found = isCurrency(currency)
    ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
    : 2
  digits.set(currency, found)
  return found
}

const digits = new Map<string, number>()

/** As many units of another currency as these are of one: what was typed as 1,200 stays 1,200, whatever the digits behind the point. */
export function inDigitsOf(amount: number, from: string, to: string): number {
  return Math.round(amount * 10 ** (digitsOf(to) - digitsOf(from)))
}

/** Whether a number can be an amount in the smallest unit of a currency. */
export function isAmount(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 0 && amount <= AMOUNT_LIMIT
}

/** Whether a text is shaped like an ISO 4217 code. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text)
}

/** Whether a text names a currency in which somebody pays today or has since 1999, as CLDR lists them. */
export function isKnownCurrency(text: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'))
  return known.has(text)
}

let known: ReadonlySet<string> | null = null

/**
 * What somebody typed as an amount, in the smallest unit: `1,200`, `１２００`, `NT$1,200.50`, `300元`. A comma or point before
 * three digits groups them, before fewer it is the decimal point. Null for what is no amount, has more digits behind the point than
 * the currency, or is beyond `AMOUNT_LIMIT`.
 */
export function readAmount(text: string, currency: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s'’_]/gu, '')
  const [, figure] = /^(?:[A-Za-z]{1,3})?\p{Sc}?(\d[\d.,]*)(?:元|圓|圆|塊|块|円|[A-Za-z]{3})?$/u.exec(plain) ?? []
  if (figure === undefined) return null
  const behind = digitsOf(currency)
  const fraction = behind === 0 ? '' : `(?:\\.(\\d{1,${behind}}))?`
  const either = behind === 0 ? '' : `(?:[.,](\\d{1,${behind}}))?`
  const shapes = [`(\\d{1,3}(?:,\\d{3})+)${fraction}`, `(\\d+)${either}`, `(\\d{1,3}(?:\\.\\d{3})+)`]
  for (const shape of shapes) {
    const [found, whole = '', part = ''] = new RegExp(`^${shape}$`, 'u').exec(figure) ?? []
    if (found === undefined) continue
    const amount = Number(whole.replace(/[.,]/gu, '') + part.padEnd(behind, '0'))
    return amount <= AMOUNT_LIMIT ? amount : null
  }
  return null
}
