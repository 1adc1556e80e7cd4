import { cloneElement, useRef, useState } from 'react'
import type { ButtonHTMLAttributes, KeyboardEvent, MouseEvent, ReactElement, ReactNode } from 'react'
import { loadedLater } from './loaded-later.tsx'

export interface MenuChoice {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly icon?: ReactNode
  readonly keys?: string
  readonly checked?: boolean
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
}

export interface MenuGroup {
  readonly title?: string
  readonly choices: readonly MenuChoice[]
}

export interface MenuProps {
  readonly label: string
  /** A button, or what hands its properties on to one. */
  readonly trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  /** Plain choices, or groups with a heading. */
  readonly groups: readonly MenuGroup[]
}

/** Which choice has the keyboard when the menu opens; with `none` it is the menu itself, as after a click. */
type FirstFocus = 'first' | 'last' | 'none'

const OPENING_KEYS: ReadonlyMap<string, FirstFocus> = new Map([
  ['Enter', 'first'],
  [' ', 'first'],
  ['ArrowDown', 'first'],
  ['ArrowUp', 'last'],
])

/**
 * A list of actions hanging from a button; arrows, type-ahead, Esc. Until it is opened there is the button and nothing
 * else: a list has two menus in every row, and React Aria's triggers would be most of what drawing a row costs.
 */
export function Menu({ trigger, ...props }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState<FirstFocus | null>(null)
  const open = (event: MouseEvent | KeyboardEvent, focus: FirstFocus) => {
    button.current = event.target instanceof Element ? event.target.closest('button') : null
    setOpened(focus)
  }
  return (
    <>
      {/* The trigger inside is the button; what is done to it only passes by here. */}
      <span
        role="presentation"
        className="contents"
        onPointerEnter={prepare}
        onFocus={prepare}
        // A click that no pointer made came from a screen reader.
        onClick={(event) => open(event, event.detail === 0 ? 'first' : 'none')}
        onKeyDown={(event) => {
          const focus = OPENING_KEYS.get(event.key)
          if (!focus) return
          // The click that ↵ would make is taken for a screen reader's, whose menus wait before they take the keyboard: what
          // was typed meanwhile would be lost.
          event.preventDefault()
          event.stopPropagation()
          open(event, focus)
        }}
      >
        {cloneElement(trigger, { 'aria-haspopup': 'menu', 'aria-expanded': opened !== null })}
      </span>
      {opened !== null && <MenuSurface {...props} hangsFrom={button} focus={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

export interface MenuSurfaceProps extends Omit<MenuProps, 'trigger'> {
  readonly hangsFrom: { readonly current: Element | null }
  readonly focus: FirstFocus
  readonly onClose: () => void
}

const load = async () => (await import('./menu-surface.tsx')).MenuSurface

/** Whoever comes near a menu may open it: its code is there by then. */
const prepare = () => void load()

const MenuSurface = loadedLater<MenuSurfaceProps>(load, () => null)
