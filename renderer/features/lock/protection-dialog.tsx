import { useState } from 'react'
import type { KeyCare, ProtectionChoice } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { PassphraseForm } from '../welcome/passphrase-form.tsx'
import { AskPassphrase, RecoverySteps } from './recovery-steps.tsx'
import { useCountdown } from './use-countdown.ts'

export type ProtectionTask = 'passphrase' | 'keychain' | 'recovery'

export interface ProtectionDialogProps {
  readonly task: ProtectionTask
  readonly care: KeyCare
  readonly onEnd: () => void
}

const TITLES = {
  passphrase: 'lock.setPassphraseTitle',
  keychain: 'lock.useKeychainTitle',
  recovery: 'lock.recoveryKey',
} as const

/** Changes how the key is kept. Whatever of it fails, the key is kept as before. */
export function ProtectionDialog({ task: first, care, onEnd }: ProtectionDialogProps) {
  const { t, problem } = useLanguage()
  const toast = useToast()
  const [task, setTask] = useState(first)
  const [failure, setFailure] = useState<'disk-full' | 'storage-failed'>()
  const hasPassphrase = care.protection === 'passphrase'

  /** Answers with how long to wait where the passphrase was wrong. */
  const change = async (to: ProtectionChoice, passphrase?: string) => {
    const proof = passphrase === undefined ? {} : { proof: { passphrase } }
    const answer = await bridge().request('profile.change', { ...proof, to })
    if (answer.status === 'wrong' || answer.status === 'too-early') return answer
    if (answer.status === 'ready') {
      toast({ tone: 'jade', text: t(to.kind === 'passphrase' ? 'lock.passphraseSet' : 'lock.keychainSet') })
      // Whoever relies on a passphrase from now on is offered what opens when it is forgotten.
      if (to.kind === 'passphrase' && care.recovery?.confirmed !== true) setTask('recovery')
      else onEnd()
    } else setFailure(answer.status === 'failed' && answer.reason === 'disk-full' ? 'disk-full' : 'storage-failed')
    return null
  }
  return (
    <Dialog title={t(TITLES[task])} open onClose={onEnd} size={task === 'recovery' ? 'large' : 'normal'}>
      {failure !== undefined && (
        <Notice tone="seal" live>
          {problem({ code: failure })}
        </Notice>
      )}
      {task === 'passphrase' && (
        <NewPassphrase
          ask={hasPassphrase}
          onChoose={(chosen, now) => change({ kind: 'passphrase', passphrase: chosen }, now)}
        />
      )}
      {task === 'keychain' && (
        <>
          <p>{t('lock.useKeychainText')}</p>
          {hasPassphrase ? (
            <AskPassphrase onTry={(passphrase) => change({ kind: 'os' }, passphrase)} onCancel={onEnd} />
          ) : (
            <AskNothing onDo={() => change({ kind: 'os' })} />
          )}
        </>
      )}
      {task === 'recovery' && (
        <>
          <p>{t('lock.setUpText')}</p>
          <RecoverySteps
            ask={hasPassphrase && first === 'recovery'}
            onEnd={(confirmed) => {
              if (confirmed) toast({ tone: 'jade', text: t('lock.confirmed') })
              onEnd()
            }}
          />
        </>
      )}
    </Dialog>
  )
}

function AskNothing({ onDo }: { readonly onDo: () => Promise<unknown> }) {
  const { t } = useLanguage()
  return (
    <div>
      <Button kind="primary" onClick={() => void onDo()}>
        {t('lock.useKeychain')}
      </Button>
    </div>
  )
}

interface NewPassphraseProps {
  /** Whether the one that holds now is asked for. */
  readonly ask: boolean
  readonly onChoose: (
    passphrase: string,
    now: string | undefined,
  ) => Promise<{ readonly status: string; readonly wait: number } | null>
}

function NewPassphrase({ ask, onChoose }: NewPassphraseProps) {
  const { t, formats } = useLanguage()
  const [now, setNow] = useState('')
  const [isWrong, setWrong] = useState(false)
  const countdown = useCountdown()
  const choose = async (passphrase: string) => {
    const refused = await onChoose(passphrase, ask ? now : undefined)
    if (!refused) return
    setWrong(refused.status === 'wrong')
    countdown.start(refused.wait)
  }
  const waiting = countdown.seconds > 0 ? t('lock.wait', { time: countdown.clock }) : undefined
  return (
    <>
      {ask && (
        <TextField
          label={t('lock.passphraseNow')}
          type="password"
          autoComplete="current-password"
          value={now}
          onChange={(text) => {
            setNow(text)
            setWrong(false)
          }}
          hint={waiting}
          problem={isWrong ? formats.sentences([t('firstrun.unlockWrong'), waiting ?? '']) : undefined}
        />
      )}
      <PassphraseForm onChoose={choose} />
    </>
  )
}
