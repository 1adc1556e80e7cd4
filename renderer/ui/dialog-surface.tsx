import { X } from 'lucide-react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import type { DialogProps } from './dialog.tsx'
import styles from './dialog.module.css'
import { useLanguage } from './language.tsx'

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
        <AriaDialog className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            <IconButton label={t('common.close')} icon={<X />} onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.foot}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
