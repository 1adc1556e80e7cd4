import { X } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import type { DialogProps } from './dialog.tsx'
import styles from './dialog.module.css'
import { useLanguage } from './language.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

/** A window over the page: Esc or a click outside closes it, focus stays inside and returns where it was. */
export function DialogSurface({
  title,
  open,
  onClose,
  actions,
  size = 'normal',
  look = 'dialog',
  children,
}: DialogProps) {
  const { t } = useLanguage()
  return (
    <ModalOverlay
      isDismissable
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={classes(styles.overlay, look === 'sheet' && styles.sheetOverlay)}
    >
      <Modal className={classes(styles.modal, styles[size], look === 'sheet' && styles.sheet)}>
        <KeepingDialog>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            <IconButton label={t('common.close')} icon={<X />} onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.foot}>{actions}</footer>}
        </KeepingDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Within the modal, so that it begins when there is something to keep the focus in. */
function KeepingDialog({ children }: { readonly children: ReactNode }) {
  const dialog = useRef<HTMLElement>(null)
  useKeptFocus(dialog)
  return (
    <AriaDialog ref={dialog} className={styles.dialog}>
      {children}
    </AriaDialog>
  )
}
