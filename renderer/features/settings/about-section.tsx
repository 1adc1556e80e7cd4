import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { AppInfo } from '../../../shared/protocol/ipc.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { bridge } from '../../client/bridge.ts'
import { useLanguage } from '../../ui/language.tsx'
import { OpenExportPart } from '../open-export/open-export-card.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { Card } from '../../ui/page.tsx'
import styles from './settings.module.css'

/** What there is on this machine, and what program this is. */
export function AboutSection({ community }: { readonly community: CommunityView }) {
  const { t } = useLanguage()
  const [info, setInfo] = useState<AppInfo>()
  useEffect(() => {
    void bridge().request('app.info').then(setInfo)
  }, [])
  return (
    <>
      <Card title={t('settings.sectionData')}>
        <div className={styles.paragraphs}>
          <p>
            {t('settings.dataSize', { members: community.members, archived: community.archived })}{' '}
            <Link href="/organizers">{t('settings.dataShare')}</Link>
          </p>
          <p className={styles.quiet}>{t('settings.dataNetwork')}</p>
          {community.may.commands.includes('community.writeOpen') && <OpenExportPart />}
        </div>
      </Card>
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
    </>
  )
}
