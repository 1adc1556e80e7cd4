import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'

/** How far the backup is that is being written, read back or opened; nothing while none is. */
export function JobProgress() {
  const { t } = useLanguage()
  const view = useView('backupJob', {})
  if (view.state !== 'ready' || view.value.state === 'idle') return null
  const { step, done, of } = view.value
  return <ProgressBar label={t(`backups.step.${step}`)} done={done} of={of} />
}
