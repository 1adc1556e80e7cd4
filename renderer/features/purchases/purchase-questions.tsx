import { PURCHASE_STATUSES } from '../../../shared/domain/purchase-import.ts'
import type { StatusChoices } from '../../../shared/domain/purchase-import.ts'
import type { PurchaseAsks, PurchaseChoices } from '../../../shared/protocol/purchase-import.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { CurrencyField } from '../common/currency-field.tsx'
import styles from './purchases.module.css'

export interface PurchaseQuestionsProps {
  readonly asks: PurchaseAsks
  readonly choices: PurchaseChoices
  readonly onChoose: (change: Partial<PurchaseChoices>) => void
}

/** What a file leaves open; only what it does leave open is asked. */
export function PurchaseQuestions({ asks, choices, onChoose }: PurchaseQuestionsProps) {
  const { t, formats } = useLanguage()
  const placeholder = t('purchases.choose')
  return (
    <>
      {asks.bare > 0 && (
        <div className={styles.ask}>
          <CurrencyField
            label={t('purchases.currency')}
            value={choices.currency === '' ? null : choices.currency}
            onChange={(currency) => onChoose({ currency })}
          />
          <p className={styles.quiet}>{t('purchases.bare', { count: asks.bare })}</p>
        </div>
      )}
      {asks.words.map(({ word, codes, taken }) => (
        <Select
          key={word}
          label={t('purchases.word', { word })}
          placeholder={placeholder}
          value={taken}
          onChange={(code) => onChoose({ words: { ...choices.words, [word]: code } })}
          options={codes.map((code) => ({ value: code, label: `${code} ${formats.currencyName(code)}` }))}
        />
      ))}
      {asks.negatives > 0 && (
        <Select
          label={t('purchases.negatives', { count: asks.negatives })}
          placeholder={placeholder}
          value={choices.negatives}
          onChange={(negatives) => onChoose({ negatives })}
          options={(['refund', 'leave'] as const).map((value) => ({ value, label: t(`purchases.negatives.${value}`) }))}
        />
      )}
      {PURCHASE_STATUSES.filter((status) => asks.statuses[status] > 0).map((status) => (
        <Select<StatusChoices['refunded']>
          key={status}
          label={t(`purchases.status.${status}`, { count: asks.statuses[status] })}
          value={choices.statuses[status]}
          onChange={(value) => onChoose({ statuses: { ...choices.statuses, [status]: value } })}
          options={(status === 'refunded' ? (['leave', 'refund', 'take'] as const) : (['leave', 'take'] as const)).map(
            (value) => ({ value, label: t(`purchases.status.${value}`) }),
          )}
        />
      ))}
      {(asks.mark.isOpen || choices.mark !== null) && (
        <Select
          label={t('purchases.mark')}
          {...(asks.mark.isOpen && { hint: t('purchases.markOpen') })}
          value={asks.mark.value}
          onChange={(mark) => onChoose({ mark })}
          options={[
            { value: '.', label: t('purchases.mark.point') },
            { value: ',', label: t('purchases.mark.comma') },
          ]}
        />
      )}
      {(asks.order.isOpen || choices.order !== null) && (
        <Select
          label={t('purchases.order')}
          placeholder={placeholder}
          value={asks.order.value}
          onChange={(order) => onChoose({ order })}
          options={[
            { value: 'day-first', label: t('purchases.order.day') },
            { value: 'month-first', label: t('purchases.order.month') },
          ]}
        />
      )}
    </>
  )
}
