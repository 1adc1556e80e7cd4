import type { ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { Pressable } from './pressable.tsx'
import styles from './popover.module.css'

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
export function Popover({ label, trigger, placement = 'bottom start', open, onOpenChange, children }: PopoverProps) {
  return (
    <DialogTrigger
      {...(open === undefined ? {} : { isOpen: open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Pressable>{trigger}</Pressable>
      <AriaPopover placement={placement} className={styles.popover}>
        <Dialog aria-label={label} className={styles.content}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
