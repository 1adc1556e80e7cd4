import { Link } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { OwedList } from './owed-list.tsx'
import styles from './recognition.module.css'
import { Worked } from './worked.tsx'

/** The next evenings, and who comes to them and is owed a word, or will be there. */
export function EveningsPanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t, formats } = useLanguage()
  const view = useView('recognition.evenings', { chapter })
  return (
    <Worked view={view}>
      {({ evenings }) =>
        evenings.length === 0 ? (
          <EmptyState title={t('recognition.eveningsNone')} mark="✦">
            {t('recognition.eveningsNoneText')}
          </EmptyState>
        ) : (
          <div className={styles.stack}>
            {evenings.map(({ rows, ...salon }) => (
              <Card
                key={salon.id}
                title={<Link href={`/salons/${salon.id}`}>{salon.theme}</Link>}
                actions={<span className={styles.quiet}>{formats.date(salon.start.slice(0, 10))}</span>}
              >
                {rows.length === 0 ? (
                  <p className={styles.quiet}>{t('recognition.eveningNobody')}</p>
                ) : (
                  <OwedList rows={rows} salon={salon} />
                )}
              </Card>
            ))}
          </div>
        )
      }
    </Worked>
  )
}
