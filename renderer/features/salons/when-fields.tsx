import { instantOf } from '../../../shared/calendar/instants.ts'
import type { TimeZone } from '../../../shared/domain/dates.ts'
import { DateField, TimeField } from '../../ui/date-fields.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { endOf, startOf, withStart } from './salon-form.ts'
import type { FormProblems, When } from './salon-form.ts'
import { minutesBetween, sameClock, zoneName } from './wall-clock.ts'
import styles from './when-fields.module.css'

export interface WhenFieldsProps {
  readonly value: When
  readonly onChange: (when: When) => void
  /** The chapter's zone, in which all four fields are meant. */
  readonly zone: TimeZone
  readonly problems: Pick<FormProblems, 'start' | 'end'>
}

/** Start and end as dates and times on the chapter's clocks; the end follows the start. */
export function WhenFields({ value, onChange, zone, problems }: WhenFieldsProps) {
  const { t } = useLanguage()
  const moveStart = (start: Partial<When>) => onChange(withStart(value, start))
  return (
    <div className={styles.when}>
      <div className={styles.fields}>
        <DateField
          label={t('salons.startDate')}
          value={value.startDate}
          onChange={(startDate) => moveStart({ startDate })}
          {...(problems.start && { problem: t(problems.start) })}
        />
        <TimeField
          label={t('salons.startTime')}
          value={value.startTime}
          onChange={(startTime) => moveStart({ startTime })}
        />
        <DateField
          label={t('salons.endDate')}
          value={value.endDate}
          onChange={(endDate) => onChange({ ...value, endDate })}
          {...(problems.end && { problem: t(problems.end) })}
        />
        <TimeField
          label={t('salons.endTime')}
          value={value.endTime}
          onChange={(endTime) => onChange({ ...value, endTime })}
        />
      </div>
      <p className={styles.note}>
        <WhenInWords value={value} zone={zone} />
      </p>
    </div>
  )
}

/** "Saturday, 2 h 30 min", and whose clocks are meant where they differ from the ones here. */
function WhenInWords({ value, zone }: { readonly value: When; readonly zone: TimeZone }) {
  const { t, formats, language } = useLanguage()
  const now = useNow()
  const start = instantOf(startOf(value), zone)
  const length = minutesBetween(startOf(value), endOf(value))
  if (start === null || !(length > 0)) return null
  const weekday = formats.weekday(start, zone)
  const duration = t('salons.hoursMinutes', { hours: Math.floor(length / 60), minutes: length % 60 }).trim()
  const sentence = sameClock(formats, start, zone)
    ? t('salons.lasts', { weekday, duration })
    : t('salons.lastsAway', {
        weekday,
        duration,
        zone: zoneName(language, zone, start),
        time: formats.dayTime(start),
      })
  return start < now ? `${sentence} · ${t('salons.isPast')}` : sentence
}
