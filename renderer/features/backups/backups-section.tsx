import { FolderOpen, RotateCcw, Save } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { USUAL_KEEPING } from '../../../shared/domain/keeping.ts'
import type { KeepRule } from '../../../shared/domain/keeping.ts'
import type { BackupFrom, BackupLine, BackupsView } from '../../../shared/protocol/backups.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './backups.module.css'
import { JobProgress } from './job-progress.tsx'
import { RestoreDialog } from './restore-dialog.tsx'

/** Where backups go, how many are kept, which there are, and the way back from one. */
export function BackupsSection() {
  const { t } = useLanguage()
  const act = useDo()
  const view = useView('backups', {})
  const job = useView('backupJob', {})
  const [restoring, setRestoring] = useState<BackupFrom | null>(null)
  const isBusy = job.state === 'ready' && job.value.state === 'running'
  return (
    <Card
      title={t('backups.title')}
      actions={
        <Button
          size="small"
          icon={<Save />}
          disabled={isBusy}
          onClick={() => void act('backup.now', {}, { done: t('backups.made') })}
        >
          {t('backups.now')}
        </Button>
      }
    >
      <div className={styles.rows}>
        <p className={styles.quiet}>{t('backups.text')}</p>
        {restoring === null && <JobProgress />}
        {view.state === 'ready' && (
          <>
            <Choices view={view.value} />
            <Troubles view={view.value} />
            <List view={view.value} isBusy={isBusy} onRestore={setRestoring} />
          </>
        )}
      </div>
      {restoring !== null && <RestoreDialog from={restoring} onClose={() => setRestoring(null)} />}
    </Card>
  )
}

/** How many backups are kept, from little to much. */
const KEEPING: Readonly<Record<'few' | 'usual' | 'many', KeepRule>> = {
  few: { days: 3, weeks: 2, months: 3 },
  usual: USUAL_KEEPING,
  many: { days: 14, weeks: 8, months: 36 },
}

function Choices({ view: { folder, isOn, keep } }: { readonly view: BackupsView }) {
  const { t } = useLanguage()
  const act = useDo()
  const amount = (['few', 'usual', 'many'] as const).find((one) => KEEPING[one].days === keep.days) ?? null
  return (
    <>
      <Checkbox checked={isOn} onChange={(on) => void act('backup.settings', { isOn: on, keep })}>
        {t('backups.on')}
      </Checkbox>
      <div className={styles.row}>
        <span className={styles.label}>{t('backups.folder')}</span>
        <div className={styles.choices}>
          <span>{folder ?? t('backups.ownFolder')}</span>
          <Button size="small" icon={<FolderOpen />} onClick={() => void choose(act)}>
            {t('backups.chooseFolder')}
          </Button>
          {folder !== null && (
            <Button size="small" kind="quiet" onClick={() => void act('backup.ownFolder', {})}>
              {t('backups.useOwn')}
            </Button>
          )}
        </div>
      </div>
      {folder === null && <p className={styles.quiet}>{t('backups.ownFolderHint')}</p>}
      <Select
        label={t('backups.keep')}
        value={amount}
        onChange={(next) => void act('backup.settings', { isOn, keep: KEEPING[next] })}
        options={(['few', 'usual', 'many'] as const).map((one) => ({
          value: one,
          label: t('backups.keepRule', { ...KEEPING[one] }),
        }))}
      />
    </>
  )
}

/** Who chooses nothing in the system's dialog need not be told that nothing was chosen. */
async function choose(act: ReturnType<typeof useDo>): Promise<void> {
  await act('backup.chooseFolder', {}, { quiet: true })
}

function Troubles({ view: { trouble, failure, isPortable } }: { readonly view: BackupsView }) {
  const { t, problem } = useLanguage()
  const reason = trouble ?? failure
  return (
    <>
      {reason && (
        <Notice tone="seal" title={t('backups.failed')} live>
          {problem(reason)}
        </Notice>
      )}
      {!isPortable && (
        <Notice tone="ochre" title={t('backups.onlyHere')}>
          {t('backups.onlyHereText')}
        </Notice>
      )}
    </>
  )
}

interface ListProps {
  readonly view: BackupsView
  readonly isBusy: boolean
  readonly onRestore: (from: BackupFrom) => void
}

/** Of more than this the older ones are asked for. */
const SHOWN = 8

function List({ view: { list }, isBusy, onRestore }: ListProps) {
  const { t } = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const shown = isWhole ? list : list.slice(0, SHOWN)
  return (
    <>
      {list.length === 0 ? (
        <p>{t('backups.none')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((backup) => (
            <Line key={backup.name} backup={backup} isBusy={isBusy} onRestore={onRestore} />
          ))}
        </ul>
      )}
      <div className={styles.more}>
        {list.length > shown.length && (
          <Button size="small" kind="quiet" onClick={() => setWhole(true)}>
            {t('backups.showAll', { count: list.length })}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => input.current?.click()}>
          {t('backups.fromFile')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-hidden="true"
          tabIndex={-1}
          accept=".chbackup"
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file) onRestore({ file: { name: file.name, data: file } })
          }}
        />
      </div>
    </>
  )
}

interface LineProps {
  readonly backup: BackupLine
  readonly isBusy: boolean
  readonly onRestore: (from: BackupFrom) => void
}

function Line({ backup, isBusy, onRestore }: LineProps) {
  const { t, formats, problem } = useLanguage()
  const act = useDo()
  const now = useNow()
  const { name, made, why, bytes, device, isOwn, verified } = backup
  const [from] = useState<BackupFrom>({ name })
  const id = useId()
  return (
    <li className={styles.backup}>
      <div className={styles.words}>
        <span id={id} className={styles.when}>
          {formats.dayTime(made, undefined, now)}
        </span>
        <p className={styles.detail}>
          {[
            t(`backups.why.${why}`),
            formats.bytes(bytes),
            !isOwn && device,
            verified === null ? t('backups.unverified') : t('backups.verified', { ago: formats.ago(verified, now) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {backup.problem && <p className={styles.bad}>{problem(backup.problem)}</p>}
      </div>
      <Button
        size="small"
        kind="quiet"
        aria-describedby={id}
        disabled={isBusy}
        onClick={() => void act('backup.verify', { name }, { done: t('backups.verifiedNow') })}
      >
        {t('backups.verify')}
      </Button>
      <Button size="small" icon={<RotateCcw />} aria-describedby={id} disabled={isBusy} onClick={() => onRestore(from)}>
        {t('backups.restore')}
      </Button>
    </li>
  )
}
