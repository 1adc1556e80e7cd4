import { useEffect, useState } from 'react'
import type { KeyCare, ProfileState, ProtectionChoice } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PassphraseForm } from '../welcome/passphrase-form.tsx'
import { StepActions } from '../welcome/step-actions.tsx'
import { WelcomeLayout } from '../welcome/welcome-layout.tsx'
import { recoveryMistake } from './recovery-mistake.ts'
import styles from './unlock-screen.module.css'

export interface RecoverScreenProps {
  readonly onBack: () => void
  readonly onProfile: (profile: ProfileState) => void
}

/** Opens with the recovery key, and then asks how the key shall be kept from now on. */
export function RecoverScreen({ onBack, onProfile }: RecoverScreenProps) {
  const speech = useLanguage()
  const { t } = speech
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [opened, setOpened] = useState<ProfileState>()

  const submit = async () => {
    const mistake = recoveryMistake(typed, speech)
    if (mistake !== null) return setProblem(mistake)
    const answer = await bridge().request('profile.unlock', { recoveryKey: typed })
    if (answer.status === 'ready') setOpened(answer)
    else if (answer.status === 'wrong' || answer.status === 'too-early') setProblem(t('lock.recoveryWrong'))
    else onProfile(answer)
    return undefined
  }
  if (opened) return <KeepAnew recoveryKey={typed} opened={opened} onProfile={onProfile} />
  return (
    <WelcomeLayout title={t('lock.recoverTitle')} text={t('lock.recoverText')}>
      <Form className={styles.recover} onSubmit={submit}>
        <TextArea
          label={t('lock.recoveryKey')}
          hint={t('lock.recoverHint')}
          code
          autoFocus
          autoComplete="off"
          spellCheck={false}
          rows={2}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setProblem(undefined)
          }}
          onKeyDown={(event) => {
            // It stands on two lines because it is long, and is one thing to be sent.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
          problem={problem}
        />
        <StepActions
          className={styles.actions}
          does={t('firstrun.unlockDo')}
          disabled={typed.trim() === ''}
          onBack={onBack}
        />
      </Form>
    </WelcomeLayout>
  )
}

interface KeepAnewProps {
  readonly recoveryKey: string
  readonly opened: ProfileState
  readonly onProfile: (profile: ProfileState) => void
}

/** The data is open; what failed before (a passphrase, a keychain) is set anew, or left as it is. */
function KeepAnew({ recoveryKey, opened, onProfile }: KeepAnewProps) {
  const { t, problem } = useLanguage()
  const [care, setCare] = useState<KeyCare>()
  const [failure, setFailure] = useState<'disk-full' | 'storage-failed'>()
  useEffect(() => {
    void bridge().request('profile.care').then(setCare)
  }, [])
  const keep = async (to: ProtectionChoice) => {
    const answer = await bridge().request('profile.change', { proof: { recoveryKey }, to })
    if (answer.status === 'ready') return onProfile(answer)
    return setFailure(answer.status === 'failed' && answer.reason === 'disk-full' ? 'disk-full' : 'storage-failed')
  }
  return (
    <WelcomeLayout title={t('lock.anewTitle')} text={t('lock.anewText')}>
      {failure !== undefined && (
        <Notice tone="seal" live>
          {problem({ code: failure })}
        </Notice>
      )}
      <PassphraseForm onChoose={(passphrase) => keep({ kind: 'passphrase', passphrase })} />
      <div className={styles.actions}>
        {care?.keychain === true && care.protection === 'os' && (
          <Button onClick={() => void keep({ kind: 'os' })}>{t('lock.anewKeychain')}</Button>
        )}
        <Button kind="quiet" onClick={() => onProfile(opened)}>
          {t('lock.anewSame')}
        </Button>
      </div>
    </WelcomeLayout>
  )
}
