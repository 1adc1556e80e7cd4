import { RRuleTemporal } from 'rrule-temporal'
import type { LocalDateTime, TimeZone } from '../domain/dates.ts'
import { instantOf, localAt } from './instants.ts'
import { addMinutes } from './wall-clock.ts'

/** A rule and what it counts from. */
export interface Recurring {
  /** The value of an RRULE property, RFC 5545 section 3.3.10. */
  readonly rule: string
  readonly start: LocalDateTime
  /** On whose clocks; an UNTIL in UTC is read on them too. */
  readonly zone: TimeZone
}

/** Which of its times are asked for. */
export interface Span {
  /** The first that counts; all of them where it is absent. */
  readonly from?: LocalDateTime
  /** The first that does not count any more. */
  readonly before: LocalDateTime
  /** At most so many. */
  readonly most?: number
}

/**
 * Periods and days that are looked at before a rule is given up; one such as every 30th of February never comes true. A
 * daily rule is followed for 270 years.
 */
const MOST_STEPS = 100_000

/**
 * The wall-clock times that a rule gives, earliest first, as RFC 5545 section 3.8.5.3 says; the start is one of them only
 * if the rule gives it. The same hour on the clock stays the same hour when clocks change. A rule that is none gives none.
 */
export function recurrences(recurring: Recurring, { from = '', before, most = Infinity }: Span): LocalDateTime[] {
  const found: LocalDateTime[] = []
  const last = addMinutes(before, -1)
  try {
    const times = onTheWall(recurring)
    let first = from > recurring.start ? from : recurring.start
    // Who wants the next ten of a weekly rule is not made to wait for a hundred years of it.
    for (let days = FIRST_STRETCH_DAYS; first <= last && found.length < most; days *= 4) {
      const stretchEnd = addMinutes(first, days * 24 * 60)
      const until = stretchEnd < last ? stretchEnd : last
      for (const time of times.between(dateOf(first), dateOf(until), true)) found.push(time.toString().slice(0, 16))
      first = addMinutes(until, 1)
    }
  } catch {
    // No rule, or one that has no more to give; what it gave stands.
  }
  return found.slice(0, most)
}

const FIRST_STRETCH_DAYS = 400

/** How often an evening may come round: a rule that gives several a day is no ritual. */
const RITUAL_FREQUENCIES: ReadonlySet<string> = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])

/** The parts of a rule, RFC 5545 section 3.3.10, that leave the time of day alone. */
const PARTS = /^(?:FREQ|UNTIL|COUNT|INTERVAL|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS|WKST)=[-+A-Z0-9,]+$/

/**
 * A rule in its one spelling, with an UNTIL on the clocks of its zone; null where it is none, comes more than once a day
 * or never comes true.
 */
export function cleanRule({ rule, start, zone }: Recurring): string | null {
  const parts = rule
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '' && part !== 'INTERVAL=1')
  const frequency = parts.find((part) => part.startsWith('FREQ='))?.slice(5) ?? ''
  if (!RITUAL_FREQUENCIES.has(frequency) || !parts.every((part) => PARTS.test(part))) return null
  const clean = localUntil(parts.join(';'), zone)
  try {
    // The library reads a number that is none as no number at all.
    const strict = new RRuleTemporal({ rruleString: ruleText(clean, start), strict: true, maxIterations: MOST_STEPS })
    const { count, until } = strict.options()
    if (/COUNT=/.test(clean) !== (count !== undefined) || /UNTIL=/.test(clean) !== (until !== undefined)) return null
    return strict.next(dateOf(start), true) ? clean : null
  } catch {
    return null
  }
}

/** What a clock on a wall shows is reckoned in UTC, where no hour is skipped; instants come in where a time is shown. */
function onTheWall({ rule, start, zone }: Recurring): RRuleTemporal {
  return new RRuleTemporal({ rruleString: ruleText(localUntil(rule, zone), start), maxIterations: MOST_STEPS })
}

function ruleText(rule: string, start: LocalDateTime): string {
  const ends = rule.replace(/UNTIL=(\d{8}T\d{6})(?!Z)/, 'UNTIL=$1Z')
  return `DTSTART:${start.replaceAll(/[-:]/g, '')}00Z\nRRULE:${ends}`
}

/** The last moment of a rule on the clock of a zone: a day as a whole, an instant as the clock there shows it. */
function localUntil(rule: string, zone: TimeZone): string {
  return rule
    .replace(/UNTIL=(\d{8})(?=;|$)/, 'UNTIL=$1T235959')
    .replace(/UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, (_, ...parts: string[]) => {
      const [year, month, day, hour, minute, second = '00'] = parts
      const instant = instantOf(`${year}-${month}-${day}T${hour}:${minute}`, 'UTC')
      const local = instant === null ? '' : localAt(instant, zone).replaceAll(/[-:]/g, '')
      return `UNTIL=${local}${second}`
    })
}

function dateOf(local: LocalDateTime): Date {
  return new Date(`${local}Z`)
}
