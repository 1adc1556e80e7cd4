import type { CalendarEntry } from '../../../shared/protocol/calendar.ts'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './day-list.module.css'
import { byDay } from './days.ts'
import { EntryButton } from './entry-button.tsx'
import { keyOf } from './entry-words.ts'
import { lunarDay } from './lunar.ts'
import type { Holidays } from './use-holidays.ts'

export interface DayListProps {
  readonly label: string
  readonly entries: readonly CalendarEntry[]
  readonly holidays: Holidays['days']
  readonly withChapter: boolean
  readonly onOpen: (entry: CalendarEntry) => void
}

/** The days on which something is, one below the other. */
export function DayList({ label, entries, holidays, withChapter, onOpen }: DayListProps) {
  const { t, language, formats } = useLanguage()
  const now = useNow()
  if (entries.length === 0) return <EmptyState title={t('calendar.emptyTitle')}>{t('calendar.emptyText')}</EmptyState>
  const days = [...byDay(entries)]
  return (
    <section className={styles.list} aria-label={label}>
      {days.map(([day, here]) => (
        <div key={day} className={styles.day}>
          <h2 className={styles.date}>
            {formats.shortDay(Date.parse(day), 'UTC')}
            <span className={styles.aside}>
              {[lunarDay(day, language), formats.relativeDay(Date.parse(`${day}T12:00`), now)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {holidays.get(day)?.map(({ name, works }) => (
              <span key={name} className={classes(styles.holiday, works && styles.works)}>
                {name}
              </span>
            ))}
          </h2>
          <ul className={styles.entries}>
            {here.map((entry) => (
              <li key={keyOf(entry)}>
                <EntryButton
                  entry={entry}
                  look="roomy"
                  withChapter={withChapter}
                  tabbable
                  onOpen={() => onOpen(entry)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
