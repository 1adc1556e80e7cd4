import { classes } from './classes.ts'
import styles from './combo-box.module.css'
import fieldStyles from './field.module.css'
import { loadedLater } from './loaded-later.tsx'
import type { SelectOption } from './select.tsx'

export interface ComboBoxProps<Value extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly hint?: string
  readonly placeholder?: string
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  /** All options (filtered here by what is typed), or the matches the store sent when `onSearch` is given. */
  readonly options: readonly SelectOption<Value>[]
  /** Called with what is typed; the caller then brings matching options. */
  readonly onSearch?: (text: string) => void
}

/** One of many, found by typing. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  // The surface only hands back values of its options, so it may forget which strings they are.
  return <ComboBoxSurface {...(props as unknown as ComboBoxProps<string>)} />
}

const ComboBoxSurface = loadedLater<ComboBoxProps<string>>(
  async () => (await import('./combo-box-surface.tsx')).ComboBoxSurface,
  (props) => <Resting {...props} />,
)

/** The field at rest, as it will look; it takes its place before anybody can type. */
function Resting({ label, hideLabel = false, value, options, placeholder }: ComboBoxProps<string>) {
  const chosen = options.find((option) => option.value === value)
  return (
    <div className={fieldStyles.field}>
      <span className={hideLabel ? 'visually-hidden' : fieldStyles.label}>{label}</span>
      <span className={fieldStyles.box}>
        <span className={classes(fieldStyles.input, styles.resting)}>{chosen?.label ?? placeholder}</span>
      </span>
    </div>
  )
}
