import type { Lane } from '../../../shared/domain/matching.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './pair-desk.module.css'
import type { Verdict } from './pair-queue.ts'

export interface DeskFootProps {
  readonly lane: Lane
  /** Whether there is a pair on the desk, and whether all of it is on the screen. */
  readonly open: boolean
  readonly ready: boolean
  /** What was decided last and can be taken back. */
  readonly last: Verdict | undefined
  readonly onMerge: () => void
  readonly onApart: () => void
  readonly onLater: () => void
  readonly onUndo: () => void
}

/** What can be said about the pair, each with its key, and what was said last. */
export function DeskFoot({ lane, open, ready, last, onMerge, onApart, onLater, onUndo }: DeskFootProps) {
  const { t } = useLanguage()
  const suggested = lane !== 'maybe'
  return (
    <footer className={styles.foot}>
      {open && (
        <>
          <Button
            kind={suggested ? 'primary' : 'plain'}
            keys={suggested ? '↵' : 'M'}
            disabled={!ready}
            onClick={onMerge}
          >
            {t(suggested ? 'review.merge' : 'review.onePerson')}
          </Button>
          <Button keys="N" disabled={!ready} onClick={onApart}>
            {t('review.twoPeople')}
          </Button>
          <Button keys="→" onClick={onLater}>
            {t('review.later')}
          </Button>
        </>
      )}
      <p className={styles.last} role="status">
        {last ? (
          <>
            <span className={styles.lastWords}>
              {last.what === 'same'
                ? t('review.lastSame', { name: last.row.a.name })
                : t('review.lastApart', { a: last.row.a.name, b: last.row.b.name })}
            </span>
            <Button size="small" keys="U" onClick={onUndo}>
              {t('common.undo')}
            </Button>
          </>
        ) : (
          <span className={styles.lastWords}>{t('review.reversible')}</span>
        )}
      </p>
    </footer>
  )
}
