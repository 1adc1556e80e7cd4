import { useState } from 'react'
import { readRecoveryKey } from '../../../shared/domain/recovery-key.ts'
import type { PortableWraps } from '../../../shared/protocol/key-wraps.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './backups.module.css'

export interface SecretFormProps {
  /** What the backup can be opened by. */
  readonly wraps: PortableWraps
  readonly onKey: (key: Uint8Array<ArrayBuffer>) => Promise<void>
}

/** Asks for the recovery key or the passphrase of the machine that made a backup. */
export function SecretForm({ wraps, onKey }: SecretFormProps) {
  const { t } = useLanguage()
  const [kind, setKind] = useState<'recovery' | 'passphrase'>(wraps.recovery.length > 0 ? 'recovery' : 'passphrase')
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (wraps.recovery.length === 0 && !wraps.passphrase) return <Notice tone="seal">{t('backups.opensNowhere')}</Notice>
  const type = (text: string) => {
    setTyped(text)
    setTrouble(undefined)
  }
  const submit = async () => {
    if (kind === 'recovery' && !readRecoveryKey(typed).ok) {
      setTrouble(t('backups.recoveryMistyped'))
      return
    }
    setBusy(true)
    const secret = kind === 'recovery' ? { recoveryKey: typed } : { passphrase: typed }
    const answer = await bridge().request('profile.openWraps', { wraps, secret })
    if (answer.status === 'opened') await onKey(answer.key)
    else {
      const seconds = Math.ceil(answer.wait / 1000)
      setTrouble(t(answer.status === 'wrong' ? 'backups.secretWrong' : 'backups.secretTooEarly', { seconds }))
    }
    setBusy(false)
  }
  return (
    <Form className={styles.dialog} onSubmit={submit}>
      <p>{t('backups.secretText')}</p>
      {wraps.recovery.length > 0 && wraps.passphrase && (
        <RadioGroup
          label={t('backups.secretKind')}
          look="row"
          value={kind}
          onChange={(next) => {
            setKind(next)
            type('')
          }}
          options={[
            { value: 'recovery', label: t('backups.recoveryKey') },
            { value: 'passphrase', label: t('backups.passphrase') },
          ]}
        />
      )}
      <TextField
        label={t(kind === 'recovery' ? 'backups.recoveryKey' : 'backups.passphrase')}
        type={kind === 'recovery' ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={typed}
        onChange={type}
        problem={trouble}
      />
      <div>
        <Button kind="primary" submit disabled={busy || typed === ''}>
          {t('backups.secretDo')}
        </Button>
      </div>
    </Form>
  )
}
