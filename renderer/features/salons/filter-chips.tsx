import { useId } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import styles from './filter-chips.module.css'

export interface FilterChip<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly count: number | undefined
}

export interface FilterChipsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly chips: readonly FilterChip<Value>[]
}

/**
 * One part of a list at a time, each with how many are in it; arrow keys go from one to the next. Parts with nobody in
 * them are left out, except the one that is shown.
 */
export function FilterChips<Value extends string>({ label, value, onChange, chips }: FilterChipsProps<Value>) {
  const name = useId()
  const { formats } = useLanguage()
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{label}</legend>
      {chips
        .filter((chip) => chip.count !== 0 || chip.value === value)
        .map((chip) => (
          <label key={chip.value} className={styles.chip}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={value === chip.value}
              onChange={() => onChange(chip.value)}
            />
            {chip.label}
            {chip.count !== undefined && <span className={styles.count}>{formats.number(chip.count)}</span>}
          </label>
        ))}
    </fieldset>
  )
}
