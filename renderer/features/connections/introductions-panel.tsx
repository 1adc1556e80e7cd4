import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { IntroductionRow } from '../../../shared/protocol/afterwards.ts'
import { useView } from '../../client/hooks.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './connections.module.css'
import { OutcomeWords } from './outcome-words.tsx'
import { PersonLink } from './person-link.tsx'
import { useTieNumbers } from './use-tie-numbers.ts'

/** Who was introduced to whom, and what became of it. */
export function IntroductionsPanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t } = useLanguage()
  const view = useView('introduced', { chapter })
  const numbers = useTieNumbers()
  if (view.state !== 'ready') return null
  return (
    <div className={styles.scroll}>
      <p className={styles.about}>{t('connections.introductionsAbout', { ...numbers })}</p>
      {view.value.length === 0 ? (
        <EmptyState title={t('connections.noIntroductionsTitle')}>{t('connections.noIntroductionsText')}</EmptyState>
      ) : (
        <Card>
          <ul className={styles.rows}>
            {view.value.map((row) => (
              <Introduction key={row.meeting} row={row} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function Introduction({ row: { members, introducer, at, outcome } }: { readonly row: IntroductionRow }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.names}>
          {members.map((person) => (
            <PersonLink key={person.id} person={person} />
          ))}
        </span>
        <span className={styles.quiet}>
          {t('connections.introductionWhen', {
            when: formats.relativeDay(at, now),
            known: introducer ? 1 : 0,
            name: introducer?.name ?? '',
          })}
        </span>
      </span>
      {outcome && <OutcomeWords outcome={outcome} />}
    </li>
  )
}
