import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { PurchaseImportSummary } from '../../../shared/protocol/purchase-import.ts'
import { useHandedFile } from '../../client/handed-file.ts'
import { Button } from '../../ui/button.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ImportFailure } from '../common/import-failure.tsx'
import { useDo } from '../common/use-do.ts'
import { PasteTable } from '../rosters/paste-table.tsx'
import { ROSTER_ACCEPT } from '../rosters/roster-accept.ts'
import type { RosterFile } from '../rosters/use-roster-draft.ts'
import { LinesLeftOut } from './lines-left-out.tsx'
import { PurchaseForm } from './purchase-form.tsx'
import { PurchaseSums } from './purchase-sums.tsx'
import styles from './purchases.module.css'
import { usePurchaseFile } from './use-purchase-file.ts'

/** Purchases, fees and refunds on their way in: the file, what its columns mean, whose they are, and how it went. */
export function PurchaseImportScreen() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const { reading, open, reread, choose, reset } = usePurchaseFile()
  const [done, setDone] = useState<PurchaseImportSummary | null>(null)
  const take = useCallback(
    (file: RosterFile) => {
      setDone(null)
      open(file)
    },
    [open],
  )
  useHandedFile('purchases', take)
  const isChoosing = done === null && (reading.state === 'none' || reading.state === 'failed')
  return (
    <Page
      title={t('purchases.title')}
      subtitle={reading.state === 'none' ? undefined : reading.file.name}
      layout="wide"
      actions={
        <>
          <PasteTable onFile={take} />
          {reading.state === 'read' && done === null && <Button onClick={reset}>{t('rosters.otherFile')}</Button>}
          <Button kind="quiet" onClick={() => navigate('/value')}>
            {t('purchases.toValue')}
          </Button>
        </>
      }
    >
      {reading.state === 'failed' && <ImportFailure failure={reading.problem} />}
      {isChoosing && (
        <DropZone
          label={t('purchases.drop')}
          dropLabel={t('rosters.dropHere')}
          hint={t('purchases.dropHint')}
          accept={ROSTER_ACCEPT}
          onFile={(file) => take({ name: file.name, data: file })}
        />
      )}
      {reading.state === 'reading' && (
        <Card title={t('rosters.reading', { file: reading.file.name })}>
          <ProgressBar label={t('rosters.progressReading')} done={0} of={0} />
        </Card>
      )}
      {reading.state === 'read' && done === null && (
        <PurchaseForm
          key={reading.draft.draft}
          draft={reading.draft}
          choices={reading.choices}
          onReread={reread}
          onChoose={choose}
          onDone={setDone}
        />
      )}
      {done !== null && (
        <Done
          summary={done}
          onAnother={() => {
            setDone(null)
            reset()
          }}
        />
      )}
    </Page>
  )
}

interface DoneProps {
  readonly summary: PurchaseImportSummary
  readonly onAnother: () => void
}

function Done({ summary, onAnother }: DoneProps) {
  const { t } = useLanguage()
  const act = useDo()
  const { draft, added, known, members, totals, refused } = summary
  return (
    <section className={styles.done} aria-live="polite">
      <h2 className={styles.doneTitle}>{t('purchases.doneTitle', { count: added })}</h2>
      {known > 0 && <p>{t('purchases.knownCount', { count: known })}</p>}
      {members > 0 && <p>{t('purchases.doneMembers', { count: members })}</p>}
      <PurchaseSums totals={totals} />
      <LinesLeftOut draft={draft} refused={refused} />
      <div className={styles.buttons}>
        <Button onClick={onAnother}>{t('purchases.another')}</Button>
        {added > 0 && (
          <Button
            onClick={() =>
              void act('undo', {}, { done: t('purchases.undone') }).then((result) => {
                if (result.ok) onAnother()
              })
            }
          >
            {t('common.undo')}
          </Button>
        )}
      </div>
    </section>
  )
}
