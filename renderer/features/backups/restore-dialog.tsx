import { useEffect, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type {
  BackupContents,
  BackupFrom,
  FoundInBackup,
  RestorePlan,
  RestoreSubject,
} from '../../../shared/protocol/backups.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useDo } from '../common/use-do.ts'
import { BackupFactsBox } from './backup-facts.tsx'
import styles from './backups.module.css'
import { JobProgress } from './job-progress.tsx'
import { PlanText } from './plan-text.tsx'
import { SecretForm } from './secret-form.tsx'
import { useOpenedBackup } from './use-opened-backup.ts'

export interface RestoreDialogProps {
  readonly from: BackupFrom
  readonly onClose: () => void
}

/** Looks into a backup, and brings back from it what is missing, a chapter, or one record, after saying what that changes. */
export function RestoreDialog({ from, onClose }: RestoreDialogProps) {
  const { t, problem } = useLanguage()
  const opening = useOpenedBackup(from)
  if (opening.state === 'open') return <Opened contents={opening.contents} onClose={onClose} />
  return (
    <Dialog
      open
      title={t('backups.restoreTitle')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <div className={styles.dialog}>
        {opening.state === 'reading' && <JobProgress />}
        {opening.state === 'failed' && (
          <Notice tone="seal" live>
            {problem(opening.problem)}
          </Notice>
        )}
        {opening.state === 'locked' && <SecretForm wraps={opening.facts.wraps} onKey={opening.unlock} />}
      </div>
    </Dialog>
  )
}

type Way = 'missing' | 'chapter' | 'record'

function Opened({ contents, onClose }: { readonly contents: BackupContents; readonly onClose: () => void }) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const [way, setWay] = useState<Way>('missing')
  const [what, setWhat] = useState<RestoreSubject | null>(null)
  const [busy, setBusy] = useState(false)
  const plan = usePlan(way === 'missing' ? null : what)
  const { here } = contents
  const lacking = here ? here.missing + here.damaged + here.behind : 0
  const isReady = way === 'missing' ? lacking > 0 : plan !== null && plan.back.count + plan.changed.count > 0
  const restore = async () => {
    setBusy(true)
    const result =
      way === 'missing'
        ? await act('backup.restoreMissing', {}, { done: ({ pages }) => t('backups.missingDone', { count: pages }) })
        : what &&
          (await act(
            'backup.restore',
            { what },
            { done: ({ records }) => t('backups.restoreDone', { count: records }), undo: true },
          ))
    setBusy(false)
    if (result?.ok) onClose()
  }
  return (
    <Dialog
      open
      title={t('backups.restoreTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!here || !isReady || busy} onClick={() => void restore()}>
            {t('backups.restoreDo')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <BackupFactsBox contents={contents} />
        {!here && <Notice tone="seal">{problem({ code: 'backup-other-community' })}</Notice>}
        {here && (
          <>
            <RadioGroup<Way>
              label={t('backups.whatToBring')}
              value={way}
              onChange={(next) => {
                setWay(next)
                setWhat(null)
              }}
              options={[
                { value: 'missing', label: t('backups.wayMissing'), hint: t('backups.wayMissingHint') },
                { value: 'chapter', label: t('backups.wayChapter'), hint: t('backups.wayChapterHint') },
                { value: 'record', label: t('backups.wayRecord'), hint: t('backups.wayRecordHint') },
              ]}
            />
            {way === 'missing' && (
              <p role="status">{lacking === 0 ? t('backups.nothingMissing') : t('backups.missing', { ...here })}</p>
            )}
            {way === 'chapter' && (
              <Select<ChapterId>
                label={t('backups.chapter')}
                value={what && 'chapter' in what ? what.chapter : null}
                onChange={(chapter) => setWhat({ chapter })}
                options={contents.chapters.map(({ id, name, members }) => ({
                  value: id,
                  label: name,
                  hint: t('backups.chapterMembers', { count: members }),
                }))}
              />
            )}
            {way === 'record' && <RecordChoice value={what} onChoose={(record) => setWhat({ record })} />}
            {plan && <PlanText plan={plan} isOne={way === 'record'} />}
            {way !== 'missing' && <p className={styles.quiet}>{t('backups.syncNote')}</p>}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** What bringing something back would change, once that is known. */
function usePlan(what: RestoreSubject | null): RestorePlan | null {
  const command = useCommand()
  const [found, setFound] = useState<{ readonly what: RestoreSubject; readonly plan: RestorePlan | null } | null>(null)
  useEffect(() => {
    let isWanted = what !== null
    if (what) {
      void command('backup.plan', { what }).then((plan) => {
        if (isWanted) setFound({ what, plan: plan.ok ? plan.value : null })
      })
    }
    return () => {
      isWanted = false
    }
  }, [command, what])
  return found?.what === what ? found.plan : null
}

interface RecordChoiceProps {
  readonly value: RestoreSubject | null
  readonly onChoose: (record: FoundInBackup['id']) => void
}

function RecordChoice({ value, onChoose }: RecordChoiceProps) {
  const { t } = useLanguage()
  const command = useCommand()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly FoundInBackup[]>([])
  useEffect(() => {
    let isWanted = true
    void command('backup.find', { text }).then((result) => {
      if (isWanted && result.ok) setFound(result.value)
    })
    return () => {
      isWanted = false
    }
  }, [command, text])
  const chosen = value && 'record' in value ? value.record : null
  return (
    <>
      <TextField label={t('backups.search')} autoComplete="off" value={text} onChange={setText} />
      {text.trim() !== '' && found.length === 0 && <p className={styles.quiet}>{t('backups.noneFound')}</p>}
      {found.length > 0 && (
        <RadioGroup
          label={t('backups.found')}
          hideLabel
          value={chosen}
          onChange={(id) => onChoose(id)}
          options={found.map(({ id, name, kind, isGone }) => ({
            value: id,
            label: name,
            hint: t(isGone ? 'backups.foundGone' : kind === 'member' ? 'backups.foundMember' : 'backups.foundSalon'),
          }))}
        />
      )}
    </>
  )
}
