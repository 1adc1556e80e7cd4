import { useEffect, useState } from 'react'
import type { ProfileState } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { WelcomeLayout } from '../welcome/welcome-layout.tsx'
import { RecoverScreen } from './recover-screen.tsx'
import styles from './unlock-screen.module.css'
import { useCountdown } from './use-countdown.ts'

export interface UnlockScreenProps {
  /** Milliseconds before the first attempt, where wrong ones were made before. */
  readonly wait: number
  /** Whether there is a recovery key. */
  readonly recovery: boolean
  readonly onProfile: (profile: ProfileState) => void
}

/** Asks for the passphrase; who forgot it uses the recovery key. Nothing about anybody is in this page. */
export function UnlockScreen({ wait, recovery, onProfile }: UnlockScreenProps) {
  const { t } = useLanguage()
  const [passphrase, setPassphrase] = useState('')
  const [state, setState] = useState<'asking' | 'trying' | 'wrong'>('asking')
  const [isRecovering, setRecovering] = useState(false)
  const countdown = useCountdown(wait)
  // Another window of the app was unlocked: this one may open, too.
  useEffect(
    () => bridge().on('profile.opened', async () => onProfile(await bridge().request('profile.key'))),
    [onProfile],
  )

  if (isRecovering) return <RecoverScreen onBack={() => setRecovering(false)} onProfile={onProfile} />
  const submit = async () => {
    setState('trying')
    const answer = await bridge().request('profile.unlock', { passphrase })
    if (answer.status !== 'wrong' && answer.status !== 'too-early') return onProfile(answer)
    setState(answer.status === 'wrong' ? 'wrong' : 'asking')
    countdown.start(answer.wait)
  }
  const waiting = countdown.seconds > 0
  return (
    <WelcomeLayout title={t('firstrun.unlockTitle')} text={t('firstrun.unlockText')}>
      <Form className={styles.unlock} onSubmit={submit}>
        <TextField
          label={t('firstrun.passphrase')}
          type="password"
          large
          autoFocus
          autoComplete="current-password"
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text)
            setState('asking')
          }}
          problem={state === 'wrong' ? t('firstrun.unlockWrong') : undefined}
        />
        <div className={styles.line}>
          <Button kind="primary" size="large" submit disabled={passphrase === '' || state === 'trying' || waiting}>
            {t('firstrun.unlockDo')}
          </Button>
          {/* Told once when it begins; a screen reader that counted along would say nothing else. */}
          <span role="status" className="visually-hidden">
            {waiting && t('lock.waitBegins')}
          </span>
          {waiting && (
            <span className={styles.wait} aria-hidden="true">
              {t('lock.wait', { time: countdown.clock })}
            </span>
          )}
        </div>
      </Form>
      <Forgotten recovery={recovery} onRecover={() => setRecovering(true)} />
    </WelcomeLayout>
  )
}

function Forgotten({ recovery, onRecover }: { readonly recovery: boolean; readonly onRecover: () => void }) {
  const { t } = useLanguage()
  const [folder, setFolder] = useState('')
  useEffect(() => {
    void bridge()
      .request('app.info')
      .then((info) => setFolder(info.folder))
  }, [])
  return (
    <details className={styles.forgotten}>
      <summary>{t('firstrun.unlockForgotten')}</summary>
      {recovery ? (
        <>
          <p>{t('lock.forgottenRecovery')}</p>
          <Button onClick={onRecover}>{t('lock.useRecovery')}</Button>
          <p>{t('lock.forgottenBoth', { folder })}</p>
        </>
      ) : (
        <p>{t('firstrun.unlockForgottenText', { folder })}</p>
      )}
    </details>
  )
}
