import { useState } from 'react'
import type { KeyboardEvent } from 'react'

export interface Offers {
  readonly isOpen: boolean
  /** The one that ↵ takes; -1 for none. */
  readonly cursor: number
  readonly point: (cursor: number) => void
  readonly open: () => void
  readonly close: () => void
  /** What is typed is another text: offers anew, from the top. */
  readonly begin: () => void
  /** Goes along `count` offers with ↑ and ↓, and away with Esc while `isShown`; answers whether the key was one of these. */
  readonly onKey: (event: KeyboardEvent, count: number, isShown: boolean) => boolean
}

/** Whether a field shows what it offers, and which of it is meant. `rest` is where the cursor stands before anybody moves it. */
export function useOffers(rest: -1 | 0): Offers {
  const [isOpen, setOpen] = useState(false)
  const [cursor, setCursor] = useState<number>(rest)
  const open = () => setOpen(true)
  const close = () => {
    setOpen(false)
    setCursor(rest)
  }
  return {
    isOpen,
    cursor,
    point: setCursor,
    open,
    close,
    begin: () => {
      setCursor(rest)
      open()
    },
    onKey: (event, count, isShown) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) {
        event.preventDefault()
        open()
        setCursor(Math.max(rest, Math.min(count - 1, cursor + step)))
        return true
      }
      if (event.key !== 'Escape' || !isShown) return false
      event.stopPropagation()
      close()
      return true
    },
  }
}
