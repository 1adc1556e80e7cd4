import type { ChapterId } from '../../../shared/domain/ids.ts'
import { currencyIn } from '../../../shared/salons/currency.ts'
import type { Tables } from '../tables/tables.ts'

/**
 * What people of a chapter most likely paid with: the community's currency, else that of the latest purchase, else that of the
 * place; '' where nobody knows.
 */
export function usualCurrency({ valueSettings, purchases, chapters }: Tables, chapter: ChapterId | null): string {
  if (valueSettings.currency !== '') return valueSettings.currency
  let latest: { readonly at: number; readonly currency: string } | null = null
  for (const purchase of purchases.all()) if (!latest || purchase.at > latest.at) latest = purchase
  if (latest) return latest.currency
  const zones = [chapter === null ? undefined : chapters.get(chapter), ...chapters.values()].flatMap((each) =>
    each && each.archived === undefined ? [each.zone] : [],
  )
  return zones.flatMap((zone) => currencyIn(zone) ?? [])[0] ?? ''
}
