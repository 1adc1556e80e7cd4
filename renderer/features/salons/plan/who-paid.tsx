import type { MoneyView } from '../../../../shared/protocol/planning.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { memberAddress } from '../addresses.ts'
import styles from './plan.module.css'

/** Names beyond these are counted: the door desk has them all. */
const MOST_NAMES = 12

/** Who paid, who need not, and of whom nothing is recorded; nothing where nobody pays. */
export function WhoPaid({ money, over }: { readonly money: MoneyView; readonly over: boolean }) {
  const { t, formats } = useLanguage()
  const { payments, payers, waived, owing, others } = money
  if (payments.length === 0 && owing.length === 0) return null
  return (
    <details className={styles.paid}>
      <summary>
        {t('plan.whoPaid', { payers, waived, owing: owing.length })}
        {others.length > 0 &&
          ` ${t('plan.otherMoney', { sums: formats.list(others.map(({ amount, currency }) => formats.money(amount, currency))) })}`}
      </summary>
      <ul className={styles.payments}>
        {payments.map(({ id, name, amount, currency, at, how }) => (
          <li key={`${id} ${at} ${how}`}>
            <a href={`#${memberAddress(id)}`}>{name}</a>
            <span className={styles.note}>{t(`plan.how.${how}`)}</span>
            <span className={styles.sum}>{how === 'waived' ? '' : formats.money(amount, currency)}</span>
          </li>
        ))}
      </ul>
      {owing.length > 0 && (
        <p className={styles.note}>
          {t(over ? 'plan.owingPast' : 'plan.owing', {
            names: formats.list(
              owing.slice(0, MOST_NAMES).map(({ name }) => name),
              owing.length > MOST_NAMES,
            ),
            more: Math.max(0, owing.length - MOST_NAMES),
          })}
        </p>
      )}
    </details>
  )
}
