import { addMinutes, minutesBetween } from '../../../shared/calendar/wall-clock.ts'
import { formOfRule, monthlyDays, newRuleForm, ruleOf } from '../../../shared/calendar/rule-form.ts'
import type { RuleForm } from '../../../shared/calendar/rule-form.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { Rhythm } from '../../../shared/domain/salon.ts'
import type { MessageKey } from '../../../shared/language/catalog/index.ts'

/** What the fields of a series hold; '' where nothing is chosen. */
export interface SeriesForm {
  readonly name: string
  readonly day: IsoDate
  readonly from: string
  readonly until: string
  /** Null while a rule stands that says more than the fields can. */
  readonly repeats: RuleForm | null
}

const NEW_EVENING = { from: '19:30', until: '21:30' }

/** A new series begins on a day; one there is goes on from its next date. */
export function seriesFormOf(name: string, day: IsoDate, rhythm: Rhythm | null, next: string | null): SeriesForm {
  if (!rhythm) return { name, day, ...NEW_EVENING, repeats: newRuleForm(day) }
  const start = next ?? rhythm.start
  return {
    name,
    day: start.slice(0, 10),
    from: start.slice(11),
    until: addMinutes(start, rhythm.minutes).slice(11),
    repeats: formOfRule(rhythm.rule, start),
  }
}

/** Moves the first evening; what was said of its weekday or of its place in the month follows it. */
export function withDay(form: SeriesForm, day: IsoDate): SeriesForm {
  const { repeats } = form
  if (!repeats || day === '') return { ...form, day }
  const weekdays = repeats.weekdays.length > 1 ? repeats.weekdays : newRuleForm(day).weekdays
  const monthly = monthlyDays(day).includes(repeats.monthly) ? repeats.monthly : 'date'
  return { ...form, day, repeats: { ...repeats, weekdays, monthly } }
}

/** The rhythm that the fields say; null where they do not say one. `rule` stands where `repeats` cannot. */
export function rhythmOf(form: SeriesForm, rule: string): Omit<Rhythm, 'zone'> | null {
  if (Object.keys(problemsOf(form)).some((field) => field !== 'name')) return null
  const start = `${form.day}T${form.from}`
  const length = minutesBetween(start, `${form.day}T${form.until}`)
  return {
    rule: form.repeats ? ruleOf(form.repeats, form.day) : rule,
    start,
    // An end before the start is one after midnight.
    minutes: length > 0 ? length : length + 24 * 60,
  }
}

export type SeriesProblems = Partial<Record<'name' | 'day' | 'every' | 'until' | 'count', MessageKey>>

export function problemsOf({ name, day, from, until, repeats }: SeriesForm): SeriesProblems {
  const whole = (number: number, most: number) => Number.isInteger(number) && number >= 1 && number <= most
  return {
    ...(name.trim() === '' && { name: 'salons.needSeriesName' }),
    ...((day === '' || from === '' || until === '') && { day: 'salons.needStart' }),
    ...(repeats && !whole(repeats.every, 99) && { every: 'calendar.needEvery' }),
    ...(repeats?.ends === 'until' && (repeats.until === '' || repeats.until < day) && { until: 'calendar.needUntil' }),
    ...(repeats?.ends === 'count' && !whole(repeats.count, 999) && { count: 'calendar.needCount' }),
  }
}
