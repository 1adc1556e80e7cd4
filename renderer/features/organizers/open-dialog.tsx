import { Dialog } from '../../ui/dialog.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOpenFile } from '../common/use-open-file.ts'
import styles from './organizers.module.css'
import type { Reading } from './use-read-changes.ts'

export interface OpenDialogProps {
  readonly reading: Reading
  readonly onClose: () => void
}

/** Where a changes file is dropped or chosen. */
export function OpenDialog({ reading, onClose }: OpenDialogProps) {
  const { t } = useLanguage()
  const openFile = useOpenFile()
  const choose = async () => {
    const file = await openFile('changes')
    if (file) await reading.read(file)
  }
  return (
    <Dialog open title={t('organizers.openTitle')} onClose={onClose}>
      <div className={styles.stack}>
        {reading.problem !== null && (
          <Notice tone="seal" live>
            {reading.problem}
          </Notice>
        )}
        {reading.file === null ? (
          <DropZone
            label={t('organizers.openDrop')}
            hint={t('organizers.openHint')}
            onFile={(file) => void reading.read({ name: file.name, data: file })}
            onChoose={() => void choose()}
          />
        ) : (
          <p role="status">{t('organizers.reading', { file: reading.file })}</p>
        )}
      </div>
    </Dialog>
  )
}
