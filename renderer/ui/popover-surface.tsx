import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import type { PopoverSurfaceProps } from './popover.tsx'
import { Pressable } from './pressable.tsx'
import styles from './popover.module.css'

/** A small surface hanging from a button. */
export function PopoverSurface({
  label,
  trigger,
  placement = 'bottom start',
  open,
  onOpenChange,
  startOpen,
  children,
}: PopoverSurfaceProps) {
  return (
    <DialogTrigger
      {...(open === undefined ? { defaultOpen: startOpen } : { isOpen: open })}
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
