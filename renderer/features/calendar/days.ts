import { addDays, weekdayOf } from '../../../shared/calendar/wall-clock.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { addMonths } from '../../ui/date-text.ts'

export type CalendarLook = 'month' | 'week' | 'list'

/** How far a list looks ahead; a season is planned at once. */
const LIST_MONTHS = 3

/** The first day shown and the first one after; a month in whole weeks. */
export interface Stretch {
  readonly from: IsoDate
  readonly before: IsoDate
}

export function stretchOf(look: CalendarLook, day: IsoDate, firstWeekday: number): Stretch {
  if (look === 'week') {
    const from = weekStart(day, firstWeekday)
    return { from, before: addDays(from, 7) }
  }
  const first = `${day.slice(0, 7)}-01`
  if (look === 'list') return { from: first, before: addMonths(first, LIST_MONTHS) }
  const last = addDays(addMonths(first, 1), -1)
  return { from: weekStart(first, firstWeekday), before: addDays(weekStart(last, firstWeekday), 7) }
}

/** The days of a stretch, week by week. */
export function weeksOf({ from, before }: Stretch): readonly (readonly IsoDate[])[] {
  const weeks: IsoDate[][] = []
  for (let first = from; first < before; first = addDays(first, 7))
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(first, day)))
  return weeks
}

/** The day a page further, or back. */
export function turned(look: CalendarLook, day: IsoDate, pages: 1 | -1): IsoDate {
  if (look === 'week') return addDays(day, 7 * pages)
  return addMonths(day, look === 'list' ? LIST_MONTHS * pages : pages)
}

export function weekStart(day: IsoDate, firstWeekday: number): IsoDate {
  return addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7))
}

/** Entries by the day they start on, in the order they came. */
export function byDay<Entry extends { readonly start: string }>(entries: readonly Entry[]): Map<IsoDate, Entry[]> {
  const days = new Map<IsoDate, Entry[]>()
  for (const entry of entries) {
    const day = entry.start.slice(0, 10)
    const here = days.get(day)
    if (here) here.push(entry)
    else days.set(day, [entry])
  }
  return days
}
