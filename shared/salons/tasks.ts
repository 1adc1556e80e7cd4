import { addDays } from '../calendar/wall-clock.ts'
import type { IsoDate, LocalDateTime } from '../domain/dates.ts'
import type { Task, Urgency } from '../domain/salon.ts'

/** The day by which a task is due: counted back from the day of the salon, so that it moves when the salon does. */
export function dueOn(start: LocalDateTime, daysBefore: number): IsoDate {
  return addDays(start.slice(0, 10), -daysBefore)
}

/** Still to be done although its day is over; `today` on the clock of the salon's zone. */
export function isOverdue(task: Task, start: LocalDateTime, today: IsoDate): boolean {
  return task.done === undefined && dueOn(start, task.daysBefore) < today
}

/** How pressing a task is that is due on a day: its day is over, comes within a week from today, or later. */
export function urgencyOf(due: IsoDate, today: IsoDate): Urgency {
  if (due < today) return 'overdue'
  return due < addDays(today, 7) ? 'week' : 'later'
}

/** In the order in which they fall due; what is due on one day in the order of the list. */
export function byDueDay(a: Task, b: Task): number {
  return b.daysBefore - a.daysBefore || a.order - b.order
}
