import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './tooltip.module.css'

/** Long enough that a passing pointer shows nothing. */
const DELAY_MS = 450
const GAP = 6

/**
 * A few words under whatever it wraps, on hover and on keyboard focus. It only repeats what the wrapped control already
 * says to a screen reader, so it is hidden from those. Written by hand because every icon button of the first paint has
 * one and the React Aria overlay code would come with it.
 */
export function Tooltip({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const timer = useRef<number | undefined>(undefined)
  const [place, setPlace] = useState<DOMRect | null>(null)
  const hide = () => {
    window.clearTimeout(timer.current)
    setPlace(null)
  }
  const show = (delay: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      const target = anchor.current?.firstElementChild
      if (target) setPlace(target.getBoundingClientRect())
    }, delay)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return (
    <span
      ref={anchor}
      role="presentation"
      className={styles.anchor}
      onPointerEnter={() => show(DELAY_MS)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      {place && createPortal(<Words id={id} text={text} place={place} />, document.body)}
    </span>
  )
}

function Words({ id, text, place }: { readonly id: string; readonly text: string; readonly place: DOMRect }) {
  const bubble = useRef<HTMLSpanElement>(null)
  const [position, setPosition] = useState({ left: 0, top: 0, visibility: 'hidden' as 'hidden' | 'visible' })
  useEffect(() => {
    const size = bubble.current?.getBoundingClientRect()
    if (!size) return
    const below = place.bottom + GAP + size.height < window.innerHeight
    setPosition({
      left: Math.max(
        GAP,
        Math.min(place.left + place.width / 2 - size.width / 2, window.innerWidth - size.width - GAP),
      ),
      top: below ? place.bottom + GAP : place.top - GAP - size.height,
      visibility: 'visible',
    })
  }, [place])
  return (
    <span ref={bubble} id={id} role="tooltip" aria-hidden="true" className={styles.tooltip} style={position}>
      {text}
    </span>
  )
}
