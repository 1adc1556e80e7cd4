import type { ChapterId, MemberId } from '../domain/ids.ts'
import { occasionKey } from '../domain/recognition.ts'
import { isOfTheCalendar, MOST_COUNTED } from '../domain/recognition-rules.ts'
import type { RecognitionRule, RecognitionSettings } from '../domain/recognition-rules.ts'
import { dayOf } from '../value/day.ts'
import type { Day } from '../value/day.ts'
import type { RecognisableFacts } from './facts.ts'
import type { Month } from './month.ts'
import { streakMonths } from './streak.ts'

/** What a chapter's people are recognised by, as of one day. */
export interface DueRules {
  readonly settings: RecognitionSettings
  readonly today: Day
  /** The day from which rules count that name none: when the community began here. */
  readonly began: Day
  /** Months in which the chapter held a salon. */
  readonly held: ReadonlySet<Month>
}

/**
 * Something that somebody reached. `due`: nobody has recognised it yet. `ahead`: a day of the calendar that is still to come.
 * `earlier`: due though it lies before its rule, because somebody chose so. `before`: it lies before its rule, and is due to
 * nobody.
 */
export interface Owed {
  readonly member: MemberId
  readonly chapter: ChapterId
  readonly rule: RecognitionRule
  readonly number: number
  readonly day: Day
  readonly state: 'due' | 'ahead' | 'earlier' | 'before'
}

/**
 * What one person has reached and was not recognised for, by rule and then by number.
 *
 * Of what lies before a rule only the highest number counts: who came sixty times before anybody counted is owed one word, not
 * five. Birthdays before it are nothing at all, and neither are anniversaries and birthdays for which it is too late.
 */
export function owedTo(facts: RecognisableFacts, rules: DueRules): Owed[] {
  const settled = new Set(facts.settled)
  const chosen = new Set(facts.owed)
  return rules.settings.rules
    .filter(({ on, chapter }) => on && (chapter === null || chapter === facts.chapter))
    .flatMap((rule) => owedBy(rule, facts, rules, { settled, chosen }))
}

/** What else an evening on `day` would bring somebody who comes to it. */
export function owedOn(facts: RecognisableFacts, rules: DueRules, day: Day): Owed[] {
  const known = new Set(owedTo(facts, rules).map(({ rule: { id }, number }) => occasionKey({ of: id, number })))
  const then = { ...rules, today: Math.max(day, rules.today) }
  return owedTo({ ...facts, came: [...facts.came, day] }, then).filter(
    ({ rule, number, state, day: on }) =>
      state === 'due' && on === day && !known.has(occasionKey({ of: rule.id, number })),
  )
}

interface Words {
  readonly settled: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
}

function owedBy(rule: RecognitionRule, facts: RecognisableFacts, rules: DueRules, words: Words): Owed[] {
  const { today, began, settings } = rules
  const { late, ahead } = settings.numbers
  const from = rule.from === '' ? began : (dayOf(rule.from) ?? began)
  const since = rule.since === '' ? Infinity : (dayOf(rule.since) ?? Infinity)
  const isDated = isOfTheCalendar(rule.condition)
  const until = isDated ? today + ahead : today
  const reached = reachedBy(rule, facts, rules, until).filter(({ day }) => day <= until)
  const highest = reached.reduce((most, { day, number }) => (day < from ? Math.max(most, number) : most), 0)
  const owed: Owed[] = []
  for (const { number, day } of reached) {
    const key = occasionKey({ of: rule.id, number })
    if (words.settled.has(key)) continue
    const base = { member: facts.member, chapter: facts.chapter, rule, number, day }
    if (day >= from) {
      if (!isDated || day >= today - late) owed.push({ ...base, state: day > today ? 'ahead' : 'due' })
    } else if (words.chosen.has(key)) owed.push({ ...base, state: 'earlier' })
    else if (number === highest && rule.condition !== 'birthday')
      owed.push({ ...base, state: day >= since ? 'earlier' : 'before' })
  }
  return owed
}

interface Reached {
  readonly number: number
  readonly day: Day
}

/** Every number of a rule that somebody has reached, and when. */
function reachedBy(rule: RecognitionRule, facts: RecognisableFacts, rules: DueRules, until: Day): Reached[] {
  const { condition } = rule
  switch (condition) {
    case 'birthday':
      return birthdays(facts, rules, until)
    case 'joined':
      return anniversaries(rule, facts, until)
    case 'streak':
      return streaks(rule, facts, rules)
    case 'salons':
      return counted(rule, facts.came)
    default:
      return counted(rule, facts.did[condition])
  }
}

/** The numbers of a rule up to `most`. */
function numbersOf({ at, every }: Pick<RecognitionRule, 'at' | 'every'>, most: number): number[] {
  const numbers = at.filter((number) => number <= most)
  const last = at.at(-1) ?? 0
  if (every > 0) for (let next = last + every; next <= Math.min(most, MOST_COUNTED); next += every) numbers.push(next)
  return numbers
}

function counted(rule: RecognitionRule, days: readonly Day[]): Reached[] {
  const inOrder = days.toSorted((a, b) => a - b)
  return numbersOf(rule, inOrder.length).flatMap((number) => {
    const day = inOrder[number - 1]
    return day === undefined ? [] : [{ number, day }]
  })
}

function streaks(rule: RecognitionRule, { came, excused }: RecognisableFacts, rules: DueRules): Reached[] {
  const { held, today, settings } = rules
  const first = new Map<number, Day>()
  for (const { day, count } of streakMonths(came, excused, { held, today, forgive: settings.numbers.forgive }))
    if (!first.has(count)) first.set(count, day)
  return numbersOf(rule, Math.max(0, ...first.keys())).flatMap((number) => {
    const day = first.get(number)
    return day === undefined ? [] : [{ number, day }]
  })
}

function anniversaries(rule: RecognitionRule, { joined }: RecognisableFacts, until: Day): Reached[] {
  if (joined === null) return []
  const { year, month, day } = dateOf(joined)
  return numbersOf(rule, dateOf(until).year - year).map((number) => ({
    number,
    day: dayIn(year + number, month, day),
  }))
}

/** This year's, and those of the years that late and coming ones may fall into. */
function birthdays({ birthday }: RecognisableFacts, { today, settings }: DueRules, until: Day): Reached[] {
  if (birthday === null) return []
  const [first, last] = [dateOf(today - settings.numbers.late).year, dateOf(until).year]
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    number: first + index,
    day: dayIn(first + index, birthday.month, birthday.day),
  }))
}

const MS = 86_400_000

function dateOf(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** A day of a year; the last of the month where it has no such day. */
function dayIn(year: number, month: number, day: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Date.UTC(year, month - 1, Math.min(day, last)) / MS
}
