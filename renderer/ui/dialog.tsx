import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import styles from './dialog.module.css'
import { useLanguage } from './language.tsx'

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

/** A window over the page: Esc or a click outside closes it, focus stays inside and returns where it was. */
export function Dialog({ title, open, onClose, actions, size = 'normal', look = 'dialog', children }: DialogProps) {
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
