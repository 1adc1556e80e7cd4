import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { PurchaseChoices, PurchaseDraft, PurchaseImportSummary } from '../../../shared/protocol/purchase-import.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ChapterChoice } from '../common/chapter-choice.tsx'
import { ImportFailure } from '../common/import-failure.tsx'
import { ImportStep } from '../common/import-step.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { ReadingChoices } from '../rosters/reading-choices.tsx'
import { warningWords } from '../rosters/reading-words.ts'
import type { ReadingOptions } from '../rosters/use-roster-draft.ts'
import { LinesLeftOut } from './lines-left-out.tsx'
import { PurchaseColumns } from './purchase-columns.tsx'
import { PurchaseLines } from './purchase-lines.tsx'
import { PurchasePayers } from './purchase-payers.tsx'
import { PurchaseQuestions } from './purchase-questions.tsx'
import { PurchaseSums } from './purchase-sums.tsx'
import styles from './purchases.module.css'
import { usePurchasePreview } from './use-purchase-file.ts'

export interface PurchaseFormProps {
  readonly draft: PurchaseDraft
  readonly choices: PurchaseChoices
  readonly onReread: (options: ReadingOptions) => void
  readonly onChoose: (change: Partial<PurchaseChoices>) => void
  readonly onDone: (summary: PurchaseImportSummary) => void
}

/** The questions of an import on one page, each with an answer already filled in where the file gives one. */
export function PurchaseForm({ draft, choices, onReread, onChoose, onDone }: PurchaseFormProps) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const community = useCommunity()
  const [chosen, setChosen] = useState<ChapterId | null>(null)
  const [isImporting, setImporting] = useState(false)
  const [failure, setFailure] = useState<Problem | null>(null)
  const chapter = chosen ?? openChapters(community)[0]?.id ?? null
  const { preview, problem: open, isLatest } = usePurchasePreview(draft.draft, chapter, choices)
  const coming = preview?.coming ?? 0
  const start = async () => {
    if (chapter === null) return
    setImporting(true)
    setFailure(null)
    const wanted = { draft: draft.draft, chapter, choices: { ...choices, columns: [...choices.columns] } }
    const result = await command('purchases.import', wanted)
    setImporting(false)
    if (result.ok) onDone(result.value)
    else setFailure(result.problem)
  }
  return (
    <>
      <ImportStep
        title={t('rosters.stepFile')}
        facts={t('rosters.fileFacts', { rows: draft.rows, columns: draft.columns.length })}
      >
        <ReadingChoices draft={{ ...draft, origin: null }} onReread={onReread} />
        {draft.warnings.map((warning) => (
          <Notice key={warning.code} tone="ochre">
            {warningWords(warning, t)}
          </Notice>
        ))}
      </ImportStep>
      <ImportStep title={t('rosters.stepColumns')}>
        {open && (
          <Notice tone="seal" live>
            {problem(open)}
          </Notice>
        )}
        <PurchaseColumns
          draft={draft}
          columns={choices.columns}
          onColumns={(columns) => onChoose({ columns: [...columns] })}
        />
      </ImportStep>
      {preview ? (
        <>
          <ImportStep title={t('purchases.stepAsks')}>
            <div className={styles.asks}>
              <ChapterChoice value={chapter} onChange={setChosen} />
              <PurchaseQuestions asks={preview.asks} choices={choices} onChoose={onChoose} />
            </div>
          </ImportStep>
          <ImportStep title={t('purchases.stepWho')}>
            <PurchasePayers payers={preview.payers} choices={choices} onChoose={onChoose} />
          </ImportStep>
          <ImportStep title={t('purchases.stepLines')}>
            {preview.coming === 0 && preview.known > 0 && preview.refused.length === 0 ? (
              <Notice tone="jade">{t('purchases.nothingNew')}</Notice>
            ) : (
              preview.known > 0 && <Notice>{t('purchases.knownCount', { count: preview.known })}</Notice>
            )}
            <LinesLeftOut draft={draft.draft} refused={preview.refused} />
            <PurchaseLines rows={preview.rows} all={draft.rows} />
            <PurchaseSums totals={preview.totals} />
          </ImportStep>
        </>
      ) : (
        !open && <ProgressBar label={t('purchases.looking')} done={0} of={0} />
      )}
      {failure && <ImportFailure failure={failure} />}
      <div className={styles.foot}>
        <span className={styles.quiet}>{t('purchases.note')}</span>
        <Button
          kind="primary"
          size="large"
          disabled={coming === 0 || !isLatest || isImporting}
          onClick={() => void start()}
        >
          {t('purchases.import', { count: coming })}
        </Button>
      </div>
    </>
  )
}
