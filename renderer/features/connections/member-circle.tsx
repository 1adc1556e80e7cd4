import { Lightbulb } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { openChapters, useCommunity } from '../common/use-community.ts'
import styles from './connections.module.css'
import circle from './member-circle.module.css'
import { Introduce } from './people-items.tsx'
import { PersonLink } from './person-link.tsx'
import { Reckoned } from './reckoned.tsx'
import { TieMark } from './tie-mark.tsx'
import { useTieNumbers } from './use-tie-numbers.ts'
import { ideaWords, tieWords } from './words.ts'

/** Ties shown at first. */
const FIRST = 5

/** Whom a person knows, how warmly, since when and from what; and whom they might be introduced to. */
export function MemberCircle({ member }: { readonly member: Member }) {
  const speech = useLanguage()
  const { t } = speech
  const now = useNow()
  const numbers = useTieNumbers()
  const view = useView('circle', { member: member.id })
  const chapter = openChapters(useCommunity()).find(
    ({ id }) => member.memberships[id] && member.memberships[id].until === undefined,
  )
  const [all, setAll] = useState(false)
  const [asks, setAsks] = useState(false)
  const value = view.state === 'ready' ? view.value : null
  if (!value) return null
  const { counts, rows } = value
  const shown = all ? rows : rows.slice(0, FIRST)
  return (
    <section className={circle.section} aria-label={t('connections.circle')}>
      <h3 className={circle.heading}>{t('connections.circle')}</h3>
      <p className={styles.quiet}>{t('connections.circleCounts', { ...counts })}</p>
      <ul className={styles.rows}>
        {shown.map((row) => (
          <li key={row.id} className={styles.row}>
            <span className={styles.words}>
              <span className={styles.names}>
                <PersonLink person={row} />
                <TieMark state={row.state} />
              </span>
              <span className={styles.quiet}>{tieWords(row, now, speech)}</span>
            </span>
          </li>
        ))}
      </ul>
      {rows.length > 0 && <p className={styles.hint}>{t('connections.tieAbout', { ...numbers })}</p>}
      <div className={circle.buttons}>
        {rows.length > FIRST && (
          <Button size="small" kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('connections.circleFewer') : t('connections.circleAll', { count: rows.length })}
          </Button>
        )}
        {chapter && !asks && (
          <Button size="small" kind="quiet" icon={<Lightbulb />} onClick={() => setAsks(true)}>
            {t('connections.ideas')}
          </Button>
        )}
      </div>
      {chapter && asks && <Ideas member={member} chapter={chapter.id} />}
    </section>
  )
}

function Ideas({ member, chapter }: { readonly member: Member; readonly chapter: ChapterId }) {
  const speech = useLanguage()
  const { t } = speech
  const view = useView('introductionIdeas', { member: member.id })
  return (
    <Reckoned view={view}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className={styles.quiet}>{t('connections.noIdeas')}</p>
        ) : (
          <ul className={styles.rows} aria-label={t('connections.ideas')}>
            {rows.map((row) => (
              <li key={row.id} className={styles.row}>
                <span className={styles.words}>
                  <PersonLink person={row} />
                  <span className={styles.quiet}>{ideaWords(row, speech)}</span>
                </span>
                <Introduce a={member} idea={row} chapter={chapter} />
              </li>
            ))}
          </ul>
        )
      }
    </Reckoned>
  )
}
