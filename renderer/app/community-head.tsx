import type { CommunityView } from '../../shared/protocol/community.ts'
import { Chip } from '../ui/chip.tsx'
import { useLanguage } from '../ui/language.tsx'
import { CommunitySeal } from '../ui/seal.tsx'
import styles from './community-head.module.css'

export interface CommunityHeadProps {
  readonly community: CommunityView | undefined
  /** Left out where this computer has no members, only doors: nobody is none because they are not seen here. */
  readonly size?: boolean
}

/** The community's seal, its name and its size. */
export function CommunityHead({ community, size = true }: CommunityHeadProps) {
  const { t } = useLanguage()
  if (!community) return <div className={styles.head} />
  const chapters = community.chapters.filter((chapter) => chapter.archived === undefined).length
  return (
    <div className={styles.head}>
      <CommunitySeal name={community.name} />
      <div className={styles.words}>
        <div className={styles.name} title={community.name}>
          {community.name}
        </div>
        <div className={styles.summary}>
          {community.sample && <Chip tone="ochre">{t('words.sample')}</Chip>}
          {size && (
            <span className={styles.size}>
              {!community.sample && <span>{t('common.chapters', { count: chapters })}</span>}{' '}
              <span>{t('common.members', { count: community.members })}</span>
            </span>
          )}
        </div>
      </div>
    </div>
  )
}
