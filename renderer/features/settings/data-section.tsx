import { Link } from 'wouter'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { OpenExportPart } from '../open-export/open-export-card.tsx'
import styles from './settings.module.css'

/** How much there is on this machine, and the ways in which it leaves it. */
export function DataSection({ community }: { readonly community: CommunityView }) {
  const { t } = useLanguage()
  return (
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
  )
}
