import type { PurchaseTotal } from '../../../shared/protocol/purchase-import.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './purchases.module.css'

/** What comes in, a line each for every currency; currencies are never added up. */
export function PurchaseSums({ totals }: { readonly totals: readonly PurchaseTotal[] }) {
  const { t, formats } = useLanguage()
  if (totals.length === 0) return null
  const currencies = [...new Set(totals.map(({ currency }) => currency))]
  return (
    <dl className={styles.sums} aria-label={t('purchases.sums')}>
      {currencies.map((currency) => (
        <div key={currency} className={styles.sum}>
          <dt>{[currency, formats.currencyName(currency)].join(' ')}</dt>
          {totals
            .filter((total) => total.currency === currency)
            .map(({ kind, count, sum }) => (
              <dd key={kind}>
                {t('purchases.total', {
                  kind: t(`value.kind.${kind}`),
                  count,
                  sum: `${kind === 'refund' ? '−' : ''}${formats.money(sum, currency)}`,
                })}
              </dd>
            ))}
        </div>
      ))}
    </dl>
  )
}
