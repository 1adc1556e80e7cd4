import { useId, useState } from 'react'
import type { ComponentPropsWithRef } from 'react'
import { OfferList } from './offer-list.tsx'

export interface SuggestInputProps extends Omit<
  ComponentPropsWithRef<'input'>,
  'value' | 'onChange' | 'onKeyDown' | 'aria-label'
> {
  /** The name of the control, also where a label stands beside it. */
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** What goes with what is typed, best first. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[]
  readonly onTake: (value: string) => void
}

/** A line of free text that offers what is known already: ↓ and ↵ take an offer, anything else stays as it was typed. */
export function SuggestInput({ label, value, onChange, options, onTake, ...rest }: SuggestInputProps) {
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [cursor, setCursor] = useState(-1)
  const shown = open && options.length > 0
  const close = () => {
    setOpen(false)
    setCursor(-1)
  }
  const take = (chosen: string) => {
    onTake(chosen)
    close()
  }
  return (
    <>
      <input
        spellCheck={false}
        {...rest}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && cursor >= 0 ? `${listId}-${cursor}` : undefined}
        autoComplete="off"
        style={{ anchorName: `--${listId}` }}
        value={value}
        onChange={(event) => {
          setCursor(-1)
          setOpen(true)
          onChange(event.target.value)
        }}
        onClick={() => setOpen(true)}
        onBlur={(event) => {
          close()
          rest.onBlur?.(event)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step !== 0) {
            event.preventDefault()
            setOpen(true)
            setCursor(Math.max(-1, Math.min(options.length - 1, cursor + step)))
            return
          }
          const chosen = shown ? options[cursor] : undefined
          if (event.key === 'Enter' && chosen) {
            event.preventDefault()
            take(chosen.value)
          } else if (event.key === 'Escape' && shown) {
            event.stopPropagation()
            close()
          }
        }}
      />
      {shown && (
        <OfferList
          id={listId}
          label={label}
          offers={options.map((option) => ({ value: option.value, words: option.label, hint: option.hint }))}
          cursor={cursor}
          onCursor={setCursor}
          onTake={take}
        />
      )}
    </>
  )
}
