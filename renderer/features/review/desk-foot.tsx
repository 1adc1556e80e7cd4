import type { Lane } from '../../../shared/domain/matching.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { LastDone } from '../common/last-done.tsx'
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
      <LastDone words={last ? wordsOf(last, t) : t('review.reversible')} onUndo={last && onUndo} />
    </footer>
  )
}

function wordsOf({ what, row }: Verdict, t: Speech['t']): string {
  return what === 'same'
    ? t('review.lastSame', { name: row.a.name })
    : t('review.lastApart', { a: row.a.name, b: row.b.name })
}
