import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { ImportSummary, ImportJob } from '../../../shared/protocol/rosters.ts'
import { useHandedFile } from '../../client/handed-file.ts'
import { useCommand, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { ImportFailure } from '../common/import-failure.tsx'
import { showMembers } from '../members/member-list.ts'
import { ImportForm } from './import-form.tsx'
import type { ImportOrder } from './import-form.tsx'
import { ImportResult } from './import-result.tsx'
import styles from './import-screen.module.css'
import { PasteTable } from './paste-table.tsx'
import { ROSTER_ACCEPT } from './roster-accept.ts'
import { useRosterDraft } from './use-roster-draft.ts'
import type { RosterFile } from './use-roster-draft.ts'

/** What became of the draft. */
type Outcome =
  | { readonly state: 'open' }
  | { readonly state: 'importing'; readonly draft: string }
  | { readonly state: 'done'; readonly file: string; readonly chapter: ChapterId; readonly summary: ImportSummary }

/** A roster on its way in: the file, what was found, what it means, where it goes, and how it went. One page. */
export function ImportScreen() {
  const { t, problem } = useLanguage()
  const [, navigate] = useLocation()
  const command = useCommand()
  const toast = useToast()
  const { reading, open, reread, setMapping, setRepairs, forget, hold, reset } = useRosterDraft()
  const job = useView('importJob', {})
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const [outcome, setOutcome] = useState<Outcome>({ state: 'open' })
  const [failure, setFailure] = useState<Problem | null>(null)

  const take = useCallback(
    (file: RosterFile) => {
      setOutcome({ state: 'open' })
      setFailure(null)
      open(file)
    },
    [open],
  )
  useHandedFile('roster', take)

  const start = async ({ chapter, name, tags, repairs, updates }: ImportOrder) => {
    if (reading.state !== 'read') return
    const { file, mapping } = reading
    const { draft } = reading.draft
    setFailure(null)
    setOutcome({ state: 'importing', draft })
    hold(draft, true)
    const result = await command('roster.import', {
      draft,
      name,
      chapter,
      mapping,
      repairs: [...repairs],
      tags: [...tags],
      updates,
    })
    if (result.ok) {
      if (here.current) {
        setOutcome({ state: 'done', file: file.name, chapter, summary: result.value })
        reset()
      } else sayWhoCame(result.value)
      return
    }
    if (here.current) {
      hold(draft, false)
      setOutcome({ state: 'open' })
    }
    if (result.problem.code === 'cancelled') toast({ text: t('rosters.cancelled') })
    else if (here.current) setFailure(result.problem)
    else toast({ tone: 'seal', text: problem(result.problem) })
  }
  /** For somebody who went on to another screen while a long roster came in. */
  const sayWhoCame = ({ members, source }: ImportSummary) =>
    toast({
      tone: 'jade',
      text: t('rosters.doneTitle', { count: members }),
      action: {
        label: t('rosters.showMembers'),
        onPress: () => {
          showMembers({ source })
          navigate('/members')
        },
      },
    })

  const again = () => {
    setOutcome({ state: 'open' })
    setFailure(null)
    reset()
  }
  // An import that was begun before somebody left this screen and came back.
  const running =
    outcome.state === 'importing'
      ? outcome.draft
      : job.state === 'ready' && job.value.state === 'running' && job.value.step !== 'reading'
        ? job.value.draft
        : null
  const choosing = outcome.state === 'open' && reading.state !== 'read' && running === null
  return (
    <Page
      title={t('rosters.importTitle')}
      subtitle={reading.state === 'none' ? undefined : reading.file.name}
      layout="wide"
      actions={
        <>
          {running === null && <PasteTable onFile={take} />}
          {reading.state === 'read' && outcome.state === 'open' && (
            <Button onClick={again}>{t('rosters.otherFile')}</Button>
          )}
          <Button kind="quiet" onClick={() => navigate('/rosters')}>
            {t('rosters.toRosters')}
          </Button>
        </>
      }
    >
      {choosing && <ChooseFile reading={reading} onFile={take} onCancel={again} />}
      {running !== null && <Progress draft={running} />}
      {outcome.state === 'done' && (
        <ImportResult file={outcome.file} chapter={outcome.chapter} summary={outcome.summary} onAnother={again} />
      )}
      {reading.state === 'read' && outcome.state === 'open' && running === null && (
        <ImportForm
          key={reading.file.name}
          reading={reading}
          failure={failure}
          onReread={reread}
          onMapping={setMapping}
          onRepairs={setRepairs}
          onForget={() => void forget()}
          onImport={(order) => void start(order)}
        />
      )}
    </Page>
  )
}

function ChooseFile({
  reading,
  onFile,
  onCancel,
}: {
  readonly reading: ReturnType<typeof useRosterDraft>['reading']
  readonly onFile: (file: RosterFile) => void
  readonly onCancel: () => void
}) {
  const { t } = useLanguage()
  const command = useCommand()
  const job = useView('importJob', {})
  if (reading.state === 'reading') {
    const read = job.state === 'ready' && job.value.state === 'running' ? job.value : undefined
    return (
      <Card title={t('rosters.reading', { file: reading.file.name })}>
        <div className={styles.progress}>
          <ProgressBar label={t('rosters.progressReading')} done={read?.done ?? 0} of={read?.of ?? 0} />
          <p className={styles.note}>{t('rosters.readingLarge')}</p>
          <Button
            onClick={() => {
              if (read?.step === 'reading') void command('roster.cancel', { draft: read.draft })
              onCancel()
            }}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <>
      {reading.state === 'failed' && <ImportFailure failure={reading.problem} />}
      <DropZone
        label={t('rosters.dropLabel')}
        dropLabel={t('rosters.dropHere')}
        hint={t('rosters.dropHint')}
        accept={ROSTER_ACCEPT}
        onFile={(file) => onFile({ name: file.name, data: file })}
      />
    </>
  )
}

function Progress({ draft }: { readonly draft: string }) {
  const { t } = useLanguage()
  const command = useCommand()
  const job = useView('importJob', {})
  const running = job.state === 'ready' && job.value.state === 'running' ? job.value : undefined
  return (
    <Card>
      <div className={styles.progress}>
        <ProgressBar label={stepWords(running?.step, t)} done={running?.done ?? 0} of={running?.of ?? 0} />
        <p className={styles.note}>{t('rosters.progressNote')}</p>
        <Button onClick={() => void command('roster.cancel', { draft })}>{t('rosters.cancelImport')}</Button>
      </div>
    </Card>
  )
}

function stepWords(
  step: Extract<ImportJob, { state: 'running' }>['step'] | undefined,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  switch (step) {
    case 'reading':
      return t('rosters.progressReading')
    case 'writing':
      return t('rosters.progressWriting')
    case 'matching':
      return t('rosters.progressMatching')
    case 'preparing':
    case undefined:
      return t('rosters.progressPreparing')
  }
}
