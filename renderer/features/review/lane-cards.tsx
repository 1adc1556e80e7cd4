import type { KeyboardEvent, ReactNode } from 'react'
import { LANES } from '../../../shared/domain/matching.ts'
import type { Lane } from '../../../shared/domain/matching.ts'
import type { ReviewView } from '../../../shared/protocol/people.ts'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './lane-cards.module.css'

export interface LaneCardsProps {
  readonly review: ReviewView
  readonly lane: Lane
  readonly onLane: (lane: Lane) => void
  /** What stands in the chosen lane. */
  readonly children: ReactNode
}

const TONES: Readonly<Record<Lane, Tone>> = { safe: 'jade', choose: 'seal', maybe: 'ochre', namesakes: 'neutral' }

/** The four lanes as tabs: how many, and what becomes of them, in a line each. ← → Home and End go along. */
export function LaneCards({ review, lane, onLane, children }: LaneCardsProps) {
  const { t, formats } = useLanguage()
  const { counts, merged } = review
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = LANES[targetOf(event.key, LANES.indexOf(lane))]
    if (!target) return
    event.preventDefault()
    onLane(target)
    event.currentTarget.querySelector<HTMLElement>(`#lane-${target}`)?.focus()
  }
  return (
    <div className={styles.lanes}>
      <div role="tablist" aria-label={t('review.lanes')} tabIndex={-1} className={styles.cards} onKeyDown={onKeyDown}>
        {LANES.map((each) => (
          <button
            key={each}
            id={`lane-${each}`}
            type="button"
            role="tab"
            aria-selected={each === lane}
            aria-controls="lane-panel"
            tabIndex={each === lane ? 0 : -1}
            className={classes(styles.card, styles[each])}
            onClick={() => onLane(each)}
          >
            <span className={styles.head}>
              <Chip tone={TONES[each]}>{t(`matching.lane.${each}`)}</Chip>
              <strong className={styles.count}>{formats.number(each === 'safe' ? merged : counts[each])}</strong>
              {each === 'safe' && counts.safe > 0 && (
                <span className={styles.more}>{t('review.safeWaiting', { count: counts.safe })}</span>
              )}
            </span>
            <span className={styles.words}>{t(`review.laneWords.${each}`)}</span>
          </button>
        ))}
      </div>
      <div key={lane} id="lane-panel" role="tabpanel" aria-labelledby={`lane-${lane}`} className={styles.panel}>
        {children}
      </div>
    </div>
  )
}

/** Where a key leads; -1 where it leads nowhere. */
function targetOf(key: string, current: number): number {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % LANES.length
    case 'ArrowLeft':
      return (current - 1 + LANES.length) % LANES.length
    case 'Home':
      return 0
    case 'End':
      return LANES.length - 1
    default:
      return -1
  }
}
