import type { ReactNode } from 'react'
import { loadedLater } from './loaded-later.tsx'

export interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  readonly size?: 'small' | 'normal' | 'large'
  /** `sheet` slides in at the right edge, for forms that are read next to the page. */
  readonly look?: 'dialog' | 'sheet'
  readonly children: ReactNode
}

const DialogSurface = loadedLater<DialogProps>(
  async () => (await import('./dialog-surface.tsx')).DialogSurface,
  () => null,
)

/** A window over the page: Esc or a click outside closes it, focus stays inside and returns where it was. */
export function Dialog(props: DialogProps) {
  return props.open ? <DialogSurface {...props} /> : null
}
