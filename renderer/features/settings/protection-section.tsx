import { Lock, LockOpen } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { LOCK_AFTER_MINUTES } from '../../../shared/protocol/lock.ts'
import type { LockSettings } from '../../../shared/protocol/lock.ts'
import type { KeyCare } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { ProtectionDialog } from '../lock/protection-dialog.tsx'
import type { ProtectionTask } from '../lock/protection-dialog.tsx'
import styles from './settings.module.css'

const KEPT = { os: 'settings.dataOs', passphrase: 'settings.dataPassphrase', file: 'settings.dataFile' } as const

/** How the key is kept, what opens it besides, and when the app locks. */
export function ProtectionSection() {
  const { t } = useLanguage()
  const [care, setCare] = useState<KeyCare>()
  const [task, setTask] = useState<ProtectionTask | null>(null)
  const look = useCallback(() => void bridge().request('profile.care').then(setCare), [])
  useEffect(look, [look])
  const end = () => {
    setTask(null)
    look()
  }
  if (care === undefined || care.protection === 'none') return null
  const { protection, keychain } = care
  const isOpen = protection === 'file'
  return (
    <Card title={t('lock.section')}>
      <div className={styles.rows}>
        <p className={classes(styles.lock, isOpen && styles.open)}>
          {isOpen ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
          {t(KEPT[protection])}
        </p>
        <div className={styles.row}>
          <span className={styles.label}>{t('firstrun.passphrase')}</span>
          <div className={styles.found}>
            <Button size="small" onClick={() => setTask('passphrase')}>
              {protection === 'passphrase' ? t('lock.changePassphrase') : t('lock.setPassphrase')}
            </Button>
            {protection !== 'os' && keychain && (
              <Button size="small" kind="quiet" onClick={() => setTask('keychain')}>
                {t('lock.useKeychain')}
              </Button>
            )}
          </div>
        </div>
        <Recovery care={care} onMake={() => setTask('recovery')} />
        <LockRows hasPassphrase={protection === 'passphrase'} />
      </div>
      {task !== null && <ProtectionDialog task={task} care={care} onEnd={end} />}
    </Card>
  )
}

function Recovery({ care: { recovery }, onMake }: { readonly care: KeyCare; readonly onMake: () => void }) {
  const { t, formats } = useLanguage()
  const day = recovery === null ? '' : formats.date(recovery.made)
  return (
    <div className={styles.row}>
      <span className={styles.label}>{t('lock.recoveryKey')}</span>
      <div className={styles.paragraphs}>
        <p>
          {recovery === null
            ? t('lock.recoveryNone')
            : recovery.confirmed
              ? t('lock.recoveryMade', { day })
              : t('lock.recoveryUnconfirmed', { day })}
        </p>
        <div>
          <Button size="small" onClick={onMake}>
            {recovery === null ? t('lock.makeRecovery') : t('lock.makeAnother')}
          </Button>
        </div>
      </div>
    </div>
  )
}

function LockRows({ hasPassphrase }: { readonly hasPassphrase: boolean }) {
  const { t } = useLanguage()
  const toast = useToast()
  const [settings, setSettings] = useState<LockSettings>()
  useEffect(() => {
    void bridge().request('lock.settings').then(setSettings)
  }, [])
  if (!settings) return null
  const change = async (patch: Partial<LockSettings>) => {
    const wanted = { ...settings, ...patch }
    const inForce = await bridge().request('lock.set', wanted)
    setSettings(inForce)
    if (JSON.stringify(inForce) !== JSON.stringify(wanted)) toast({ tone: 'seal', text: t('lock.notKept') })
  }
  return (
    <div className={styles.row}>
      <span className={styles.label}>{t('lock.locking')}</span>
      <div className={styles.paragraphs}>
        {hasPassphrase ? (
          <>
            <div className={styles.found}>
              <Select
                label={t('lock.after')}
                hideLabel
                size="small"
                value={String(settings.after)}
                onChange={(chosen) => {
                  const after = LOCK_AFTER_MINUTES.find((minutes) => String(minutes) === chosen)
                  if (after !== undefined) void change({ after })
                }}
                options={LOCK_AFTER_MINUTES.map((minutes) => ({
                  value: String(minutes),
                  label: minutes === 0 ? t('lock.never') : t('lock.afterMinutes', { count: minutes }),
                }))}
              />
              <Button size="small" icon={<Lock />} onClick={() => void bridge().request('lock.now')}>
                {t('lock.now')}
              </Button>
            </div>
            <Checkbox checked={settings.doorsStayOpen} onChange={(doorsStayOpen) => void change({ doorsStayOpen })}>
              {t('lock.doorsStayOpen')}
            </Checkbox>
            <p className={styles.hint}>{t('lock.means')}</p>
          </>
        ) : (
          <p>{t('lock.needsPassphrase')}</p>
        )}
      </div>
    </div>
  )
}
