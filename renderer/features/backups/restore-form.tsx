import { useEffect, useState } from 'react'
import type { BackupBeside, BackupContents, BackupFrom } from '../../../shared/protocol/backups.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { BackupFactsBox } from './backup-facts.tsx'
import styles from './backups.module.css'
import { JobProgress } from './job-progress.tsx'
import { SecretForm } from './secret-form.tsx'
import { useOpenedBackup } from './use-opened-backup.ts'

/** Brings a whole community back into a profile that does not have it. */
export function RestoreForm({ onBack }: { readonly onBack: () => void }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const [from, setFrom] = useState<BackupFrom | null>(null)
  const beside = useBeside()
  return (
    <div className={styles.form}>
      {from === null && beside.length > 0 && (
        <section aria-label={t('backups.beside')} className={styles.facts}>
          <p className={styles.factsTitle}>{t('backups.beside')}</p>
          {beside.slice(0, BESIDE_SHOWN).map(({ name, made, bytes }) => (
            <Button key={name} kind="quiet" onClick={() => setFrom({ name })}>
              {formats.dayTime(made, undefined, now)} · {formats.bytes(bytes)}
            </Button>
          ))}
        </section>
      )}
      {from === null ? (
        <DropZone
          label={t('backups.drop')}
          hint={t('backups.dropHint')}
          accept=".chbackup"
          onFile={(file) => setFrom({ file: { name: file.name, data: file } })}
        />
      ) : (
        <Chosen from={from} />
      )}
      <div className={styles.actions}>
        {from !== null && <Button onClick={() => setFrom(null)}>{t('backups.otherFile')}</Button>}
        <Button kind="quiet" onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </div>
  )
}

/** The newest of them; whoever wants an older one finds it in the folder. */
const BESIDE_SHOWN = 5

/** What a profile whose database is gone may still have beside it. */
function useBeside(): readonly BackupBeside[] {
  const command = useCommand()
  const [beside, setBeside] = useState<readonly BackupBeside[]>([])
  useEffect(() => {
    let isWanted = true
    const look = async () => {
      const found = await command('backup.beside', {})
      if (isWanted && found.ok) setBeside(found.value)
    }
    void look()
    return () => {
      isWanted = false
    }
  }, [command])
  return beside
}

function Chosen({ from }: { readonly from: BackupFrom }) {
  const { problem } = useLanguage()
  const opening = useOpenedBackup(from)
  switch (opening.state) {
    case 'reading':
      return <JobProgress />
    case 'failed':
      return (
        <Notice tone="seal" live>
          {problem(opening.problem)}
        </Notice>
      )
    case 'locked':
      return <SecretForm wraps={opening.facts.wraps} onKey={opening.unlock} />
    case 'open':
      return <Whole contents={opening.contents} />
  }
}

function Whole({ contents }: { readonly contents: BackupContents }) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const [as, setAs] = useState<'same' | 'new'>('same')
  const [device, setDevice] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const submit = async () => {
    setBusy(true)
    const result = await command('backup.restoreWhole', { as, device: device.trim() })
    setBusy(false)
    if (!result.ok) setTrouble(problem(result.problem))
  }
  return (
    <Form className={styles.form} onSubmit={submit}>
      <BackupFactsBox contents={contents} />
      <RadioGroup
        label={t('backups.whereIsIt', { device: contents.device })}
        value={as}
        onChange={setAs}
        options={[
          { value: 'same', label: t('backups.asSame'), hint: t('backups.asSameHint') },
          {
            value: 'new',
            label: t('backups.asNew'),
            hint: t(contents.isAdmins ? 'backups.asNewHint' : 'backups.asNewOnlyAdmins'),
            disabled: !contents.isAdmins,
          },
        ]}
      />
      {as === 'new' && <TextField label={t('firstrun.deviceName')} value={device} onChange={setDevice} />}
      <p className={styles.quiet}>{t('backups.wholeNote')}</p>
      {trouble !== undefined && (
        <Notice tone="seal" live>
          {trouble}
        </Notice>
      )}
      <div>
        <Button kind="primary" size="large" submit disabled={busy || (as === 'new' && device.trim() === '')}>
          {t('backups.wholeDo')}
        </Button>
      </div>
    </Form>
  )
}
