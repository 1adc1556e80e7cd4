import type { Day } from '../value/day.ts'
import { monthOf } from './month.ts'
import type { Month } from './month.ts'

/** What a streak is reckoned with. */
export interface StreakRules {
  /** Months in which the chapter held a salon at all; nobody can come in another. */
  readonly held: ReadonlySet<Month>
  /** One missed month in so many breaks nothing; 0: every one does. */
  readonly forgive: number
  readonly today: Day
}

/**
 * The months of somebody's streaks: for each month in which they came, the day of their first salon in it and the how manieth
 * month of its streak that was.
 *
 * A month breaks no streak in which the chapter held no salon, in which they were excused, or which is not over yet; nor does
 * a missed one that lies at least `forgive` months after the last that was forgiven. None of these adds to the count.
 */
export function streakMonths(
  came: readonly Day[],
  excused: readonly Month[],
  { held, forgive, today }: StreakRules,
): { readonly day: Day; readonly count: number }[] {
  const first = new Map<Month, Day>()
  for (const day of came) {
    const month = monthOf(day)
    if (day <= today && day < (first.get(month) ?? Infinity)) first.set(month, day)
  }
  const free = new Set(excused)
  const months: { day: Day; count: number }[] = []
  let count = 0
  let forgiven = -Infinity
  let before: Month | null = null
  for (const [month, day] of [...first].sort(([a], [b]) => a - b)) {
    for (let missed = (before ?? month) + 1; missed < month; missed += 1) {
      if (!held.has(missed) || free.has(missed)) continue
      if (forgive > 0 && missed - forgiven >= forgive) forgiven = missed
      else [count, forgiven] = [0, -Infinity]
    }
    count += 1
    months.push({ day, count })
    before = month
  }
  return months
}
