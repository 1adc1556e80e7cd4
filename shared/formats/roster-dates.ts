import type { IsoDate, PartialDate } from '../domain/dates.ts'

/** Which of day and month comes first in the dates of a column; `unknown` where the column does not tell or tells both. */
export type DateOrder = 'day-first' | 'month-first' | 'unknown'

/**
 * The order of day and month in a column, from all its cells: 13/2 can only be day first, 2/13 only month first. A
 * column that has both, or neither, is `unknown`, and its ambiguous dates are refused rather than guessed.
 */
export function dateOrderOf(samples: Iterable<string>): DateOrder {
  let dayFirst = false
  let monthFirst = false
  for (const sample of samples) {
    const match = TWO_NUMBERS_FIRST.exec(tidy(sample))
    if (!match) continue
    const [first, second] = [Number(match[1]), Number(match[2])]
    if (first > 12 && second <= 12) dayFirst = true
    if (second > 12 && first <= 12) monthFirst = true
  }
  return dayFirst === monthFirst ? 'unknown' : dayFirst ? 'day-first' : 'month-first'
}

/**
 * A date as people write it → `IsoDate`, or null where it is none or could be two. Read are 1988-01-02, 1988/1/2,
 * 1988.1.2, 1988年1月2日, 19880102, 民國77年1月2日 (also 民國 77/1/2; 77/1/2 alone could be 1977), 2 Jan 1988, Jan 2, 1988,
 * and 2/1/1988 by `order`; a time of day behind a date is ignored. Days are checked against the calendar.
 */
export function readDate(cell: string, order: DateOrder): IsoDate | null {
  const text = tidy(cell)
  return readWithYear(text, order)
}

/**
 * Like `readDate`, and also dates without a year, as `--01-02`: 01-02, 1/2, 1月2日, Jan 2, --0102. These are month and
 * day, unless `order` is `day-first` or the number is over twelve.
 */
export function readPartialDate(cell: string, order: DateOrder): PartialDate | null {
  const text = tidy(cell)
  const full = readWithYear(text, order)
  if (full !== null) return full
  const bare = /^--(\d\d)-?(\d\d)$/u.exec(text) ?? /^(\d{1,2})月(\d{1,2})日?$/u.exec(text)
  if (bare) return withoutYear(Number(bare[1]), Number(bare[2]))
  const pair = /^(\d{1,2})[-/.](\d{1,2})$/u.exec(text)
  if (pair) {
    const [first, second] = [Number(pair[1]), Number(pair[2])]
    const dayFirst = first > 12 || (order === 'day-first' && second <= 12)
    return dayFirst ? withoutYear(second, first) : withoutYear(first, second)
  }
  const named = /^([a-z]{3,9})\.?(\d{1,2})$/u.exec(text) ?? /^(\d{1,2})([a-z]{3,9})\.?$/u.exec(text)
  return named ? withoutYear(monthOf(named[1]) || monthOf(named[2]), Number(named[1]) || Number(named[2])) : null
}

/** The years a living person's dates fall into, with room: earlier ones are Excel's zero (1899, 1900 is a real year) or typing mistakes. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** Year 1 of the Republic of China is 1912. */
const ROC_OFFSET = 1911

const TWO_NUMBERS_FIRST = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.]\d{4})?$/u

/** One spelling for all: NFKC, lower case, no spaces, no time of day. */
function tidy(cell: string): string {
  if (PLAIN.test(cell)) return cell
  const text = cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  const [date = '', ...rest] = text.split(/(?<=\d日?)[\sT]+(?=(?:上午|下午|am|pm)?\s*\d{1,2}[:時时])/iu)
  const day = rest.length === 0 ? text.replace(GLUED_TIME, '$1') : date
  return day.toLowerCase().replace(/\s+/gu, '')
}

/** Digits and signs only, as nearly all dates are: nothing to tidy. */
const PLAIN = /^[\d/.-]+$/u

/** 1988年1月2日上午12:00:00, without a space. */
const GLUED_TIME = /^(.*日)(?:上午|下午)?\d{1,2}[:時时]\d{1,2}.*$/u

function readWithYear(text: string, order: DateOrder): IsoDate | null {
  const republic = /^(?:中華|中华)?(?:民國|民国|roc)(?:前)?(\d{1,3})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text)
  if (republic)
    return text.includes('前') ? null : date(Number(republic[1]) + ROC_OFFSET, Number(republic[2]), Number(republic[3]))
  const yearFirst =
    /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?$/u.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/u.exec(text)
  if (yearFirst) return date(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(text)
  if (yearLast) return inOrder(Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3]), order)
  const monthName = /^([a-z]{3,9})\.?(\d{1,2})(?:st|nd|rd|th)?,?(\d{4})$/u.exec(text)
  if (monthName) return date(Number(monthName[3]), monthOf(monthName[1]), Number(monthName[2]))
  const dayName = /^(\d{1,2})(?:st|nd|rd|th)?[-.]?([a-z]{3,9})[-.,]*(\d{4})$/u.exec(text)
  return dayName ? date(Number(dayName[3]), monthOf(dayName[2]), Number(dayName[1])) : null
}

function inOrder(first: number, second: number, year: number, order: DateOrder): IsoDate | null {
  if (first === second || first > 12) return date(year, second, first)
  if (second > 12) return date(year, first, second)
  if (order === 'unknown') return null
  return order === 'day-first' ? date(year, second, first) : date(year, first, second)
}

function date(year: number, month: number, day: number): IsoDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || !isDay(year, month, day)) return null
  return `${year}-${two(month)}-${two(day)}`
}

/** 29 February is a birthday; 2000 was a leap year. */
function withoutYear(month: number, day: number): PartialDate | null {
  return isDay(2000, month, day) ? `--${two(month)}-${two(day)}` : null
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

function monthOf(name: string | undefined): number {
  if (name === undefined) return 0
  return MONTHS.findIndex((month) => month.startsWith(name) || (name === 'sept' && month === 'september')) + 1
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function two(number: number): string {
  return String(number).padStart(2, '0')
}
