import type { IsoDate, LocalDateTime } from '../domain/dates.ts'
import { weekdayOf } from './wall-clock.ts'

/** In the order of `Date.getUTCDay`. */
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/**
 * A rhythm in plain words. What its day in the month is follows from its first evening: on the 12th, on the second
 * Thursday, on the last Thursday, on the last day.
 */
export interface RuleForm {
  readonly every: number
  readonly unit: 'day' | 'week' | 'month' | 'year'
  /** Of a week, 0 for Sunday; earliest first. */
  readonly weekdays: readonly number[]
  readonly monthly: MonthlyDay
  readonly ends: 'never' | 'until' | 'count'
  /** '' where it does not end on a day. */
  readonly until: IsoDate
  readonly count: number
}

export type MonthlyDay = 'date' | 'nth' | 'last' | 'lastDay'

const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const
const FREQUENCIES = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const

/** Every week on the weekday it begins with, for ever. */
export function newRuleForm(start: IsoDate): RuleForm {
  return {
    every: 1,
    unit: 'week',
    weekdays: start === '' ? [] : [weekdayOf(start)],
    monthly: 'nth',
    ends: 'never',
    until: '',
    count: 10,
  }
}

/** The rule that a form stands for, counted from its first evening. */
export function ruleOf(form: RuleForm, start: IsoDate): string {
  const parts = [`FREQ=${FREQUENCIES[form.unit]}`]
  if (form.ends === 'count') parts.push(`COUNT=${form.count}`)
  if (form.ends === 'until' && form.until !== '') parts.push(`UNTIL=${form.until.replaceAll('-', '')}T235959`)
  if (form.every !== 1) parts.push(`INTERVAL=${form.every}`)
  if (form.unit === 'week') {
    const days = form.weekdays.length > 0 ? form.weekdays : [weekdayOf(start)]
    // A week starts on Monday unless a rule says otherwise, and so does the list.
    parts.push(
      `BYDAY=${[...days]
        .sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
        .map((day) => WEEKDAYS[day])
        .join(',')}`,
    )
  }
  if (form.unit === 'month') parts.push(monthlyPart(form.monthly, start))
  return parts.join(';')
}

/** Which ways to name a day in its month fit that day: the 31st is also the last day. */
export function monthlyDays(start: IsoDate): readonly MonthlyDay[] {
  const day = dayOf(start)
  const last = daysInMonth(start)
  return [
    'date',
    ...(day <= 28 ? (['nth'] as const) : []),
    ...(day > last - 7 ? (['last'] as const) : []),
    ...(day === last ? (['lastDay'] as const) : []),
  ]
}

/** Which of its weekday in the month a date is, from 1. */
export function nthInMonth(date: IsoDate): number {
  return Math.ceil(dayOf(date) / 7)
}

function monthlyPart(monthly: MonthlyDay, start: IsoDate): string {
  const weekday = WEEKDAYS[weekdayOf(start)] ?? 'SU'
  switch (monthly) {
    case 'date':
      return `BYMONTHDAY=${dayOf(start)}`
    case 'nth':
      return `BYDAY=${nthInMonth(start)}${weekday}`
    case 'last':
      return `BYDAY=-1${weekday}`
    case 'lastDay':
      return 'BYMONTHDAY=-1'
  }
}

/** The form that stands for a rule; null for one that says more than the form can. */
export function formOfRule(rule: string, start: LocalDateTime): RuleForm | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const frequency = parts.get('FREQ') ?? ''
  if (!Object.hasOwn(UNITS, frequency)) return null
  const unit = UNITS[frequency as keyof typeof UNITS]
  const first = start.slice(0, 10)
  const days = parts.get('BYDAY')?.split(',') ?? []
  const weekdays = days.map((day) => WEEKDAYS.findIndex((known) => known === day))
  const until = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '')
  const form: RuleForm = {
    ...newRuleForm(first),
    every: Number(parts.get('INTERVAL') ?? 1),
    unit,
    ...(unit === 'week' && weekdays.length > 0 && { weekdays }),
    monthly: monthlyDays(first).find((each) => `;${rule};`.includes(`;${monthlyPart(each, first)};`)) ?? 'date',
    ...(parts.has('COUNT') && { ends: 'count' as const, count: Number(parts.get('COUNT')) }),
    ...(until && { ends: 'until' as const, until: `${until[1]}-${until[2]}-${until[3]}` }),
  }
  // Only if the form says all of it: whoever saves it unchanged must not change the rhythm.
  return sameRule(ruleOf(form, first), rule, first) ? form : null
}

/** Whether two rules say the same in other words, as far as a form can say it. */
function sameRule(written: string, rule: string, first: IsoDate): boolean {
  const plain = (text: string) =>
    text
      .split(';')
      .filter((part) => part !== 'INTERVAL=1' && part !== 'WKST=MO')
      .map((part) => part.replace(/^UNTIL=(\d{8}).*$/, 'UNTIL=$1'))
      .map((part) => (part.startsWith('BYDAY=') ? `BYDAY=${part.slice(6).split(',').sort().join(',')}` : part))
      .sort()
      .join(';')
  if (plain(written) === plain(rule)) return true
  // Weekly, and monthly on a date, a rule may leave the day to its first evening.
  const own = rule.includes('FREQ=WEEKLY') ? `BYDAY=${WEEKDAYS[weekdayOf(first)]}` : `BYMONTHDAY=${dayOf(first)}`
  return !/BY(?!SETPOS)/.test(rule) && plain(written) === plain(`${rule};${own}`)
}

function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10))
}

function daysInMonth(date: IsoDate): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate()
}
