import { useId } from 'react'
import type { ComponentPropsWithRef } from 'react'
import { OfferList } from './offer-list.tsx'
import { useOffers } from './use-offers.ts'

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
  const { cursor, ...offers } = useOffers(-1)
  const shown = offers.isOpen && options.length > 0
  const take = (chosen: string) => {
    onTake(chosen)
    offers.close()
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
          offers.begin()
          onChange(event.target.value)
        }}
        onClick={offers.open}
        onBlur={(event) => {
          offers.close()
          rest.onBlur?.(event)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (offers.onKey(event, options.length, shown)) return
          const chosen = shown ? options[cursor] : undefined
          if (event.key !== 'Enter' || !chosen) return
          event.preventDefault()
          take(chosen.value)
        }}
      />
      {shown && (
        <OfferList
          id={listId}
          label={label}
          offers={options.map((option) => ({ value: option.value, words: option.label, hint: option.hint }))}
          cursor={cursor}
          onCursor={offers.point}
          onTake={take}
        />
      )}
    </>
  )
}
