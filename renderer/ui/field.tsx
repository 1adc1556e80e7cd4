import { useId } from 'react'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './field.module.css'
import { useLanguage } from './language.tsx'

export interface FieldProps {
  readonly label: string
  /** Keeps the label for screen readers only, where the place says it already. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** A sentence under the field; turns it red and is read aloud. */
  readonly problem?: string | undefined
  /** Writes "optional" beside the label. */
  readonly optional?: boolean
}

/** The label, hint and problem around any control; hands the control the ids that tie them together. */
export function Field({
  label,
  hideLabel = false,
  hint,
  problem,
  optional = false,
  children,
}: FieldProps & { readonly children: (ids: FieldIds) => ReactNode }) {
  const { t } = useLanguage()
  const id = useId()
  const note = problem ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id} id={`${id}-label`} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
        {optional && <span className={styles.optional}> {t('common.optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': problem ? true : undefined,
      })}
      {note && (
        <p id={`${id}-note`} className={problem ? styles.problem : styles.hint} role={problem ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}

export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

type NativeInput = Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'className' | 'id' | 'size'>

export interface TextFieldProps extends FieldProps, NativeInput {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Something at the end inside the frame: a unit, a button. */
  readonly end?: ReactNode
  readonly large?: boolean
}

export function TextField({
  label,
  hideLabel,
  hint,
  problem,
  optional,
  value,
  onChange,
  end,
  large,
  ...rest
}: TextFieldProps) {
  return (
    <Field {...fieldProps({ label, hideLabel, hint, problem, optional })}>
      {(ids) => (
        <span className={classes(styles.box, large && styles.large)}>
          <input
            spellCheck={false}
            autoComplete="off"
            {...rest}
            {...ids}
            className={styles.input}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {end}
        </span>
      )}
    </Field>
  )
}

type NativeArea = Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'onChange' | 'className' | 'id'>

export interface TextAreaProps extends FieldProps, NativeArea {
  /** For what only machines read: evenly spaced letters, and no more room than shows that it is there. */
  readonly code?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Grows with its text; `rows` is where it starts. */
export function TextArea({
  label,
  hideLabel,
  hint,
  problem,
  optional,
  code = false,
  value,
  onChange,
  rows = 3,
  ...rest
}: TextAreaProps) {
  return (
    <Field {...fieldProps({ label, hideLabel, hint, problem, optional })}>
      {(ids) => (
        <span className={styles.box}>
          <textarea
            {...rest}
            {...ids}
            rows={rows}
            className={classes(styles.area, code && styles.code)}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </span>
      )}
    </Field>
  )
}

export interface NumberFieldProps extends FieldProps {
  /** `null` is an empty field. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly unit?: string
  readonly placeholder?: string
  readonly disabled?: boolean
}

/** A whole number; arrow keys step it. Full-width digits are understood, everything else is ignored while typing. */
export function NumberField({
  min = 0,
  max = 1_000_000,
  step = 1,
  unit,
  value,
  onChange,
  placeholder,
  disabled,
  ...field
}: NumberFieldProps) {
  const clamp = (next: number) => Math.max(min, Math.min(max, next))
  return (
    <Field {...field}>
      {(ids) => (
        <span className={styles.box}>
          <input
            {...ids}
            className={classes(styles.input, styles.number)}
            inputMode="numeric"
            autoComplete="off"
            role="spinbutton"
            aria-valuenow={value ?? undefined}
            aria-valuemin={min}
            aria-valuemax={max}
            disabled={disabled}
            placeholder={placeholder}
            value={value === null ? '' : String(value)}
            onChange={(event) => onChange(wholeNumber(event.target.value, max))}
            onKeyDown={(event) => {
              const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
              if (direction === 0) return
              event.preventDefault()
              onChange(clamp((value ?? min) + direction * step))
            }}
            onBlur={() => value !== null && onChange(clamp(value))}
          />
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        </span>
      )}
    </Field>
  )
}

function wholeNumber(text: string, max: number): number | null {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  return digits === '' ? null : Math.min(max, Number(digits))
}

/** `exactOptionalPropertyTypes` tells "absent" from "undefined"; this drops what was not given. */
function fieldProps(
  props: { label: string } & { [Key in keyof FieldProps]?: FieldProps[Key] | undefined },
): FieldProps {
  return {
    label: props.label,
    hint: props.hint,
    problem: props.problem,
    hideLabel: props.hideLabel ?? false,
    optional: props.optional ?? false,
  }
}
