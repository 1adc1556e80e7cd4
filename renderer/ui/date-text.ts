import { addDays } from '../../shared/calendar/wall-clock.ts'
import type { IsoDate, PartialDate } from '../../shared/domain/dates.ts'

export { addDays }

/** How to read what a person types into a date field. */
export interface DateReading {
  readonly today: IsoDate
  /** 28/11 is the 28th of November (English) or nothing at all (Chinese, where the month comes first). */
  readonly dayFirst: boolean
  /** Whether a date without its year stays without it (birthdays), or takes the present year. */
  readonly allowNoYear: boolean
}

/**
 * The date somebody typed: 2026-11-28, 2026/11/28, 20261128, 2026年11月28日, 28 Nov 2026, 28/11, 11月28日, +3 (in three
 * days), today. `undefined` where it is none.
 */
export function readTypedDate(typed: string, reading: DateReading): PartialDate | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/,/g, ' ')
  const relative = readRelative(text, reading.today)
  if (relative !== undefined) return relative
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (full) return isoDate(Number(full[1]), Number(full[2]), Number(full[3]))
  const partial = /^--(\d\d)-(\d\d)$/.exec(text) ?? /^(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text)
  if (partial) return withoutYear(Number(partial[1]), Number(partial[2]), reading)
  return readShort(text, reading) ?? readNamed(text, reading)
}

const TODAY = ['today', '今天', '今日']
const TOMORROW = ['tomorrow', '明天', '明日']

function readRelative(text: string, today: IsoDate): IsoDate | undefined {
  if (TODAY.includes(text)) return today
  if (TOMORROW.includes(text)) return addDays(today, 1)
  const days = /^\+\s*(\d{1,3})$/.exec(text)
  return days ? addDays(today, Number(days[1])) : undefined
}

function readShort(text: string, reading: DateReading): string | undefined {
  const match = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{4}))?$/.exec(text)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[2])]
  const [day, month] = reading.dayFirst ? [first, second] : [second, first]
  return match[3] === undefined ? withoutYear(month, day, reading) : isoDate(Number(match[3]), month, day)
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function readNamed(text: string, reading: DateReading): string | undefined {
  const dayFirst = /^(?:[a-z]+\s+)?(\d{1,2})\s*([a-z]{3,9})\.?(?:\s+(\d{4}))?$/.exec(text)
  const monthFirst = /^([a-z]{3,9})\.?\s*(\d{1,2})(?:\s+(\d{4}))?$/.exec(text)
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = MONTHS.findIndex((known) => name?.startsWith(known)) + 1
  if (month === 0) return undefined
  return year === undefined ? withoutYear(month, Number(day), reading) : isoDate(Number(year), month, Number(day))
}

function withoutYear(month: number, day: number, { today, allowNoYear }: DateReading): string | undefined {
  if (!allowNoYear) return isoDate(Number(today.slice(0, 4)), month, day)
  // Any leap year: without its year, the 29th of February is a day.
  return isoDate(2024, month, day)?.replace(/^2024/, '-')
}

/** `2026-11-28`, or `undefined` where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1800 && year <= 2200 ? date.toISOString().slice(0, 10) : undefined
}

/** The same day of another month, or its last day where it has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}

/**
 * The time somebody typed, as `19:30`: 19:30, 1930, 19.30, 7pm, 7:30 pm, 晚上7點半 and a bare hour. `undefined` where it
 * is none.
 */
export function readTypedTime(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[點点时時]半/, ':30')
    .replace(/[點点时時]/, ':')
    .replace(/分/, '')
  const match =
    /^(上午|早上|中午|下午|晚上)?\s*(\d{1,2})(?:\s*[:.]\s*(\d{2})?)?\s*(am|pm|a|p)?$/.exec(text) ??
    /^()(\d{1,2})(\d{2})(am|pm|a|p)?$/.exec(text)
  if (!match) return undefined
  const afternoon = ['下午', '晚上'].includes(match[1] ?? '') || (match[4]?.startsWith('p') ?? false)
  const midnight = match[4]?.startsWith('a') === true && Number(match[2]) === 12
  const hour = midnight ? 0 : Number(match[2]) + (afternoon && Number(match[2]) < 12 ? 12 : 0)
  const minute = Number(match[3] ?? 0)
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined
}

/** Steps a time by minutes, staying within the day. */
export function addMinutes(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const total = (hour * 60 + minute + minutes + 1440) % 1440
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
