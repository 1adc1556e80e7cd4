import { GripVertical } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent, ReactNode, RefObject } from 'react'
import { classes } from './classes.ts'
import styles from './line-order.module.css'

/** Lines that people bring into an order of their own. */
export interface LineOrder<Key extends string> {
  readonly dragged: Key | null
  readonly onDrag: (key: Key | null) => void
  /** Something is dragged over a line. */
  readonly onOver: (event: DragEvent, key: Key) => void
  /** A line's handle has the keyboard, and a key was pressed. */
  readonly onKey: (event: KeyboardEvent, key: Key) => void
}

/**
 * The order of the lines in `list`. `onMove` gets places that there are, and never one and the same; whoever moves a line
 * tells screen readers.
 */
export function useLineOrder<Key extends string>(
  list: RefObject<HTMLElement | null>,
  keys: readonly Key[],
  onMove: (from: number, to: number) => void,
): LineOrder<Key> {
  const [dragged, onDrag] = useState<Key | null>(null)
  const focusNext = useRef<Key | null>(null)
  // A line that was just moved keeps the keyboard once it is drawn in its place.
  useLayoutEffect(() => {
    const wanted = focusNext.current
    if (wanted === null) return
    focusNext.current = null
    list.current?.querySelector<HTMLElement>(`[data-handle="${wanted}"]`)?.focus()
  })
  const move = (from: number, to: number) => {
    if (from >= 0 && to >= 0 && to < keys.length && from !== to) onMove(from, to)
  }
  return {
    dragged,
    onDrag,
    onOver(event, key) {
      if (dragged === null || !keys.includes(dragged)) return
      event.preventDefault()
      move(keys.indexOf(dragged), keys.indexOf(key))
    },
    onKey(event, key) {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (step === 0) return
      event.preventDefault()
      focusNext.current = key
      move(keys.indexOf(key), keys.indexOf(key) + step)
    },
  }
}

interface LineProps<Key extends string> {
  readonly order: LineOrder<Key>
  readonly of: Key
}

/** One of the lines: a grid whose columns `className` says. */
export function OrderedLine<Key extends string>({
  order,
  of,
  className,
  children,
}: LineProps<Key> & { readonly className: string | undefined; readonly children: ReactNode }) {
  return (
    <div
      className={classes(styles.line, className, order.dragged === of && styles.dragged)}
      onDragOver={(event) => order.onOver(event, of)}
      onDrop={(event) => event.preventDefault()}
    >
      {children}
    </div>
  )
}

/** By what a line is moved: with the arrow keys, or by dragging. `words` are what other programs get when it is dragged there. */
export function LineHandle<Key extends string>({
  order,
  of,
  label,
  words,
}: LineProps<Key> & { readonly label: string; readonly words: string }) {
  return (
    <button
      type="button"
      draggable
      data-handle={of}
      className={styles.handle}
      aria-label={label}
      title={label}
      onKeyDown={(event) => order.onKey(event, of)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', words)
        order.onDrag(of)
      }}
      onDragEnd={() => order.onDrag(null)}
    >
      <GripVertical aria-hidden="true" />
    </button>
  )
}
