import { Link } from 'wouter'
import type { Member } from '../../../shared/domain/member.ts'
import { useView } from '../../client/hooks.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ideaAddress } from './addresses.ts'
import styles from './member-points.module.css'

/** What somebody would do differently, and how far it has come. */
export function MemberIdeas({ member }: { readonly member: Member }) {
  const { t } = useLanguage()
  const view = useView('ideasOf', { member: member.id })
  if (view.state !== 'ready' || view.value.length === 0) return null
  return (
    <section className={styles.section} aria-label={t('ideas.ofMember')}>
      <h3 className={styles.heading}>{t('ideas.ofMember')}</h3>
      <ul className={styles.ideas}>
        {view.value.map(({ id, text, state }) => (
          <li key={id} className={styles.idea}>
            <Link href={ideaAddress(id)}>{text}</Link>
            <Chip tone={state === 'adopted' || state === 'thanked' ? 'jade' : 'neutral'}>
              {t(`after.feedback.${state}`)}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  )
}
