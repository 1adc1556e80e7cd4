import { useId, useState } from 'react'
import { readAmount } from '../../../../shared/domain/money.ts'
import { classes } from '../../../ui/classes.ts'
import { useLanguage } from '../../../ui/language.tsx'
import lineStyles from '../../../ui/line-input.module.css'
import styles from './plan.module.css'

export interface AmountInputProps {
  readonly label: string
  /** In the smallest unit of the currency; null where nothing is said. */
  readonly value: number | null
  readonly currency: string | null
  /** Null where it was emptied. Called when the field is left with something it understands. */
  readonly onChange: (amount: number | null) => void
  readonly placeholder?: string
  /** A field of a form, not a cell among others. */
  readonly alone?: boolean
}

/** A sum of money as people type it: 1,200, １２００ or NT$ 1,200. What is no sum stays as typed and is said to be none. */
export function AmountInput({ label, value, currency, onChange, placeholder, alone = false }: AmountInputProps) {
  const { t, formats } = useLanguage()
  const noteId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const stored = value === null || currency === null ? '' : formats.amount(value, currency)
  const text = typed ?? stored
  const amount = text.trim() === '' ? null : readAmount(text, currency ?? '')
  const isWrong = typed !== null && text.trim() !== '' && amount === null
  const leave = () => {
    if (typed === null || isWrong) return
    setTyped(null)
    if (amount !== value) onChange(amount)
  }
  return (
    <span className={styles.amountCell}>
      <input
        className={classes(lineStyles.input, alone ? lineStyles.alone : lineStyles.number)}
        aria-label={label}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? noteId : undefined}
        inputMode="decimal"
        autoComplete="off"
        disabled={currency === null}
        placeholder={placeholder}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') leave()
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation()
            setTyped(null)
          }
        }}
      />
      {isWrong && (
        <span id={noteId} role="alert" className={styles.wrong}>
          {t('plan.noAmount')}
        </span>
      )}
    </span>
  )
}
