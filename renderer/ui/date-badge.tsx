import styles from './date-badge.module.css'
import { useLanguage } from './language.tsx'

/** A leaf of a calendar: the month above the day. The full date should stand in words nearby. */
export function DateBadge({ at, zone }: { readonly at: number; readonly zone?: string }) {
  const { formats } = useLanguage()
  const { month, day } = formats.badge(at, zone)
  return (
    <span className={styles.badge} aria-hidden="true">
      <span className={styles.month}>{month}</span>
      <span className={styles.day}>{day}</span>
    </span>
  )
}
