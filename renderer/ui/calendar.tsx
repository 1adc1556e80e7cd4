import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { IsoDate } from '../../shared/domain/dates.ts'
import { firstWeekday, localeOf } from '../../shared/language/locale.ts'
import { IconButton } from './button.tsx'
import styles from './calendar.module.css'
import { classes } from './classes.ts'
import { addDays, addMonths } from './date-text.ts'
import { useLanguage } from './language.tsx'

export interface CalendarProps {
  /** The chosen date, or ''. */
  readonly value: IsoDate
  readonly today: IsoDate
  readonly onChoose: (date: IsoDate) => void
}

/** One month to pick a day from: arrows move by day and week, PageUp and PageDown by month. */
export function Calendar({ value, today, onChoose }: CalendarProps) {
  const { t, language, formats } = useLanguage()
  const locale = localeOf(language)
  const [focused, setFocused] = useState<IsoDate>(value === '' ? today : value)
  const grid = useRef<HTMLTableElement>(null)
  const moved = useRef(true)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [focused])

  const month = focused.slice(0, 7)
  const title = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(focused),
  )
  const weeks = weeksOf(month, firstWeekday(language))
  const onKeyDown = (event: KeyboardEvent) => {
    const next = MOVES[event.key]?.(focused)
    if (next === undefined) return
    event.preventDefault()
    moved.current = true
    setFocused(next)
  }
  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <IconButton
          size="small"
          label={t('common.previousMonth')}
          icon={<ChevronLeft />}
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <span className={styles.title} aria-live="polite">
          {title}
        </span>
        <IconButton
          size="small"
          label={t('common.nextMonth')}
          icon={<ChevronRight />}
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      {/* A grid of days is the pattern of the ARIA Authoring Practices for date pickers. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table ref={grid} className={styles.grid} role="grid" aria-label={title} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((date) => (
              <th key={date} scope="col">
                {new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' }).format(Date.parse(date))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date} aria-selected={date === value}>
                  <button
                    type="button"
                    tabIndex={date === focused ? 0 : -1}
                    aria-label={formats.date(date)}
                    aria-current={date === today ? 'date' : undefined}
                    className={classes(
                      styles.day,
                      !date.startsWith(month) && styles.other,
                      date === today && styles.today,
                      date === value && styles.chosen,
                    )}
                    onClick={() => onChoose(date)}
                  >
                    {Number(date.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const MOVES: Readonly<Record<string, (date: IsoDate) => IsoDate>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
}

/** Six weeks that hold the month `2026-11`, starting on `firstDay` (0 is Sunday). */
function weeksOf(month: string, firstDay: number): readonly (readonly IsoDate[])[] {
  const first = `${month}-01`
  const before = (new Date(Date.parse(first)).getUTCDay() - firstDay + 7) % 7
  const start = addDays(first, -before)
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(start, week * 7 + day)),
  )
}
