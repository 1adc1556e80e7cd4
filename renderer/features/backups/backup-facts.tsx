import type { BackupContents } from '../../../shared/protocol/backups.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './backups.module.css'

/** What a backup holds, in a few words. */
export function BackupFactsBox({ contents }: { readonly contents: BackupContents }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const { community, made, device, members, salons, chapters } = contents
  return (
    <div className={styles.facts}>
      <p className={styles.factsTitle}>{community.name}</p>
      <p className={styles.detail}>
        {t('backups.madeOn', { day: formats.dayTime(made, undefined, now), device: device || 'none' })}
      </p>
      <p className={styles.detail}>{t('backups.holds', { members, salons, chapters: chapters.length })}</p>
    </div>
  )
}
