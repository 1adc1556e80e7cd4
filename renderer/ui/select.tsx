import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import fieldStyles from './field.module.css'
import { loadedLater } from './loaded-later.tsx'
import styles from './select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
  readonly icon?: ReactNode
  readonly disabled?: boolean
}

export interface SelectProps<Value extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly hint?: string
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly SelectOption<Value>[]
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly size?: 'small' | 'normal'
}

/** One of a few; type-ahead works. For more than about twenty use `ComboBox`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  // The surface only hands back values of its options, so it may forget which strings they are.
  return <SelectSurface {...(props as unknown as SelectProps<string>)} />
}

const SelectSurface = loadedLater<SelectProps<string>>(
  async () => (await import('./select-surface.tsx')).SelectSurface,
  (props) => <Resting {...props} />,
)

/** The closed select, as it will look. */
function Resting({ label, hideLabel = false, value, options, placeholder, size = 'normal' }: SelectProps<string>) {
  const chosen = options.find((option) => option.value === value)
  return (
    <div className={fieldStyles.field}>
      <span className={hideLabel ? 'visually-hidden' : fieldStyles.label}>{label}</span>
      <button type="button" className={classes(styles.trigger, styles[size])}>
        <span className={styles.value}>
          {chosen?.icon}
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown aria-hidden="true" />
      </button>
    </div>
  )
}
