import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { MeasurePeriod } from '../../../shared/domain/measures.ts'
import type { Paper, PrintJob } from '../../../shared/protocol/print.ts'
import { draftsOf, useDraft } from '../../client/drafts.ts'
import { useStore, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { boardNotes, Preview, usePrint } from '../print/index.tsx'
import { PaperChoice } from '../print/small-choices.tsx'
import { usualPaper } from '../print/usual-paper.ts'
import styles from './measures.module.css'

interface BoardDialogProps {
  readonly chapter: ChapterId | null
  readonly period: MeasurePeriod
  readonly onClose: () => void
}

/** The measures as pages for the board, with room for a few words of one's own. */
export function BoardDialog({ chapter, period, onClose }: BoardDialogProps) {
  const { t } = useLanguage()
  const community = useCommunity()
  const store = useStore()
  const view = useView('measures', { chapter, period })
  const notes = useDraft(boardNotes(chapter))
  const [paper, setPaper] = useState<Paper>(() => usualPaper())
  const all = view.state === 'ready' && view.value.state === 'ready' ? view.value : null
  const name = all?.chapter ?? community?.name ?? ''
  const { busy, run } = usePrint({ salon: { start: all?.today ?? '', theme: name } })
  const job: PrintJob = { kind: 'board', paper, chapter, period }
  const put = async (way: 'pdf' | 'printer') => {
    // The window that draws it reads them from the store.
    await draftsOf(store).flush()
    if (await run(job, way)) onClose()
  }
  return (
    <Dialog
      open
      size="large"
      title={t('measures.boardTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button icon={<Printer />} disabled={busy || !all} onClick={() => void put('printer')}>
            {t('print.toPrinter')}
          </Button>
          <Button kind="primary" disabled={busy || !all} onClick={() => void put('pdf')}>
            {t('print.savePdf')}
          </Button>
        </>
      }
    >
      <div className={styles.board}>
        <div className={styles.stack}>
          <p className={styles.quiet}>{t('measures.boardAbout')}</p>
          <PaperChoice value={paper} onChange={setPaper} />
          <TextArea
            label={t('measures.notes')}
            hint={t('measures.notesHint')}
            rows={6}
            maxLength={NOTES_LIMIT}
            value={notes.text ?? ''}
            onChange={notes.write}
          />
        </div>
        <Preview job={job} />
      </div>
    </Dialog>
  )
}

/** Half a page. */
const NOTES_LIMIT = 1500
