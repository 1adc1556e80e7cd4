import { useMemo } from 'react'
import { ComboBox } from '../../ui/combo-box.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface CurrencyFieldProps {
  readonly label: string
  readonly hideLabel?: boolean
  /** ISO 4217; null for none. */
  readonly value: string | null
  readonly onChange: (currency: string) => void
}

const CURRENCIES = Intl.supportedValuesOf('currency')

/** One of the world's currencies, found by its code or its name. */
export function CurrencyField({ label, hideLabel = false, value, onChange }: CurrencyFieldProps) {
  const { formats } = useLanguage()
  const options = useMemo(
    () => CURRENCIES.map((code) => ({ value: code, label: `${code} ${formats.currencyName(code)}` })),
    [formats],
  )
  return (
    <ComboBox
      label={label}
      hideLabel={hideLabel}
      placeholder={label}
      value={value}
      onChange={(next) => {
        if (next !== null) onChange(next)
      }}
      options={options}
    />
  )
}
