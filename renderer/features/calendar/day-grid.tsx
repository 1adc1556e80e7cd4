import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { addDays } from '../../../shared/calendar/wall-clock.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { localeOf } from '../../../shared/language/locale.ts'
import type { CalendarEntry } from '../../../shared/protocol/calendar.ts'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToday } from '../../ui/use-now.ts'
import styles from './day-grid.module.css'
import { byDay } from './days.ts'
import { EntryButton } from './entry-button.tsx'
import { keyOf, spoken } from './entry-words.ts'
import { lunarDay } from './lunar.ts'
import type { Holidays } from './use-holidays.ts'

export interface DayGridProps {
  readonly label: string
  readonly weeks: readonly (readonly IsoDate[])[]
  /** Days of other months stand back; absent where every day is meant. */
  readonly month?: string
  readonly look: 'line' | 'roomy'
  readonly entries: readonly CalendarEntry[]
  readonly holidays: Holidays['days']
  readonly withChapter: boolean
  readonly focused: IsoDate
  readonly onFocus: (day: IsoDate) => void
  readonly onOpen: (entry: CalendarEntry) => void
  readonly onNew: (day: IsoDate) => void
  readonly onWhole: (day: IsoDate) => void
  readonly onMove: (entry: CalendarEntry, day: IsoDate) => void
}

/** Lines that fit into a day of a month at 1024 × 700; what is beyond is counted. */
const MOST_LINES = 3

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/**
 * Days in weeks, as a grid: arrows go from day to day, ↵ goes into a day or plans a salon on it, Esc comes back. On a salon
 * Alt and an arrow move it by a day or a week; so does dragging.
 */
export function DayGrid(props: DayGridProps) {
  const { label, weeks, month, look, entries, holidays, withChapter, focused } = props
  const { t, language, formats } = useLanguage()
  const today = useToday()
  const grid = useRef<HTMLTableElement>(null)
  /** What gets the keyboard as soon as it is drawn: a day, or an entry that is on its way to another day. */
  const wanted = useRef<{ readonly day: IsoDate; readonly entry?: string } | null>(null)
  const [dragged, setDragged] = useState<CalendarEntry | null>(null)
  const [over, setOver] = useState<IsoDate | null>(null)
  // A click on a day of the next month does not turn the page under the pointer; the keyboard does.
  const [cursor, setCursor] = useState(focused)
  const [seen, setSeen] = useState(focused)
  if (seen !== focused) {
    setSeen(focused)
    setCursor(focused)
  }
  useEffect(() => {
    const { day, entry } = wanted.current ?? {}
    const cell = day === undefined ? null : dayCell(grid.current, day)
    const found = entry === undefined ? cell : cell?.querySelector<HTMLElement>(`[data-entry="${entry}"]`)
    if (!found) return
    wanted.current = null
    found.focus()
  }, [cursor, weeks, entries])

  const days = byDay(entries)
  const isShown = (day: IsoDate) =>
    month === undefined ? weeks.some((week) => week.includes(day)) : day.startsWith(month)
  const go = (day: IsoDate, entry?: string) => {
    wanted.current = { day, ...(entry !== undefined && { entry }) }
    setCursor(day)
    props.onFocus(day)
  }
  const onDayKey = (event: KeyboardEvent<HTMLTableCellElement>, day: IsoDate) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const step = STEPS[event.key]
    const week = weeks.find((each) => each.includes(day))
    if (step !== undefined) go(addDays(day, step))
    else if (event.key === 'Home' && week?.[0]) go(week[0])
    else if (event.key === 'End' && week?.[6]) go(week[6])
    else if (event.key === 'Enter' || event.key === ' ') {
      const first = event.currentTarget.querySelector<HTMLElement>('[data-entry]')
      if (first) first.focus()
      else props.onNew(day)
    } else return
    event.preventDefault()
  }
  const onEntryKey = (event: KeyboardEvent<HTMLButtonElement>, entry: CalendarEntry, day: IsoDate) => {
    const step = STEPS[event.key]
    if (event.key === 'Escape') dayCell(grid.current, day)?.focus()
    else if (step !== undefined && event.altKey) {
      go(addDays(day, step), keyOf(entry))
      props.onMove(entry, addDays(day, step))
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const buttons = [...(dayCell(grid.current, day)?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
      buttons[buttons.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const weekday = new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', timeZone: 'UTC' })
  return (
    <div className={styles.frame}>
      {/* A grid of days, as the ARIA Authoring Practices have it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table ref={grid} role="grid" className={styles.grid} aria-label={label}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {weekday.format(Date.parse(day))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]} style={{ height: `${100 / weeks.length}%` }}>
              {week.map((day) => {
                const here = days.get(day) ?? []
                const shown = look === 'roomy' || here.length <= MOST_LINES ? here : here.slice(0, MOST_LINES - 1)
                const isAiry = here.length <= (weeks.length > 5 ? 1 : 2)
                const special = holidays.get(day) ?? []
                const names = special.map(({ name }) => name)
                return (
                  <td
                    key={day}
                    data-day={day}
                    tabIndex={day === cursor ? 0 : -1}
                    aria-current={day === today ? 'date' : undefined}
                    aria-label={spoken(language, [
                      formats.date(day),
                      day === today && t('calendar.today'),
                      ...names,
                      t('calendar.count', { count: here.length }),
                    ])}
                    className={classes(
                      styles.day,
                      month !== undefined && !day.startsWith(month) && styles.other,
                      day === today && styles.today,
                      day === over && styles.target,
                    )}
                    onFocus={(event) => {
                      if (event.target !== event.currentTarget || day === cursor) return
                      setCursor(day)
                      if (isShown(day)) props.onFocus(day)
                    }}
                    onKeyDown={(event) => onDayKey(event, day)}
                    onDoubleClick={(event) => event.target === event.currentTarget && props.onNew(day)}
                    onDragOver={(event) => {
                      if (!dragged) return
                      event.preventDefault()
                      setOver(day)
                    }}
                    onDragLeave={() => setOver(null)}
                    onDrop={(event) => {
                      setOver(null)
                      if (!dragged) return
                      event.preventDefault()
                      props.onMove(dragged, day)
                    }}
                  >
                    <div className={styles.head}>
                      <span className={styles.number}>{Number(day.slice(8))}</span>
                      {language !== 'en' && <span className={styles.lunar}>{lunarDay(day, language)}</span>}
                      {names.length > 0 && (
                        <span
                          className={classes(styles.holiday, special.every(({ works }) => works) && styles.works)}
                          title={formats.list(names)}
                        >
                          {names.join(' · ')}
                        </span>
                      )}
                    </div>
                    <ul className={styles.entries}>
                      {shown.map((entry) => (
                        <li key={keyOf(entry)}>
                          <EntryButton
                            entry={entry}
                            look={look === 'line' && isAiry ? 'double' : look}
                            withChapter={withChapter}
                            tabbable={day === cursor}
                            onOpen={() => props.onOpen(entry)}
                            onKeyDown={(event) => onEntryKey(event, entry, day)}
                            onDrag={setDragged}
                          />
                        </li>
                      ))}
                      {shown.length < here.length && (
                        <li>
                          <button
                            type="button"
                            tabIndex={day === cursor ? 0 : -1}
                            className={styles.more}
                            onClick={() => props.onWhole(day)}
                          >
                            {t('calendar.more', { count: here.length - shown.length })}
                          </button>
                        </li>
                      )}
                    </ul>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function dayCell(grid: HTMLTableElement | null, day: IsoDate): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-day="${day}"]`) ?? null
}
