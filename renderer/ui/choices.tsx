import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { classes } from './classes.ts'
import styles from './choices.module.css'

export interface CheckboxProps {
  readonly checked: boolean | 'mixed'
  readonly onChange: (checked: boolean) => void
  /** Words beside the box. */
  readonly children?: ReactNode
  /** The name where no words stand beside it. */
  readonly label?: string
  readonly disabled?: boolean
  /** -1 where the keyboard reaches it otherwise, as in a table whose rows Space selects. */
  readonly tabIndex?: number
}

export function Checkbox({ checked, onChange, children, label, disabled, tabIndex }: CheckboxProps) {
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        className={styles.native}
        aria-label={label}
        aria-checked={checked === 'mixed' ? 'mixed' : checked}
        checked={checked === true}
        disabled={disabled}
        tabIndex={tabIndex}
        onChange={() => onChange(checked !== true)}
      />
      <span className={classes(styles.box, checked !== false && styles.on)} aria-hidden="true">
        {checked === 'mixed' ? <Minus /> : checked && <Check />}
      </span>
      {children !== undefined && <span>{children}</span>}
    </label>
  )
}

export interface RadioOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

export interface RadioGroupProps<Value extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly RadioOption<Value>[]
  /** `cards` frames each choice; `row` sets short words side by side as a segmented control. */
  readonly look?: 'list' | 'cards' | 'row'
}

export function RadioGroup<Value extends string>({
  label,
  hideLabel,
  value,
  onChange,
  options,
  look = 'list',
}: RadioGroupProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={hideLabel ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles[look]}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(styles.choice, styles.option, option.disabled && styles.disabled)}
          >
            <input
              type="radio"
              name={name}
              className={styles.native}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.words}>
              <span>{option.label}</span>
              {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
