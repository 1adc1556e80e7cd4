import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { OwedList } from './owed-list.tsx'
import styles from './recognition.module.css'
import { Worked } from './worked.tsx'

/** As many as somebody thanks in a week; the rest comes on demand. */
const AT_FIRST = 20
const MORE = 50
/** The store answers with at most 500 rows. */
const MOST = 500

/** Who is owed a word, the longest owed first. */
export function QueuePanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t, formats } = useLanguage()
  const [size, setSize] = useState(AT_FIRST)
  const view = useView('recognition.due', { chapter, size })
  const rules = useView('recognition.rules', {})
  const late = rules.state === 'ready' ? rules.value.settings.numbers.late : null
  return (
    <Worked view={view}>
      {({ rows, total, counts }) => (
        <div className={styles.stack}>
          {total === 0 ? (
            <EmptyState title={t('recognition.queueNone')} mark="✦">
              {t('recognition.queueNoneText')}
            </EmptyState>
          ) : (
            <Card>
              <p className={styles.counts}>{t('recognition.counts', counts)}</p>
              {late !== null && <p className={styles.quiet}>{t('recognition.queueText', { late })}</p>}
              <OwedList rows={rows} />
              {total > rows.length && rows.length < MOST && (
                <Button size="small" onClick={() => setSize(Math.min(MOST, size + MORE))}>
                  {t('recognition.more', { shown: formats.number(rows.length), total: formats.number(total) })}
                </Button>
              )}
            </Card>
          )}
          {counts.earlier > 0 && <Earlier chapter={chapter} />}
        </div>
      )}
    </Worked>
  )
}

/** What was reached before the rules and chosen to be given; it never pushes aside what is due now. */
function Earlier({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t, formats } = useLanguage()
  const [size, setSize] = useState(AT_FIRST)
  const view = useView('recognition.due', { chapter, size, part: 'earlier' })
  return (
    <Card title={t('recognition.earlier')}>
      <p className={styles.quiet}>{t('recognition.earlierText')}</p>
      <Worked view={view}>
        {({ rows, total }) => (
          <>
            <OwedList rows={rows} />
            {total > rows.length && rows.length < MOST && (
              <Button size="small" onClick={() => setSize(Math.min(MOST, size + MORE))}>
                {t('recognition.more', { shown: formats.number(rows.length), total: formats.number(total) })}
              </Button>
            )}
          </>
        )}
      </Worked>
    </Card>
  )
}
