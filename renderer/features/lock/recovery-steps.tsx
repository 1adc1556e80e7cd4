import { Printer, Save } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { plainGroup, RECOVERY_GROUPS } from '../../../shared/domain/recovery-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSaveFile } from '../common/use-save-file.ts'
import { RecoverySheet, recoveryText } from './recovery-sheet.tsx'
import styles from './recovery-steps.module.css'
import secretStyles from './secret-form.module.css'
import { useCountdown } from './use-countdown.ts'

export interface RecoveryStepsProps {
  /** Whether the passphrase is asked for first: not from somebody who has just chosen it. */
  readonly ask: boolean
  /** `confirmed` where the person has shown that they have the key. */
  readonly onEnd: (confirmed: boolean) => void
}

type Step =
  | { readonly at: 'asking' }
  | { readonly at: 'failed'; readonly full: boolean }
  | { readonly at: 'shown' | 'typing'; readonly recoveryKey: string; readonly made: string }

/** Makes a recovery key, shows it once, and asks for two of its groups, so that nobody clicks past it unread. */
export function RecoverySteps({ ask, onEnd }: RecoveryStepsProps) {
  const { t, problem } = useLanguage()
  const [step, setStep] = useState<Step | null>(ask ? { at: 'asking' } : null)
  const begun = useRef(ask)
  const make = async (passphrase?: string) => {
    const proof = passphrase === undefined ? {} : { proof: { passphrase } }
    const answer = await bridge().request('profile.makeRecoveryKey', proof)
    if (answer.status === 'made') setStep({ at: 'shown', recoveryKey: answer.recoveryKey, made: answer.made })
    else if (answer.status === 'failed') setStep({ at: 'failed', full: answer.reason === 'disk-full' })
    else if (passphrase === undefined) setStep({ at: 'asking' })
    return 'wait' in answer ? answer : null
  }
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void make()
  })

  if (step === null) return null
  switch (step.at) {
    case 'asking':
      return <AskPassphrase onTry={make} onCancel={() => onEnd(false)} />
    case 'failed':
      return (
        <>
          <Notice tone="seal" live>
            {problem({ code: step.full ? 'disk-full' : 'storage-failed' })}
          </Notice>
          <Foot>
            <Button onClick={() => onEnd(false)}>{t('lock.later')}</Button>
          </Foot>
        </>
      )
    case 'shown':
      return <Shown step={step} onNext={() => setStep({ ...step, at: 'typing' })} onLater={() => onEnd(false)} />
    case 'typing':
      return (
        <Typing
          recoveryKey={step.recoveryKey}
          onBack={() => setStep({ ...step, at: 'shown' })}
          onDone={() => onEnd(true)}
        />
      )
  }
}

interface AskProps {
  /** Answers with how long to wait where it was wrong. */
  readonly onTry: (passphrase: string) => Promise<{ readonly status: string; readonly wait: number } | null>
  readonly onCancel: () => void
}

/** The passphrase once more, from whoever already sits before an open register. */
export function AskPassphrase({ onTry, onCancel }: AskProps) {
  const { t } = useLanguage()
  const [passphrase, setPassphrase] = useState('')
  const [isWrong, setWrong] = useState(false)
  const countdown = useCountdown()
  const submit = async () => {
    const refused = await onTry(passphrase)
    if (!refused) return
    setWrong(refused.status === 'wrong')
    countdown.start(refused.wait)
  }
  return (
    <Form className={secretStyles.form} onSubmit={submit}>
      <TextField
        label={t('lock.passphraseNow')}
        type="password"
        autoFocus
        autoComplete="current-password"
        value={passphrase}
        onChange={(text) => {
          setPassphrase(text)
          setWrong(false)
        }}
        problem={isWrong ? t('firstrun.unlockWrong') : undefined}
      />
      <Foot>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button kind="primary" submit disabled={passphrase === '' || countdown.seconds > 0}>
          {countdown.seconds > 0 ? t('lock.wait', { time: countdown.clock }) : t('lock.goOn')}
        </Button>
      </Foot>
    </Form>
  )
}

