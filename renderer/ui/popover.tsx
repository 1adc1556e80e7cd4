import { useState } from 'react'
import type { ReactNode } from 'react'
import { TriggerAlone, loadedLater } from './loaded-later.tsx'
import type { AskedEarly } from './loaded-later.tsx'

export interface PopoverProps {
  readonly label: string
  /** The button that opens it: a `Button` or `IconButton`. */
  readonly trigger: ReactNode
  readonly placement?: 'bottom start' | 'bottom end' | 'bottom' | 'top start' | 'top end'
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Content, or a function that gets a way to close. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

/** A small surface hanging from a button. */
export function Popover(props: PopoverProps) {
  const [asked, setAsked] = useState(false)
  return <PopoverSurface {...props} startOpen={asked} onAsk={() => setAsked(true)} />
}

export interface PopoverSurfaceProps extends PopoverProps, AskedEarly {}

const PopoverSurface = loadedLater<PopoverSurfaceProps>(
  async () => (await import('./popover-surface.tsx')).PopoverSurface,
  (props) => <TriggerAlone {...props} />,
  { whenIdle: true },
)
