import { useRef } from 'react'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { FollowUpCard } from './follow-up-card.tsx'
import styles from './follow-ups.module.css'

/** Whom to get in touch with in the next two days. Done with one key, and the next one is there. */
export function FollowUpList({ view }: { readonly view: SalonView }) {
  const { t, formats, language } = useLanguage()
  const now = useNow()
  const list = useRef<HTMLOListElement>(null)
  const followUps = useView('followUps', { salon: view.salon.id, sender: language })
  if (followUps.state !== 'ready' || followUps.value === null) return null
  const { value } = followUps
  const { rows, due, until, refused } = value
  const open = rows.filter(({ state }) => state.kind === 'open')
  const settled = rows.filter(({ state }) => state.kind !== 'open')
  const refusedNote = refused > 0 && <p className={styles.quiet}>{t('after.refused', { count: refused })}</p>
  if (rows.length === 0) {
    return (
      <>
        <EmptyState title={t('after.nobodyTitle')}>{t('after.nobodyText')}</EmptyState>
        {refusedNote}
      </>
    )
  }
  /** On to whoever is next, so that ↵ after ↵ goes down the list. */
  const goOn = () =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[data-done-button]')?.focus())
  return (
    <div className={styles.list}>
      {open.length === 0 ? (
        <Notice tone="jade" title={t('after.allDone', { count: rows.length })} />
      ) : (
        <p className={styles.sentence}>
          {now < until
            ? t('after.openSentence', {
                count: open.length,
                late: now > due ? 1 : 0,
                when: formats.dayTime(due, view.salon.zone),
              })
            : t('after.overSentence', { count: open.length })}
        </p>
      )}
      <ol ref={list} className={styles.rows}>
        {open.map((row) => (
          <FollowUpCard key={row.id} row={row} list={value} onSettled={goOn} />
        ))}
      </ol>
      {settled.length > 0 && (
        <section aria-label={t('after.settled')}>
          <h2 className={styles.heading}>{t('after.settled')}</h2>
          <ol className={styles.rows}>
            {settled.map((row) => (
              <FollowUpCard key={row.id} row={row} list={value} onSettled={goOn} />
            ))}
          </ol>
        </section>
      )}
      {refusedNote}
    </div>
  )
}