interface ShownProps {
  readonly step: { readonly recoveryKey: string; readonly made: string }
  readonly onNext: () => void
  readonly onLater: () => void
}

function Shown({ step: { recoveryKey, made }, onNext, onLater }: ShownProps) {
  const speech = useLanguage()
  const { t } = speech
  const saveFile = useSaveFile()
  const save = () => {
    const bytes = new TextEncoder().encode(recoveryText(recoveryKey, made, speech))
    return saveFile({ name: t('lock.fileName'), bytes }, { name: t('lock.textFile'), extensions: ['txt'] })
  }
  return (
    <>
      <RecoverySheet recoveryKey={recoveryKey} made={made} />
      <div className={styles.keep}>
        {/* Somewhere in the middle of what comes next, where the field that was typed in is gone. */}
        <Button icon={<Printer />} autoFocus onClick={() => window.print()}>
          {t('lock.print')}
        </Button>
        <Button icon={<Save />} onClick={() => void save()}>
          {t('lock.save')}
        </Button>
        <span className={styles.hint}>{t('lock.keepHint')}</span>
      </div>
      <p className={classes(secretStyles.lost, styles.lost)}>{t('lock.lostWithoutBoth')}</p>
      <Foot>
        <Button kind="quiet" onClick={onLater}>
          {t('lock.later')}
        </Button>
        <Button kind="primary" onClick={onNext}>
          {t('lock.haveIt')}
        </Button>
      </Foot>
    </>
  )
}

interface TypingProps {
  readonly recoveryKey: string
  readonly onBack: () => void
  readonly onDone: () => void
}

/** Two groups from the paper. */
function Typing({ recoveryKey, onBack, onDone }: TypingProps) {
  const { t, problem } = useLanguage()
  const [asked] = useState(twoGroups)
  const [typed, setTyped] = useState<readonly string[]>(['', ''])
  const [tried, setTried] = useState(false)
  const [isUnsaved, setUnsaved] = useState(false)
  const groups = recoveryKey.split('-')
  const isRight = (at: number) => plainGroup(typed[at] ?? '') === plainGroup(groups[asked[at] ?? 0] ?? '')
  const submit = async () => {
    setTried(true)
    if (!asked.every((_, at) => isRight(at))) return
    const answer = await bridge().request('profile.confirmRecoveryKey', { recoveryKey })
    if (answer.status === 'confirmed') onDone()
    else setUnsaved(true)
  }
  return (
    <Form className={secretStyles.form} onSubmit={submit}>
      <p>{t('lock.typeText')}</p>
      <div className={secretStyles.pair}>
        {asked.map((group, at) => (
          <TextField
            key={group}
            label={t('lock.group', { number: group + 1 })}
            autoFocus={at === 0}
            maxLength={12}
            autoComplete="one-time-code"
            value={typed[at] ?? ''}
            onChange={(text) => {
              setTyped(typed.with(at, text))
              setTried(false)
            }}
            problem={tried && !isRight(at) ? t('lock.groupWrong') : undefined}
          />
        ))}
      </div>
      {isUnsaved && (
        <Notice tone="seal" live>
          {problem({ code: 'storage-failed' })}
        </Notice>
      )}
      <Foot>
        <Button onClick={onBack}>{t('lock.showAgain')}</Button>
        <Button kind="primary" submit>
          {t('lock.confirm')}
        </Button>
      </Foot>
    </Form>
  )
}

function Foot({ children }: { readonly children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>
}

/** Two different places of a recovery key, in order. */
function twoGroups(): readonly number[] {
  const [first = 0, step = 0] = crypto.getRandomValues(new Uint8Array(2))
  const one = first % RECOVERY_GROUPS
  const other = (one + 1 + (step % (RECOVERY_GROUPS - 1))) % RECOVERY_GROUPS
  return [one, other].sort((a, b) => a - b)
}
