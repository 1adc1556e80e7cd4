import type { Salon } from '../../../../shared/domain/salon.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { KeepApartForm } from './keep-apart-form.tsx'
import { KeepApartList } from './keep-apart-list.tsx'
import styles from './keep-apart.module.css'

/** Who is not put at one table, for an evening and its chapter. */
export function KeepApartDialog({ salon, onClose }: { readonly salon: Salon; readonly onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Dialog
      open
      title={t('guests.apart')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <div className={styles.body}>
        <p className={styles.hint}>{t('guests.apartHint')}</p>
        <KeepApartList about={salon.id} />
        <KeepApartForm chapter={salon.chapter} />
      </div>
    </Dialog>
  )
}
