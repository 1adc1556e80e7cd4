import { useEffect, useState } from 'react'
import type { AppInfo } from '../../../shared/protocol/ipc.ts'
import { bridge } from '../../client/bridge.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { Card } from '../../ui/page.tsx'
import styles from './settings.module.css'

/** What program this is, and what it can tell of itself. */
export function AboutSection() {
  const { t } = useLanguage()
  const [info, setInfo] = useState<AppInfo>()
  useEffect(() => {
    void bridge().request('app.info').then(setInfo)
  }, [])
  return (
    <Card title={t('settings.sectionAbout')}>
      {info !== undefined && (
        <div className={styles.paragraphs}>
          <p>{t('settings.version', { version: info.version })}</p>
          <p className={styles.quiet}>
            {t('settings.versionDetail', { electron: info.electron, chrome: info.chrome, platform: info.platform })}
            <br />
            {t('settings.licence')}
          </p>
          <Diagnostics />
        </div>
      )}
    </Card>
  )
}
