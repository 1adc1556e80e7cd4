import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { LockSettings } from '../../../shared/protocol/lock.ts'
import type { KeyCare } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'

/** "Later" means so long. */
const LATER_DAYS = 14
const DAY_MS = 86_400_000

/** Says that there is no recovery key yet, until there is one or somebody puts it off. */
export function RecoveryReminder() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const [care, setCare] = useState<KeyCare>()
  const [settings, setSettings] = useState<LockSettings>()
  useEffect(() => {
    void bridge().request('profile.care').then(setCare)
    void bridge().request('lock.settings').then(setSettings)
  }, [])
  if (!care || !settings || care.protection === 'none' || care.recovery?.confirmed === true) return null
  if (settings.remindFrom !== null && settings.remindFrom > dayAfter(0)) return null
  const later = async () => {
    setSettings(await bridge().request('lock.set', { ...settings, remindFrom: dayAfter(LATER_DAYS) }))
  }
  return (
    <Notice
      tone="ochre"
      title={t('lock.remindTitle')}
      actions={
        <>
          <Button size="small" kind="quiet" onClick={() => void later()}>
            {t('lock.later')}
          </Button>
          <Button size="small" onClick={() => navigate('/settings/protection')}>
            {t('lock.makeRecovery')}
          </Button>
        </>
      }
    >
      <p>{t(care.protection === 'passphrase' ? 'lock.remindPassphrase' : 'lock.remindElse')}</p>
    </Notice>
  )
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
