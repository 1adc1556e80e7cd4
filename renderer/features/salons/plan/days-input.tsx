import { useState } from 'react'
import { classes } from '../../../ui/classes.ts'
import lineStyles from '../../../ui/line-input.module.css'

/** A year either way. */
const MOST_DAYS = 366

/** Days before the salon; a minus for afterwards. Arrow keys step it. */
export function DaysInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (days: number) => void
}) {
  // A minus alone is no number yet, and must not be lost.
  const [typed, setTyped] = useState<string | null>(null)
  const to = (days: number) => onChange(Math.max(-MOST_DAYS, Math.min(MOST_DAYS, days)))
  return (
    <input
      className={classes(lineStyles.input, lineStyles.number)}
      role="spinbutton"
      aria-label={label}
      title={label}
      aria-valuenow={value}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? String(value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.target.value.normalize('NFKC').replace(/[−–—]/gu, '-')
        setTyped(text)
        if (/^-?\d+$/u.test(text)) to(Number(text))
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
        if (step === 0) return
        event.preventDefault()
        setTyped(null)
        to(value + step)
      }}
    />
  )
}
