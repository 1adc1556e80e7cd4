import type { IsoDate } from './dates.ts'

/** How long a community keeps whom; null where nobody has to be looked through for that. */
export interface Retention {
  /** Years without any activity. */
  readonly quiet: number | null
  /** Months since somebody was archived. */
  readonly archived: number | null
  /** Months since somebody who never became a member was last seen, such as a walk-in. */
  readonly guests: number | null
}

export const RETENTION_RULES = ['quiet', 'archived', 'guests'] as const
export type RetentionRule = (typeof RETENTION_RULES)[number]

/** What can be chosen, in the unit of each rule: long enough that nobody is lost by a slip, short enough to be of use. */
export const RETENTION_CHOICES: Readonly<Record<RetentionRule, readonly number[]>> = {
  quiet: [2, 3, 5, 7, 10],
  archived: [6, 12, 24, 60],
  guests: [6, 12, 24, 60],
}

export const NO_RETENTION: Retention = { quiet: null, archived: null, guests: null }

/** What is known of somebody, as far as it matters here; days of the calendar. */
export interface KeptFor {
  /** The last day on which they did anything, or anything was done with them. */
  readonly active: IsoDate
  readonly archived: IsoDate | null
  /** Whether all their places are guests' ones. */
  readonly isGuest: boolean
}

/** By which rule somebody is to be looked at, and since when that has been so; the one that has been longest. */
export interface Due {
  readonly rule: RetentionRule
  readonly since: IsoDate
}

/** Null for somebody whom no rule is about yet. Nobody is ever erased for it: a person looks first. */
export function dueFor({ active, archived, isGuest }: KeptFor, rules: Retention, today: IsoDate): Due | null {
  const dues: Due[] = []
  const add = (rule: RetentionRule, from: IsoDate | null, months: number | null) => {
    if (from === null || months === null) return
    const since = monthsAfter(from, months)
    if (since <= today) dues.push({ rule, since })
  }
  add('quiet', active, rules.quiet === null ? null : rules.quiet * MONTHS_A_YEAR)
  add('archived', archived, rules.archived)
  add('guests', isGuest ? active : null, rules.guests)
  return dues.sort((a, b) => (a.since < b.since ? -1 : 1))[0] ?? null
}

const MONTHS_A_YEAR = 12

/** So many months later; the 31st of a month that has none is its last day. */
function monthsAfter(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const whole = year * MONTHS_A_YEAR + month - 1 + months
  const [inYear, inMonth] = [Math.floor(whole / MONTHS_A_YEAR), whole % MONTHS_A_YEAR]
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate()
  return new Date(Date.UTC(inYear, inMonth, Math.min(date, last))).toISOString().slice(0, 10)
}
