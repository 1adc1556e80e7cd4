import { useEffect, useEffectEvent } from 'react'
import type { ScannedBadge } from '../../../shared/salons/badge-code.ts'
import { NO_BURST, strike } from './scanner-keys.ts'

/**
 * Hears a hand scanner wherever the keyboard is on the desk: a badge's code never stays in a field that it was typed into,
 * and its Enter presses nothing.
 */
export function useHandScanner(onBadge: (badge: ScannedBadge) => void): void {
  const told = useEffectEvent(onBadge)
  useEffect(() => {
    let burst = NO_BURST
    let before: Writing | null = null
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const struck = strike(burst, { key: event.key, code: event.code, at: event.timeStamp })
      const isNew = burst.text === '' || struck.burst.text.length === 1
      burst = struck.burst
      if (struck.badge) {
        event.preventDefault()
        event.stopPropagation()
        if (before) writeBack(before)
        told(struck.badge)
      } else if (isNew) before = writingNow()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

interface Writing {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  readonly value: string
}

function writingNow(): Writing | null {
  const field = document.activeElement
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? { field, value: field.value }
    : null
}

/** As if the person had typed it: React hears of a value only from the element's own setter and an event. */
function writeBack({ field, value }: Writing): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
