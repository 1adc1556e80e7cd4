import type { Headcount } from '../../../shared/domain/attendance.ts'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './seats.module.css'

export interface SeatsProps {
  readonly count: Headcount
  readonly capacity: number | null
  /** `large` stands at the head of a salon's page. */
  readonly size?: 'normal' | 'large'
}

/** How full a salon is: in figures, in words, and as a bar that only repeats them. */
export function Seats({ count, capacity, size = 'normal' }: SeatsProps) {
  const { t, formats } = useLanguage()
  const aside = [
    capacity !== null &&
      size === 'large' &&
      count.overbooked === 0 &&
      t('salons.seatsFree', { count: Math.max(0, capacity - count.going) }),
    count.waitlisted > 0 && t('salons.onWaitlist', { count: count.waitlisted }),
    (capacity === null || size === 'large') && count.invited > 0 && t('salons.invitedCount', { count: count.invited }),
  ].filter(Boolean)
  return (
    <div className={classes(styles.seats, size === 'large' && styles.large, count.overbooked > 0 && styles.beyond)}>
      <div className={styles.figures}>
        <span className={styles.figure}>
          {capacity === null
            ? t('salons.going', { count: count.going })
            : `${formats.number(count.going)} / ${formats.number(capacity)}`}
        </span>
        {aside.length > 0 && <span className={styles.aside}>{aside.join(' · ')}</span>}
      </div>
      {capacity !== null && (
        <div className={styles.bar} aria-hidden="true">
          <i className={styles.taken} style={{ width: share(count.going, capacity) }} />
          <i className={styles.arrived} style={{ width: share(Math.min(count.arrived, capacity), capacity) }} />
        </div>
      )}
    </div>
  )
}

function share(part: number, whole: number): string {
  return `${Math.min(100, (part / whole) * 100)}%`
}
