import type { Money } from '../domain/money.ts'
import type { Language } from '../protocol/selection.ts'
import { localeOf } from './locale.ts'

/** $600 · NT$600 · €4.50: an amount as it is said aloud, without cents where there are none. */
export function moneyText(language: Language, { amount, currency }: Money): string {
  const format = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(amount / unitOf(currency))
}

/** 600 or 4.5, as somebody would type it into a field. */
export function amountText({ amount, currency }: Money): string {
  return String(amount / unitOf(currency))
}

/**
 * What was typed as an amount, in the smallest unit of the currency; null where it is no amount. Full-width digits and commas
 * between thousands are understood, and no more decimals than the currency has.
 */
export function amountOf(typed: string, currency: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '')
  const [, decimals = ''] = /^\d+(?:\.(\d*))?$/.exec(plain) ?? []
  if (!/^\d/.test(plain) || Number.isNaN(Number(plain)) || 10 ** decimals.length > unitOf(currency)) return null
  return Math.round(Number(plain) * unitOf(currency))
}

/** How many of the smallest unit make one: 100 for most, 1 for yen. */
function unitOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return 10 ** maximumFractionDigits
}
