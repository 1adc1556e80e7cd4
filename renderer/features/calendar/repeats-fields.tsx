import { monthlyDays, nthInMonth } from '../../../shared/calendar/rule-form.ts'
import type { RuleForm } from '../../../shared/calendar/rule-form.ts'
import { weekdayOf } from '../../../shared/calendar/wall-clock.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { firstWeekday } from '../../../shared/language/locale.ts'
import { weekdayName } from '../../../shared/language/rhythm-sentence.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { NumberField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import type { SeriesProblems } from './series-form.ts'
import styles from './series-dialog.module.css'

export interface RepeatsFieldsProps {
  readonly value: RuleForm
  readonly onChange: (value: RuleForm) => void
  /** The first evening, which says what "on the second Thursday" means. */
  readonly day: IsoDate
  readonly problems: SeriesProblems
}

const UNITS = ['day', 'week', 'month', 'year'] as const
const ENDS = ['never', 'until', 'count'] as const

/** How often, on which days and until when. */
export function RepeatsFields({ value, onChange, day, problems }: RepeatsFieldsProps) {
  const { t, language } = useLanguage()
  const set = (part: Partial<RuleForm>) => onChange({ ...value, ...part })
  const first = firstWeekday(language)
  const week = Array.from({ length: 7 }, (_, index) => (first + index) % 7)
  return (
    <>
      <div className={styles.halves}>
        <NumberField
          label={t('calendar.every')}
          min={1}
          max={99}
          value={value.every}
          onChange={(every) => set({ every: every ?? Number.NaN })}
          problem={problems.every && t(problems.every)}
        />
        <Select
          label={t('calendar.unit')}
          value={value.unit}
          onChange={(unit) => set({ unit })}
          options={UNITS.map((unit) => ({ value: unit, label: t(`calendar.unit.${unit}`) }))}
        />
      </div>
      {value.unit === 'week' && (
        <fieldset className={styles.weekdays}>
          <legend className={styles.legend}>{t('calendar.onDays')}</legend>
          {week.map((weekday) => (
            <Checkbox
              key={weekday}
              checked={value.weekdays.includes(weekday)}
              onChange={(checked) => {
                const weekdays = week.filter((each) => (each === weekday ? checked : value.weekdays.includes(each)))
                // Without a day there is no week to speak of: the first evening's stays.
                set({ weekdays: weekdays.length > 0 || day === '' ? weekdays : [weekdayOf(day)] })
              }}
            >
              {weekdayName(language, weekday, 'short')}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {value.unit === 'month' && day !== '' && (
        <Select
          label={t('calendar.onDay')}
          value={value.monthly}
          onChange={(monthly) => set({ monthly })}
          options={monthlyDays(day).map((monthly) => ({
            value: monthly,
            label: t(`calendar.monthly.${monthly}`, {
              day: Number(day.slice(8)),
              nth: nthInMonth(day),
              weekday: weekdayName(language, weekdayOf(day)),
            }),
          }))}
        />
      )}
      <div className={styles.halves}>
        <Select
          label={t('calendar.ends')}
          value={value.ends}
          onChange={(ends) => set({ ends })}
          options={ENDS.map((ends) => ({ value: ends, label: t(`calendar.ends.${ends}`) }))}
        />
        {value.ends === 'until' && (
          <DateField
            label={t('calendar.untilDay')}
            value={value.until}
            onChange={(until) => set({ until })}
            problem={problems.until && t(problems.until)}
          />
        )}
        {value.ends === 'count' && (
          <NumberField
            label={t('calendar.times')}
            min={1}
            value={value.count}
            onChange={(count) => set({ count: count ?? Number.NaN })}
            problem={problems.count && t(problems.count)}
          />
        )}
      </div>
    </>
  )
}
