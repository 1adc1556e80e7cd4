import { Printer } from 'lucide-react'
import { useState } from 'react'
import { MAX_CARDS } from '../../../shared/protocol/print.ts'
import type { Paper, PrintJob } from '../../../shared/protocol/print.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useToday } from '../../ui/use-now.ts'
import { Preview } from '../print/preview.tsx'
import { PaperChoice } from '../print/small-choices.tsx'
import { usualPaper } from '../print/usual-paper.ts'
import { usePrint } from '../print/use-print.ts'
import type { CardsProps } from './pictures-dialog.tsx'
import styles from './recognition.module.css'

/** Cards for those who were thanked, A6, as many on a sheet as it holds. */
export function CardsDialog({ recognitions, onClose }: CardsProps) {
  const { t } = useLanguage()
  const today = useToday()
  const [paper, setPaper] = useState<Paper>(() => usualPaper())
  const { busy, run } = usePrint({ salon: { start: today, theme: t('recognition.title') } })
  const job: PrintJob = { kind: 'cards', paper, recognitions: recognitions.slice(0, MAX_CARDS) }
  const put = async (way: 'pdf' | 'printer') => {
    if (await run(job, way)) onClose()
  }
  return (
    <Dialog
      title={t('print.kind.cards')}
      open
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button icon={<Printer />} disabled={busy} onClick={() => void put('printer')}>
            {t('print.toPrinter')}
          </Button>
          <Button kind="primary" disabled={busy} onClick={() => void put('pdf')}>
            {t('print.savePdf')}
          </Button>
        </>
      }
    >
      <div className={styles.cards}>
        <PaperChoice value={paper} onChange={setPaper} />
        <Preview job={job} />
      </div>
    </Dialog>
  )
}
