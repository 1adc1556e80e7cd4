import { useEffect, useRef, useState } from 'react'
import type { ProfileState, ProtectAnswer, ProtectionChoice } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import styles from './protect-screen.module.css'
import { sampleAsked } from './sample-asked.ts'
import { WelcomeLayout } from './welcome-layout.tsx'

export interface ProtectScreenProps {
  readonly profile: Exclude<ProfileState, { readonly status: 'ready' }>
  readonly onProfile: (profile: ProfileState) => void
}

/** Everything that stands between a person and the key: choosing how it is kept, the passphrase, a broken key file. */
export function ProtectScreen({ profile, onProfile }: ProtectScreenProps) {
  switch (profile.status) {
    case 'fresh':
      return <Fresh keychain={profile.keychain} onProfile={onProfile} />
    case 'locked':
      return <Locked onProfile={onProfile} />
    case 'damaged':
      return <Damaged reason={profile.reason} />
  }
}

type Failure = Extract<ProtectAnswer, { readonly status: 'failed' }>['reason']

/**
 * With a keychain there is nothing to ask: it is used, and the next screen says so. The sample holds nobody's data, so it
 * asks nothing either.
 */
function Fresh({
  keychain,
  onProfile,
}: {
  readonly keychain: boolean
  readonly onProfile: (profile: ProfileState) => void
}) {
  const { t, problem } = useLanguage()
  const silent: ProtectionChoice['kind'] | undefined = sampleAsked() ? 'file' : keychain ? 'os' : undefined
  const [kind, setKind] = useState<'passphrase' | 'file'>('passphrase')
  const [failure, setFailure] = useState<Failure>()

  const protect = async (protection: ProtectionChoice) => {
    const answer = await bridge().request('profile.protect', protection)
    if (answer.status === 'failed') setFailure(answer.reason)
    else onProfile(answer)
  }
  const asked = useRef(false)
  useEffect(() => {
    if (silent === undefined || asked.current) return
    asked.current = true
    void protect({ kind: silent === 'os' ? 'os' : 'file' })
  })
  if (silent !== undefined && failure === undefined) return null
  return (
    <WelcomeLayout title={t('firstrun.protectTitle')} text={t('firstrun.protectText')}>
      <RadioGroup
        label={t('firstrun.protectTitle')}
        hideLabel
        look="cards"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'passphrase', label: t('firstrun.protectPassphrase'), hint: t('firstrun.protectPassphraseHint') },
          { value: 'file', label: t('firstrun.protectFile'), hint: t('firstrun.protectFileHint') },
        ]}
      />
      {failure !== undefined && failure !== 'no-keychain' && (
        <Notice tone="seal" live>
          {problem({ code: failure === 'disk-full' ? 'disk-full' : 'storage-failed' })}
        </Notice>
      )}
      {kind === 'passphrase' ? (
        <PassphraseForm onChoose={(passphrase) => protect({ kind: 'passphrase', passphrase })} />
      ) : (
        <div>
          <Button kind="primary" size="large" onClick={() => void protect({ kind: 'file' })}>
            {t('firstrun.protectFileDo')}
          </Button>
        </div>
      )}
    </WelcomeLayout>
  )
}

function Locked({ onProfile }: { readonly onProfile: (profile: ProfileState) => void }) {
  const { t } = useLanguage()
  const [passphrase, setPassphrase] = useState('')
  const [state, setState] = useState<'asking' | 'trying' | 'wrong'>('asking')
  const [folder, setFolder] = useState('')
  useEffect(() => {
    void bridge()
      .request('app.info')
      .then((info) => setFolder(info.folder))
  }, [])
  const submit = async () => {
    setState('trying')
    const answer = await bridge().request('profile.unlock', { passphrase })
    if (answer.status === 'wrong' || answer.status === 'too-early') setState('wrong')
    else onProfile(answer)
  }
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
        <Button kind="primary" size="large" submit disabled={passphrase === '' || state === 'trying'}>
          {t('firstrun.unlockDo')}
        </Button>
      </Form>
      <details className={styles.forgotten}>
        <summary>{t('firstrun.unlockForgotten')}</summary>
        <p>{t('firstrun.unlockForgottenText', { folder })}</p>
      </details>
    </WelcomeLayout>
  )
}

const DAMAGE = {
  unreadable: 'firstrun.damagedUnreadable',
  newer: 'firstrun.damagedNewer',
  keychain: 'firstrun.damagedKeychain',
} as const

function Damaged({ reason }: { readonly reason: keyof typeof DAMAGE }) {
  const { t } = useLanguage()
  return (
    <WelcomeLayout title={t('firstrun.damagedTitle')}>
      <Notice tone="seal">{t(DAMAGE[reason])}</Notice>
    </WelcomeLayout>
  )
}
