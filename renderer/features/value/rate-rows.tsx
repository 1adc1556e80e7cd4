import { Plus, Trash2 } from 'lucide-react'
import type { ExchangeRate } from '../../../shared/domain/value.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { CurrencyField } from '../common/currency-field.tsx'
import styles from './value.module.css'

/** A rate as it is being written; '' for what is not there yet, and for no day. */
export interface RateDraft {
  readonly currency: string
  readonly from: string
  readonly rate: string
}

interface RateRowsProps {
  /** What sums are in; '' while nobody has said. */
  readonly currency: string
  readonly rates: readonly RateDraft[]
  readonly disabled: boolean
  readonly onCurrency: (currency: string) => void
  readonly onRates: (rates: readonly RateDraft[]) => void
}

/** What a community's sums are in, and what other currencies are worth, from a day on. */
export function RateRows({ currency, rates, disabled, onCurrency, onRates }: RateRowsProps) {
  const { t, formats } = useLanguage()
  const change = (at: number, patch: Partial<RateDraft>) =>
    onRates(rates.map((rate, index) => (index === at ? { ...rate, ...patch } : rate)))
  if (disabled)
    return (
      <ul className={styles.lines}>
        <li>{currency === '' ? t('value.currencyOpen') : formats.currencyName(currency)}</li>
        {rates.map(({ currency: other, from, rate }) => (
          <li key={`${other} ${from}`}>
            {t('value.rateLine', { other, rate, currency, from: from === '' ? 'none' : formats.date(from) })}
          </li>
        ))}
      </ul>
    )
  return (
    <div className={styles.stack}>
      <div className={styles.currency}>
        <CurrencyField label={t('value.sumsIn')} value={currency === '' ? null : currency} onChange={onCurrency} />
      </div>
      <p className={styles.quiet}>{t('value.ratesHint')}</p>
      {rates.map((rate, index) => (
        <div key={index} className={styles.rate}>
          <CurrencyField
            label={t('value.currency')}
            value={rate.currency === '' ? null : rate.currency}
            onChange={(next) => change(index, { currency: next })}
          />
          <TextField
            label={t('value.rate', { currency })}
            inputMode="decimal"
            value={rate.rate}
            problem={rate.rate === '' || isRate(rate.rate) ? undefined : t('value.notARate')}
            onChange={(next) => change(index, { rate: next })}
          />
          <DateField
            label={t('value.from')}
            optional
            value={rate.from}
            onChange={(next) => change(index, { from: next })}
          />
          <IconButton
            label={t('value.removeRate')}
            icon={<Trash2 />}
            onClick={() => onRates(rates.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          kind="quiet"
          icon={<Plus />}
          onClick={() => onRates([...rates, { currency: '', from: '', rate: '' }])}
        >
          {t('value.addRate')}
        </Button>
      </div>
    </div>
  )
}

export function rateDraft({ currency, from, rate }: ExchangeRate): RateDraft {
  return { currency, from, rate: String(rate) }
}

/** Lines that are not begun are left out; null where one of them is no rate. */
export function readRates(drafts: readonly RateDraft[]): ExchangeRate[] | null {
  const begun = drafts.filter(({ currency, rate }) => currency !== '' || rate.trim() !== '')
  if (begun.some(({ currency, rate }) => currency === '' || !isRate(rate))) return null
  return begun.map(({ currency, from, rate }) => ({ currency, from, rate: Number(plain(rate)) }))
}

function isRate(text: string): boolean {
  return /^\d+(?:\.\d+)?$/u.test(plain(text)) && Number(plain(text)) > 0
}

function plain(text: string): string {
  return text.normalize('NFKC').trim()
}
