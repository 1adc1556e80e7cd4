import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Problem } from '../../../shared/domain/problem.ts'
import { StoreProvider, useStore, useView } from '../../client/hooks.ts'
import type { Store } from '../../client/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './backups.module.css'
import { JobProgress } from './job-progress.tsx'

interface Question {
  readonly problem: Problem
  readonly answer: (goesOn: boolean) => void
}

/**
 * Says that something is being backed up before it is changed, and asks whether to go on without where that cannot be done.
 * Every command of the screens inside goes through here, so none of them has to know.
 */
export function BackupGuard({ children }: { readonly children: ReactNode }) {
  const { t, problem } = useLanguage()
  const store = useStore()
  const [question, setQuestion] = useState<Question | null>(null)
  const guarded = useMemo(
    () => guard(store, (reason) => new Promise((answer) => setQuestion({ problem: reason, answer }))),
    [store],
  )
  const answer = (goesOn: boolean) => {
    question?.answer(goesOn)
    setQuestion(null)
  }
  return (
    <StoreProvider value={guarded}>
      {children}
      <FirstNote />
      {question && (
        <Dialog
          open
          title={t('backups.withoutTitle')}
          onClose={() => answer(false)}
          actions={
            <>
              <Button onClick={() => answer(false)}>{t('common.cancel')}</Button>
              <Button kind="seal" onClick={() => answer(true)}>
                {t('backups.withoutDo')}
              </Button>
            </>
          }
        >
          <div className={styles.dialog}>
            <p>{problem(question.problem)}</p>
            <p>{t('backups.withoutText')}</p>
          </div>
        </Dialog>
      )}
    </StoreProvider>
  )
}

/** In a corner while something is backed up before it is changed; a day's own backup says nothing. */
function FirstNote() {
  const { t } = useLanguage()
  const view = useView('backupJob', {})
  if (view.state !== 'ready' || view.value.state === 'idle') return null
  const { why, step } = view.value
  if (why === 'daily' || why === 'now' || step === 'reading') return null
  return (
    <div className={styles.first} role="status">
      <p className={styles.firstTitle}>{t(`backups.first.${why}`)}</p>
      <JobProgress />
    </div>
  )
}

function guard(store: Store, ask: (problem: Problem) => Promise<boolean>): Store {
  const command: Store['command'] = async (name, input) => {
    const result = await store.command(name, input)
    if (result.ok || result.problem.code !== 'backup-first' || !(await ask(result.problem))) return result
    await store.command('backup.waive', {})
    return store.command(name, input)
  }
  return { ...store, command }
}
