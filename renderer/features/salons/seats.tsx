import type { Headcount } from '../../../shared/domain/attendance.ts'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './seats.module.css'

export interface SeatsProps {
  readonly count: Headcount
  readonly capacity: number | null
  /** `large` stands at the head of a salon's page. */
  readonly size?: 'normal' | 'large'
  /** Once it is over, what counts is who came. */
  readonly past?: boolean
}

/** How full a salon is, companions included: in figures, in words, and as a bar that only repeats them. */
export function Seats({ count, capacity, size = 'normal', past = false }: SeatsProps) {
  const { t, formats } = useLanguage()
  const over = past && count.arrived > 0
  const large = size === 'large'
  const free =
    large && capacity !== null && count.overbooked === 0 && !over
      ? t('salons.seatsFree', { count: Math.max(0, capacity - count.chairs) })
      : ''
  const others = [
    over && count.missing > 0 && t('salons.missingCount', { count: count.missing }),
    over && count.walkIns > 0 && t('salons.walkInCount', { count: count.walkIns }),
    !over && count.waitlisted > 0 && t('salons.onWaitlist', { count: count.waitlisted }),
    !over && (large || capacity === null) && count.invited > 0 && t('salons.invitedCount', { count: count.invited }),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <div className={classes(styles.seats, large && styles.large, !over && count.overbooked > 0 && styles.beyond)}>
      <div className={styles.figures}>
        <span className={styles.figure}>
          {over
            ? t('salons.cameOnly', { came: count.arrived })
            : capacity === null
              ? t('salons.going', { count: count.going })
              : `${formats.number(count.chairs)} / ${formats.number(capacity)}`}
        </span>
        <span className={styles.aside}>{large ? free : others}</span>
      </div>
      {capacity !== null && (
        <div className={styles.bar} aria-hidden="true">
          {!over && <i className={styles.taken} style={{ width: share(count.chairs, capacity) }} />}
          <i className={styles.arrived} style={{ width: share(Math.min(count.present, capacity), capacity) }} />
        </div>
      )}
      {large && others !== '' && <span className={styles.aside}>{others}</span>}
    </div>
  )
}

function share(part: number, whole: number): string {
  return `${Math.min(100, (part / whole) * 100)}%`
}
