import { useId, useState } from 'react'
import { Chip } from './chip.tsx'
import type { Tone } from './chip.tsx'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { useLanguage } from './language.tsx'
import { OfferList } from './offer-list.tsx'
import styles from './tag-field.module.css'
import { useOffers } from './use-offers.ts'

export interface TagFieldProps extends FieldProps {
  /** The chosen labels (or ids, with `labelOf`). */
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  /** What to offer, best first; a hint such as how many carry it stands beside. */
  readonly options: readonly { readonly value: string; readonly label?: string; readonly hint?: string }[]
  /** Whether a label that nobody uses yet may be made. */
  readonly creatable?: boolean
  /** Called with what is typed, where the options come from a search in the store. */
  readonly onSearch?: (text: string) => void
  readonly labelOf?: (value: string) => string
  readonly placeholder?: string
  readonly tone?: Tone
  readonly autoFocus?: boolean
}

const MOST_OFFERED = 8

/** Several labels: type to find, ↵ or comma to take, ⌫ to take back the last. */
export function TagField({
  value,
  onChange,
  options,
  creatable = false,
  onSearch,
  labelOf,
  placeholder,
  tone = 'neutral',
  autoFocus = false,
  ...field
}: TagFieldProps) {
  const { t } = useLanguage()
  const listId = useId()
  const [text, setText] = useState('')
  const { isOpen, cursor, ...list } = useOffers(0)

  const wanted = text.trim()
  const offers = offersFor({ options, value, wanted, creatable, searched: onSearch !== undefined })
  const type = (next: string) => {
    setText(next)
    list.begin()
    onSearch?.(next)
  }
  const take = (label: string | undefined) => {
    if (label === undefined || label === '') return
    if (!value.includes(label)) onChange([...value, label])
    type('')
    list.close()
  }
  const shown = isOpen && (offers.length > 0 || wanted !== '')
  return (
    <Field {...field}>
      {(ids) => (
        <div className={styles.anchor}>
          <div className={styles.box} style={{ anchorName: `--${listId}` }}>
            {value.map((label) => (
              <Chip key={label} tone={tone} onRemove={() => onChange(value.filter((other) => other !== label))}>
                {labelOf?.(label) ?? label}
              </Chip>
            ))}
            <input
              {...ids}
              className={styles.input}
              role="combobox"
              aria-expanded={shown}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={shown && offers[cursor] ? `${listId}-${cursor}` : undefined}
              autoComplete="off"
              autoFocus={autoFocus}
              placeholder={value.length === 0 ? placeholder : undefined}
              value={text}
              onChange={(event) => type(event.target.value)}
              onClick={list.open}
              onBlur={list.close}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return
                if (list.onKey(event, offers.length, isOpen)) return
                if (event.key === 'Enter' || event.key === ',' || event.key === '，' || event.key === '、') {
                  if (wanted === '' && event.key === 'Enter' && !shown) return
                  event.preventDefault()
                  take(wanted === '' && event.key !== 'Enter' ? undefined : offers[cursor]?.value)
                } else if (event.key === 'Backspace' && text === '') {
                  onChange(value.slice(0, -1))
                }
              }}
            />
          </div>
          {shown && (
            <OfferList
              id={listId}
              label={field.label}
              offers={offers.map(({ value: offered, label, hint, made }) => ({
                value: offered,
                words: made ? t('common.createLabel', { label }) : label,
                hint,
              }))}
              cursor={cursor}
              onCursor={list.point}
              onTake={take}
            />
          )}
        </div>
      )}
    </Field>
  )
}

interface Offer {
  readonly value: string
  readonly label: string
  readonly hint: string | undefined
  readonly made: boolean
}

function offersFor(given: {
  readonly options: TagFieldProps['options']
  readonly value: readonly string[]
  readonly wanted: string
  readonly creatable: boolean
  readonly searched: boolean
}): readonly Offer[] {
  const needle = given.wanted.toLocaleLowerCase()
  const all = given.options
    .filter((option) => !given.value.includes(option.value))
    .map((option) => ({ value: option.value, label: option.label ?? option.value, hint: option.hint, made: false }))
  const found = given.searched ? all : all.filter((option) => option.label.toLocaleLowerCase().includes(needle))
  const exists = given.options.some((option) => (option.label ?? option.value).toLocaleLowerCase() === needle)
  const starting = found
    .sort((a, b) => startsWith(b.label, needle) - startsWith(a.label, needle))
    .slice(0, MOST_OFFERED)
  if (!given.creatable || needle === '' || exists) return starting
  const made = { value: given.wanted, label: given.wanted, hint: undefined, made: true }
  return [...starting, made]
}

function startsWith(label: string, needle: string): number {
  return Number(label.toLocaleLowerCase().startsWith(needle))
}
