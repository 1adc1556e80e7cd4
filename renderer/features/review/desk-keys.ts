import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** What a key means while a pair is on the desk. */
export type DeskKey =
  | { readonly does: 'accept' | 'merge' | 'apart' | 'later' | 'back' | 'undo' | 'flip' | 'left' | 'right' }
  | { readonly does: 'row'; readonly by: 1 | -1 }
  /** Flips the n-th value to choose, from 0. */
  | { readonly does: 'flipNth'; readonly nth: number }

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>

/** Letters count by their place where the keyboard writes another script, as with a Zhuyin layout. */
export function deskKeyOf(press: KeyPress): DeskKey | undefined {
  const letter = letterOf(press)
  const command = press.metaKey || press.ctrlKey
  if (command && letter === 'z' && !press.shiftKey && !press.altKey) return { does: 'undo' }
  if (command || press.altKey || press.shiftKey) return undefined
  const plain = PLAIN[press.key] ?? (letter === undefined ? undefined : LETTERS[letter])
  if (plain) return plain
  const digit = /^[1-9]$/.exec(press.key) ?? /^Digit([1-9])$/.exec(press.code)
  return digit ? { does: 'flipNth', nth: Number(digit.at(-1)) - 1 } : undefined
}

const PLAIN: Readonly<Record<string, DeskKey | undefined>> = {
  Enter: { does: 'accept' },
  ArrowRight: { does: 'later' },
  ArrowLeft: { does: 'back' },
  ArrowDown: { does: 'row', by: 1 },
  ArrowUp: { does: 'row', by: -1 },
  ' ': { does: 'flip' },
}

const LETTERS: Readonly<Record<string, DeskKey | undefined>> = {
  m: { does: 'merge' },
  n: { does: 'apart' },
  j: { does: 'later' },
  k: { does: 'back' },
  u: { does: 'undo' },
  a: { does: 'left' },
  b: { does: 'right' },
}

function letterOf({ key, code }: KeyPress): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return /^\p{ASCII}/u.test(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
}

/**
 * Listens to the whole window while a pair is on the desk: wherever the focus went (to a message, to nothing at all),
 * the next key still means the pair. Whatever is being written in, and menus and dialogs, keep their keys. `onKey`
 * answers whether it took the key.
 */
export function useDeskKeys(onKey: (key: DeskKey, repeated: boolean) => boolean): void {
  const latest = useRef(onKey)
  useLayoutEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = deskKeyOf(event)
      if (!key || event.isComposing || belongsElsewhere(event)) return
      if (!latest.current(key, event.repeat)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // On the way down: before the window's own ⌘Z, which would not know which pair to show again.
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

/**
 * A click leaves the keyboard on what was clicked, and Enter would click it again: after a click the keyboard is the
 * desk's once more. What was reached by the keyboard itself keeps it.
 */
export function useKeyboardAfterClicks(desk: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const take = ({ detail }: MouseEvent) => {
      if (detail === 0) return
      requestAnimationFrame(() => {
        const held = document.activeElement
        const left = held === null || held === document.body || held.matches('button, [type=radio]')
        if (left && document.querySelector('[role=dialog], [role=menu]') === null)
          desk.current?.focus({ preventScroll: true })
      })
    }
    document.addEventListener('click', take)
    return () => document.removeEventListener('click', take)
  }, [desk])
}

const OVERLAYS = '[role=dialog], [role=menu], [role=listbox], [role=grid]'
const WRITING = 'textarea, select, [contenteditable=true], input:not([type=radio], [type=checkbox])'

function belongsElsewhere({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('[role=dialog], [role=menu]') !== null) return true
  if (!(target instanceof Element)) return false
  if (target.closest(OVERLAYS) !== null || target.matches(WRITING)) return true
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight'
  // A radio button under the keyboard is turned by its own keys, as is a row of tabs.
  if (target.matches('[type=radio], [role=tab]')) return sideways || key === ' ' || key === 'Enter'
  return (key === 'Enter' || key === ' ') && target.closest('button, a, summary') !== null
}
