import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { Paper, PrintJob } from '../../../../shared/protocol/print.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { Button } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Preview, usePrint } from '../../print/index.tsx'
import { PaperChoice } from '../../print/small-choices.tsx'
import { usualPaper } from '../../print/usual-paper.ts'
import styles from './report-panel.module.css'

/** The evening on one page, as it prints. */
export function ReportPanel({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  const [paper, setPaper] = useState<Paper>(() => usualPaper())
  const { busy, run } = usePrint(view)
  const job: PrintJob = { kind: 'report', paper, salon: view.salon.id }
  return (
    <div className={styles.panel}>
      <div className={styles.choices}>
        <p className={styles.about}>{t('after.reportAbout')}</p>
        {view.salon.closed === undefined && <Notice tone="ochre">{t('after.reportEarly')}</Notice>}
        <PaperChoice value={paper} onChange={setPaper} />
        <div className={styles.buttons}>
          <Button kind="primary" disabled={busy} onClick={() => void run(job, 'pdf')}>
            {t('print.savePdf')}
          </Button>
          <Button icon={<Printer />} disabled={busy} onClick={() => void run(job, 'printer')}>
            {t('print.toPrinter')}
          </Button>
        </div>
        <p className={styles.quiet}>{t('after.reportNames')}</p>
      </div>
      <Preview job={job} large />
    </div>
  )
}
