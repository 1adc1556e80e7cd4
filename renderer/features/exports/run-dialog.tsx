import { useId, useRef, useState } from 'react'
import type { ExportProfileId } from '../../../shared/domain/ids.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { ExportPlanInput, Loss } from '../../../shared/protocol/exports.ts'
import { useCommand, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useSaveFile } from '../common/use-save-file.ts'
import styles from './exports.module.css'
import { LeftOutList } from './left-out-list.tsx'
import { makeExportFile } from './make-export-file.ts'

export interface RunDialogProps {
  readonly name: string
  readonly plan: ExportPlanInput
  readonly profile: ExportProfileId | null
  readonly onClose: () => void
}

/** Says once more what goes out and what does not, takes the password of an archive, and saves the file; ↵ does it. */
export function RunDialog({ name, plan, profile, onClose }: RunDialogProps) {
  const { t, problem: sentence } = useLanguage()
  const form = useId()
  const preview = useView('exportPreview', { plan })
  const job = useView('exportJob', {})
  const command = useCommand()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [losses, setLosses] = useState<readonly Loss[]>([])
  const stopped = useRef(false)
  const exportFile = useExportFile(() => stopped.current)
  const differs = plan.output.archive && again !== '' && again !== password
  const ready = preview.state === 'ready' ? preview.value : null
  const mayBegin = !busy && !differs && (!plan.output.archive || again === password)

  const run = async () => {
    if (!mayBegin) return
    setBusy(true)
    setProblem(null)
    const done = await exportFile({ plan, name, password, ...(profile && { profile }) })
    setBusy(false)
    if (done.state === 'refused') setProblem(done.problem)
    else if (done.state === 'saved' && done.losses.length > 0) setLosses(done.losses)
    else if (done.state === 'saved') onClose()
  }
  const close = () => {
    if (busy) {
      stopped.current = true
      void command('export.cancel', {})
    }
    onClose()
  }
  const running = busy && job.state === 'ready' && job.value.state === 'running' ? job.value : null
  const isOver = losses.length > 0
  return (
    <Dialog
      open
      title={t('exports.runTitle', { name })}
      onClose={close}
      actions={
        isOver ? (
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{busy ? t('exports.stop') : t('common.cancel')}</Button>
            {/* ↵ on the way in is ↵ once more here. */}
            <Button kind="primary" submit form={form} disabled={!mayBegin} autoFocus={!plan.output.archive}>
              {t('exports.runDo')}
            </Button>
          </>
        )
      }
    >
      <Form id={form} className={styles.form} onSubmit={run}>
        {ready && (
          <p>
            {t('exports.runSummary', {
              rows: ready.rows ?? 0,
              receiver: plan.receiver,
              use: t(`exports.use.${plan.use.use}`),
            })}
          </p>
        )}
        {ready && <LeftOutList plan={plan} preview={ready} />}
        {!plan.output.archive && !isOver && <Notice tone="ochre">{t('exports.private')}</Notice>}
        {plan.output.archive && !isOver && (
          <>
            <TextField
              label={t('exports.password')}
              type="password"
              autoComplete="new-password"
              hint={t('exports.passwordHint')}
              value={password}
              onChange={setPassword}
            />
            <TextField
              label={t('exports.passwordAgain')}
              type="password"
              autoComplete="new-password"
              problem={differs ? t('exports.passwordsDiffer') : undefined}
              value={again}
              onChange={setAgain}
            />
          </>
        )}
        {running && <ProgressBar label={t('exports.making')} done={running.done} of={running.of} />}
        {problem && (
          <Notice tone="seal" live>
            {sentence(problem)}
          </Notice>
        )}
        {isOver && (
          <Notice tone="ochre" live>
            <ul className={styles.losses}>
              {losses.map(({ code, column, rows, examples }) => (
                <li key={`${code} ${column ?? ''}`}>
                  {t(`exports.loss.${code}`, { rows, examples: examples.join(' ') })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Form>
    </Dialog>
  )
}

type Outcome =
  | { readonly state: 'saved'; readonly losses: readonly Loss[] }
  | { readonly state: 'not-saved' }
  | { readonly state: 'refused'; readonly problem: Problem }

/**
 * Makes a file, saves it where somebody says, and tells the receipt what became of it. The receipt is there before the file is;
 * where this window ends in between it stays open, and the list of receipts asks. Who stops it when the file is already made is
 * not asked where to save it.
 */
function useExportFile(isStopped: () => boolean) {
  const { t } = useLanguage()
  const command = useCommand()
  const save = useSaveFile()
  const toast = useToast()
  return async (wanted: CommandInput<'export.run'>): Promise<Outcome> => {
    const made = await makeExportFile(command, wanted, isStopped)
    if (!made.ok) return { state: 'refused', problem: made.problem }
    const { name, bytes, receipt, rows, losses } = made.value
    const { format } = wanted.plan.output
    const ending = /\.([A-Za-z0-9]+)$/u.exec(name)?.[1] ?? ''
    const kind = { name: t(`exports.format.${format}`), extensions: [ending] }
    let file = ''
    const done = (called: string) => {
      file = called
      return t('exports.done', { rows, file: called })
    }
    const saved = !isStopped() && (await save({ name, bytes }, kind, done))
    const ended = await command('export.end', { receipt, saved, file })
    if (!ended.ok) return { state: 'refused', problem: ended.problem }
    if (!saved) toast({ text: t('exports.notSaved') })
    return saved ? { state: 'saved', losses } : { state: 'not-saved' }
  }
}
