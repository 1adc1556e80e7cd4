import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface MillimetresFieldProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
}

/** A length to a hundredth of a millimetre. What is no length is told and changes nothing. */
export function MillimetresField({ label, value, least, most, onChange }: MillimetresFieldProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState(String(value))
  const read = readMillimetres(typed, least, most)
  return (
    <TextField
      label={t('common.withNote', { text: label, note: t('print.mm') })}
      value={typed}
      inputMode="decimal"
      problem={read === null ? t('print.notMillimetres') : undefined}
      onChange={(text) => {
        setTyped(text)
        const next = readMillimetres(text, least, most)
        if (next !== null) onChange(next)
      }}
    />
  )
}

/** Reads `52.5`, `52,5`, `－1` and `１.５`; null for what is no length between the two. */
export function readMillimetres(text: string, least: number, most: number): number | null {
  const plain = text.normalize('NFKC').trim().replace(/[−–]/g, '-').replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null
  const value = Math.round(Number(plain) * 100) / 100
  return value >= least && value <= most ? value : null
}
