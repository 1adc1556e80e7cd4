import type { Purchase } from '../../../shared/domain/ledger.ts'
import type { Tables } from '../tables/tables.ts'

const kept = new WeakMap<Tables, { readonly version: number; readonly currency: string }>()

/** What sums are in: the community's currency, or that of its first purchase where nobody chose one; '' while there is neither. */
export function resolvedCurrency(tables: Tables, chosen = tables.valueSettings.currency): string {
  if (chosen !== '') return chosen
  const { purchases } = tables
  const known = kept.get(tables)
  if (known?.version === purchases.version) return known.currency
  let first: Purchase | null = null
  for (const each of purchases.all())
    if (each.voided === undefined && (!first || `${each.day}${each.id}` < `${first.day}${first.id}`)) first = each
  const currency = first?.currency ?? ''
  kept.set(tables, { version: purchases.version, currency })
  return currency
}
