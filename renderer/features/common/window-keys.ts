import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>

/** A letter, by its place where the keyboard writes another script, as with a Zhuyin layout. */
export function letterOf({ key, code }: KeyPress): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return /^\p{ASCII}/u.test(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
}

/** 1 to 9, in the row above the letters or beside them, whatever the layout writes there. */
export function digitOf({ key, code }: KeyPress): number | undefined {
  const digit = /^[1-9]$/.exec(key) ?? /^Digit([1-9])$/.exec(code)
  return digit ? Number(digit.at(-1)) : undefined
}

/** Whether a key is the one that undoes everywhere. */
export function isUndoKey(press: KeyPress): boolean {
  return (press.metaKey || press.ctrlKey) && letterOf(press) === 'z' && !press.shiftKey && !press.altKey
}

/** What keys mean at a desk that is worked from the keyboard. */
export interface DeskKeys<Key> {
  /** By the name of the key. */
  readonly plain: Readonly<Record<string, Key | undefined>>
  /** By the letter, in lower case. */
  readonly letters: Readonly<Record<string, Key | undefined>>
  /** `nth` counts from 0. */
  readonly digit: (nth: number) => Key
  /** What the key means that undoes everywhere. */
  readonly undo: Key
}

/** What a key means at such a desk; with a modifier it means nothing there. */
export function deskKey<Key>(press: KeyPress, { plain, letters, digit, undo }: DeskKeys<Key>): Key | undefined {
  if (isUndoKey(press)) return undo
  if (press.metaKey || press.ctrlKey || press.altKey || press.shiftKey) return undefined
  const letter = letterOf(press)
  const found = plain[press.key] ?? (letter === undefined ? undefined : letters[letter])
  if (found) return found
  const number = digitOf(press)
  return number === undefined ? undefined : digit(number - 1)
}

/**
 * Listens to the whole window while a desk is open: wherever the focus went (to a message, to nothing at all), the next
 * key still means the desk. Whatever is being written in, and menus and dialogs, keep their keys. `onKey` answers whether
 * it took the key.
 */
export function useWindowKeys<Key>(
  keyOf: (press: KeyPress) => Key | undefined,
  onKey: (key: Key, repeated: boolean) => boolean,
): void {
  const latest = useRef({ keyOf, onKey })
  useLayoutEffect(() => {
    latest.current = { keyOf, onKey }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = latest.current.keyOf(event)
      if (key === undefined || event.isComposing || belongsElsewhere(event)) return
      if (!latest.current.onKey(key, event.repeat)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // On the way down: before the window's own ⌘Z, which would not know what to show again.
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
