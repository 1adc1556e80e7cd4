import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { Calendar } from './calendar.tsx'
import { addDays, addMinutes, readTypedDate, readTypedTime } from './date-text.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'
import styles from './field.module.css'
import { useLanguage } from './language.tsx'
import { Popover } from './popover.tsx'
import { useToday } from './use-now.ts'

export interface DateFieldProps extends FieldProps {
  /** `2026-11-28`, `--11-28` with `allowNoYear`, or '' for none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly allowNoYear?: boolean
  /** What an empty field stands for, where it is more than a date not yet typed. */
  readonly placeholder?: string
  readonly disabled?: boolean
}

/**
 * A date, typed the way people write dates or picked from a calendar; ↑ and ↓ step a day. The system's own date input
 * is not used because it follows the system's language and not ours.
 */
export function DateField({ value, onChange, allowNoYear = false, placeholder, disabled, ...field }: DateFieldProps) {
  const { t, language, formats } = useLanguage()
  const today = useToday()
  return (
    <TypedField
      field={field}
      value={value}
      write={(date) => formats.date(date)}
      read={(text) => readTypedDate(text, { today, dayFirst: language === 'en', allowNoYear })}
      step={(direction) => (value.startsWith('--') ? value : addDays(value === '' ? today : value, direction))}
      onChange={onChange}
      unreadable={t('common.notADate')}
      placeholder={placeholder ?? t(allowNoYear ? 'common.datePlaceholderNoYear' : 'common.datePlaceholder')}
      disabled={disabled}
      end={
        <Popover
          label={field.label}
          placement="bottom end"
          trigger={<IconButton size="small" label={t('common.calendar')} icon={<CalendarDays />} disabled={disabled} />}
        >
          {(close) => (
            <Calendar
              value={/^\d/.test(value) ? value : ''}
              today={today}
              onChoose={(date) => {
                onChange(date)
                close()
              }}
            />
          )}
        </Popover>
      }
    />
  )
}

export interface TimeFieldProps extends FieldProps {
  /** `19:30`, or '' for none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly disabled?: boolean
}

const STEP_MINUTES = 15

/** A time of day: 19:30, 1930, 7pm; ↑ and ↓ step a quarter of an hour. */
export function TimeField({ value, onChange, disabled, ...field }: TimeFieldProps) {
  const { t } = useLanguage()
  return (
    <TypedField
      field={field}
      value={value}
      write={(time) => time}
      read={readTypedTime}
      step={(direction) => addMinutes(value === '' ? '19:00' : value, direction * STEP_MINUTES)}
      onChange={onChange}
      unreadable={t('common.notATime')}
      placeholder="19:00"
      disabled={disabled}
    />
  )
}

interface TypedFieldProps {
  readonly field: FieldProps
  readonly value: string
  readonly write: (value: string) => string
  readonly read: (text: string) => string | undefined
  readonly step: (direction: 1 | -1) => string
  readonly onChange: (value: string) => void
  readonly unreadable: string
  readonly placeholder: string
  readonly disabled: boolean | undefined
  readonly end?: ReactNode
}

/** Text that is read when the field is left; what cannot be read stays as typed, with a sentence. */
function TypedField({
  field,
  value,
  write,
  read,
  step,
  onChange,
  unreadable,
  placeholder,
  disabled,
  end,
}: TypedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const unread = typed !== null && typed.trim() !== '' && read(typed) === undefined
  const [left, setLeft] = useState(false)
  const commit = () => {
    setLeft(true)
    if (typed === null) return
    const next = typed.trim() === '' ? '' : read(typed)
    if (next === undefined) return
    setTyped(null)
    if (next !== value) onChange(next)
  }
  return (
    <Field {...field} problem={unread && left ? unreadable : field.problem}>
      {(ids) => (
        <span className={styles.box}>
          <input
            {...ids}
            className={styles.input}
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            placeholder={placeholder}
            value={typed ?? (value === '' ? '' : write(value))}
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              setLeft(false)
              setTyped(event.target.value)
            }}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Enter') commit()
              const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined
              if (direction === undefined || typed !== null) return
              event.preventDefault()
              onChange(step(direction))
            }}
          />
          {end}
        </span>
      )}
    </Field>
  )
}
