import type { Result } from '../../../shared/domain/problem.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './settings.module.css'

/** The names others see: of the community, of the person, of this computer. */
export function CommunitySection({ community }: { readonly community: CommunityView }) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const device = community.devices.find(({ id }) => id === community.me.device)
  const sentence = (result: Result<void>) => (result.ok ? undefined : problem(result.problem))
  const done = { done: t('settings.renamed'), undo: true, quiet: true }
  return (
    <Card title={t('settings.sectionCommunity')}>
      <div className={styles.rows}>
        <div className={styles.row}>
          <span className={styles.label}>{t('settings.communityName')}</span>
          <InlineEdit
            label={t('settings.communityName')}
            value={community.name}
            onSave={async (name) => sentence(await act('community.rename', { name }, done))}
          />
        </div>
        <div className={styles.row}>
          <span className={styles.label}>{t('settings.yourName')}</span>
          <div>
            <InlineEdit
              label={t('settings.yourName')}
              value={community.me.name}
              onSave={async (name) => sentence(await act('organizer.rename', { name }, done))}
            />
            <p className={styles.hint}>{t('settings.yourNameHint')}</p>
          </div>
        </div>
        <div className={styles.row}>
          <span className={styles.label}>{t('settings.device')}</span>
          <span>{device?.name}</span>
        </div>
      </div>
    </Card>
  )
}
