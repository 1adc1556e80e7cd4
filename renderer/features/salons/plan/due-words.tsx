import type { IsoDate } from '../../../../shared/domain/dates.ts'
import { classes } from '../../../ui/classes.ts'
import { useLanguage } from '../../../ui/language.tsx'
import styles from './plan.module.css'

export interface DueWordsProps {
  readonly due: IsoDate
  readonly daysBefore: number
  readonly late: boolean
}

/** "Thu 5 Mar · 3 days before", and that it is late where it is. */
export function DueWords({ due, daysBefore, late }: DueWordsProps) {
  const { t, formats } = useLanguage()
  const relation =
    daysBefore < 0 ? t('plan.daysAfter', { days: -daysBefore }) : t('plan.daysBefore', { days: daysBefore })
  return (
    <span className={classes(styles.due, late && styles.late)}>
      <span>{formats.shortDay(Date.parse(due), 'UTC')}</span>
      <span className={styles.relation}>{late ? `${relation} · ${t('plan.late')}` : relation}</span>
    </span>
  )
}
