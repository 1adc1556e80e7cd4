import { useState } from 'react'
import type { ReactNode } from 'react'
import { TriggerAlone, loadedLater } from './loaded-later.tsx'
import type { AskedEarly } from './loaded-later.tsx'

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
  readonly trigger: ReactNode
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  /** Plain choices, or groups with a heading. */
  readonly groups: readonly MenuGroup[]
}

/** A list of actions hanging from a button; arrows, type-ahead, Esc. */
export function Menu(props: MenuProps) {
  const [asked, setAsked] = useState(false)
  return <MenuSurface {...props} startOpen={asked} onAsk={() => setAsked(true)} />
}

export interface MenuSurfaceProps extends MenuProps, AskedEarly {}

const MenuSurface = loadedLater<MenuSurfaceProps>(
  async () => (await import('./menu-surface.tsx')).MenuSurface,
  (props) => <TriggerAlone {...props} />,
  { whenIdle: true },
)
