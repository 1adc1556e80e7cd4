import { useEffect, useRef, useState } from 'react'
import type { ProfileState, ProtectAnswer, ProtectionChoice } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecoverScreen } from '../lock/recover-screen.tsx'
import { RecoverySteps } from '../lock/recovery-steps.tsx'
import { UnlockScreen } from '../lock/unlock-screen.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
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
      return <UnlockScreen wait={profile.wait} recovery={profile.recovery} onProfile={onProfile} />
    case 'damaged':
      return <Damaged profile={profile} onProfile={onProfile} />
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
  const [chosen, setChosen] = useState<ProfileState>()

  const protect = async (protection: ProtectionChoice) => {
    const answer = await bridge().request('profile.protect', protection)
    if (answer.status === 'failed') setFailure(answer.reason)
    else if (answer.status === 'ready' && protection.kind === 'passphrase') setChosen(answer)
    else onProfile(answer)
  }
  const asked = useRef(false)
  useEffect(() => {
    if (silent === undefined || asked.current) return
    asked.current = true
    void protect({ kind: silent === 'os' ? 'os' : 'file' })
  })
  if (silent !== undefined && failure === undefined) return null
  if (chosen) {
    return (
      <WelcomeLayout title={t('lock.setUpTitle')} text={t('lock.setUpText')}>
        <RecoverySteps ask={false} onEnd={() => onProfile(chosen)} />
      </WelcomeLayout>
    )
  }
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

const DAMAGE = {
  unreadable: 'firstrun.damagedUnreadable',
  newer: 'firstrun.damagedNewer',
  keychain: 'firstrun.damagedKeychain',
} as const

interface DamagedProps {
  readonly profile: Extract<ProfileState, { readonly status: 'damaged' }>
  readonly onProfile: (profile: ProfileState) => void
}

function Damaged({ profile, onProfile }: DamagedProps) {
  const { t } = useLanguage()
  const [isRecovering, setRecovering] = useState(false)
  if (isRecovering) return <RecoverScreen onBack={() => setRecovering(false)} onProfile={onProfile} />
  return (
    <WelcomeLayout title={t('firstrun.damagedTitle')}>
      <Notice tone="seal">{t(DAMAGE[profile.reason])}</Notice>
      {profile.reason === 'keychain' && profile.recovery && (
        <div>
          <Button kind="primary" size="large" onClick={() => setRecovering(true)}>
            {t('lock.useRecovery')}
          </Button>
        </div>
      )}
    </WelcomeLayout>
  )
}
