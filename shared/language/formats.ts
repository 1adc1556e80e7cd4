import type { Instant, IsoDate, PartialDate, TimeZone } from '../domain/dates.ts'
import { digitsOf, isCurrency } from '../domain/money.ts'
import type { Language } from '../protocol/selection.ts'
import { localeOf } from './locale.ts'

/** Writes values the way a reader of one language expects. Zones default to that of this machine. */
export interface Formats {
  /** 1,234 */
  number(value: number): string
  /** 58 % of 0.58 */
  percent(share: number): string
  /** 28 Nov 2026 · 2026年11月28日; also of a birthday without its year. Text that is no date comes back as it is. */
  date(value: PartialDate): string
  /** The calendar day of an instant in a zone, with its year. */
  day(at: Instant, zone?: TimeZone): string
  /** Sat 28 Nov · 11/28 週六 */
  shortDay(at: Instant, zone?: TimeZone): string
  /** Saturday · 星期六 */
  weekday(at: Instant, zone?: TimeZone): string
  /** Sep 2026 · 2026年9月, of any day in it. */
  month(date: IsoDate): string
  /** Sep · 9月 */
  shortMonth(date: IsoDate): string
  /** 19:00 */
  time(at: Instant, zone?: TimeZone): string
  /** Sat 28 Nov, 19:00 · 11/28 週六 19:00; the year is added unless it is the present one. */
  dayTime(at: Instant, zone?: TimeZone, now?: Instant): string
  /** 6 days ago · 6 天前; "just now" under a minute, then minutes, hours, days, months, years. */
  ago(at: Instant, now: Instant): string
  /** The same in whole calendar days: today, yesterday, 6 days ago, in 3 days. */
  relativeDay(at: Instant, now: Instant, zone?: TimeZone): string
  /** The two lines of a calendar badge: Nov / 28, 十一月 / 28. */
  badge(at: Instant, zone?: TimeZone): { readonly month: string; readonly day: string }
  /** Taipei, Taichung and Tainan · 台北、台中和台南; `goesOn` where the sentence adds others: Taipei, Taichung, Tainan · 台北、台中、台南 */
  list(items: readonly string[], goesOn?: boolean): string
  /** Whole sentences one after the other: Chinese leaves no blank behind 。 and ？. Empty ones are left out. */
  sentences(all: readonly string[]): string
  /** NT$1,200 · $1,200; the digits behind the point where there are any. `amount` in the smallest unit of the currency. */
  money(amount: number, currency: string): string
  /** The same without the currency, as it stands in a field: 1,200 */
  amount(amount: number, currency: string): string
  /** New Taiwan Dollar · 新台幣 */
  currencyName(currency: string): string
  /** 1.4 MB */
  bytes(count: number): string
}

/** 陳怡君和 Amy Chen: between Chinese and Latin letters or figures stands a blank, and none within what is listed. */
function withBlanks(parts: readonly string[]): string {
  let text = ''
  for (const part of parts) {
    const isApart = /\p{Script=Han}$/u.test(text)
      ? /^[A-Za-z0-9]/.test(part)
      : /[A-Za-z0-9]$/.test(text) && /^\p{Script=Han}/u.test(part)
    text += isApart ? ` ${part}` : part
  }
  return text
}

const cache = new Map<Language, Formats>()

/** The formats of a language; Intl formatters are dear to make (about 30 µs each), so each is made once. */
export function formatsFor(language: Language): Formats {
  let formats = cache.get(language)
  if (!formats) {
    formats = makeFormats(language)
    cache.set(language, formats)
  }
  return formats
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** "61 days ago" still says something about a rhythm; "140 days ago" does not. */
const DAYS_BEFORE_MONTHS = 100
const MONTH_DAYS = 30.44
const MONTHS_BEFORE_YEARS = 24

/** Intl says "now" and 現在, which reads oddly of something that is over. */
const JUST_NOW: Readonly<Record<Language, string>> = { en: 'just now', 'zh-TW': '剛剛', 'zh-CN': '刚刚' }

const CHINESE_MONTHS = '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月'.split(' ')

function makeFormats(language: Language): Formats {
  const locale = localeOf(language)
  const chinese = language !== 'en'
  const dates = dateFormatters(locale)
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  // Mainland Chinese sets 「6天前」 where every sentence here leaves a blank between figures and characters.
  const since = (count: number, unit: Intl.RelativeTimeFormatUnit) =>
    relative.format(count, unit).replace(/(?<=\d)(?=\p{Script=Han})/u, ' ')
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  let currencies: Intl.DisplayNames | null = null
  const day = (at: Instant, zone?: TimeZone) => dates(LONG_DAY, zone).format(at)
  const time = (at: Instant, zone?: TimeZone) => dates(TIME, zone).format(at)
  const shortDay = (at: Instant, zone?: TimeZone) =>
    chinese
      ? `${dates(MONTH_DAY, zone).format(at)} ${dates(SHORT_WEEKDAY, zone).format(at)}`
      : dates(SHORT_DAY, zone).format(at).replace(',', '')
  const inDays = (days: number) => {
    const distance = Math.abs(days)
    if (distance < DAYS_BEFORE_MONTHS) return since(days, 'day')
    const months = Math.round(days / MONTH_DAYS)
    if (Math.abs(months) < MONTHS_BEFORE_YEARS) return since(months, 'month')
    return since(Math.round(months / 12), 'year')
  }
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (value) => writeDate(value, dates) ?? value,
    day,
    shortDay,
    weekday: (at, zone) => dates({ weekday: 'long' }, zone).format(at),
    month: (date) => dates(LONG_MONTH, 'UTC').format(Date.parse(date)),
    shortMonth: (date) => dates({ month: 'short' }, 'UTC').format(Date.parse(date)),
    time,
    dayTime: (at, zone, now) => {
      const sameYear = now === undefined || yearOf(at, zone, dates) === yearOf(now, zone, dates)
      const text = sameYear ? shortDay(at, zone) : day(at, zone)
      return chinese ? `${text} ${time(at, zone)}` : `${text}, ${time(at, zone)}`
    },
    ago: (at, now) => {
      const past = at - now
      const distance = Math.abs(past)
      if (distance < MINUTE) return JUST_NOW[language]
      if (distance < HOUR) return since(Math.trunc(past / MINUTE), 'minute')
      if (distance < DAY) return since(Math.trunc(past / HOUR), 'hour')
      return inDays(Math.trunc(past / DAY))
    },
    relativeDay: (at, now, zone) => inDays(dayNumber(at, zone, dates) - dayNumber(now, zone, dates)),
    badge: (at, zone) => {
      const month = dates({ month: 'numeric' }, zone, 'en').format(at)
      return {
        month: chinese ? (CHINESE_MONTHS[Number(month) - 1] ?? month) : dates({ month: 'short' }, zone).format(at),
        day: dates({ day: '2-digit' }, zone, 'en').format(at),
      }
    },
    list: (items, goesOn = false) => {
      if (goesOn) return items.join(chinese ? '、' : ', ')
      return chinese ? withBlanks(list.formatToParts(items).map(({ value }) => value)) : list.format(items)
    },
    sentences: (all) => all.filter((each) => each !== '').join(chinese ? '' : ' '),
    money: (amount, currency) => writeMoney(amount, currency, locale, 'currency'),
    amount: (amount, currency) => writeMoney(amount, currency, locale, 'decimal'),
    currencyName: (currency) => {
      currencies ??= new Intl.DisplayNames(locale, { type: 'currency' })
      return currencies.of(currency) ?? currency
    },
    bytes: (count) => writeBytes(count, number),
  }
}

const LONG_DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const
const LONG_MONTH = { year: 'numeric', month: 'short' } as const
const LONG_MONTH_DAY = { month: 'long', day: 'numeric' } as const
const SHORT_DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const
const MONTH_DAY = { month: 'numeric', day: 'numeric' } as const
const SHORT_WEEKDAY = { weekday: 'short' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

type DateFormatters = (options: Intl.DateTimeFormatOptions, zone?: TimeZone, locale?: string) => Intl.DateTimeFormat

function dateFormatters(ownLocale: string): DateFormatters {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (options, zone, locale = ownLocale) => {
    const key = `${locale} ${zone ?? ''} ${Object.entries(options).join(';')}`
    let format = made.get(key)
    if (!format) {
      format = new Intl.DateTimeFormat(locale, zone === undefined ? options : { ...options, timeZone: zone })
      made.set(key, format)
    }
    return format
  }
}

function writeDate(value: string, dates: DateFormatters): string | undefined {
  const match = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(value)
  if (!match) return undefined
  const [, year, month, day] = match
  // A leap year stands in where the year is unknown, so that 29 February stays itself.
  const at = Date.UTC(Number(year ?? 2024), Number(month) - 1, Number(day))
  return dates(year === undefined ? LONG_MONTH_DAY : LONG_DAY, 'UTC').format(at)
}

function yearOf(at: Instant, zone: TimeZone | undefined, dates: DateFormatters): string {
  return dates({ year: 'numeric' }, zone, 'en').format(at)
}

/** Days since 1970 of the calendar day that an instant falls on in a zone. */
function dayNumber(at: Instant, zone: TimeZone | undefined, dates: DateFormatters): number {
  const parts = dates({ year: 'numeric', month: 'numeric', day: 'numeric' }, zone, 'en').formatToParts(at)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day')) / DAY
}

/** Full sums read better without zeros behind the point; parts of one keep all their digits. */
function writeMoney(amount: number, currency: string, locale: string, style: 'currency' | 'decimal'): string {
  const behind = digitsOf(currency)
  const whole = 10 ** behind
  const digits = amount % whole === 0 ? 0 : behind
  const key = `${locale} ${style} ${currency} ${digits}`
  let format = moneyFormats.get(key)
  if (!format) {
    const known = isCurrency(currency) ? { style, currency } : {}
    format = new Intl.NumberFormat(locale, { ...known, minimumFractionDigits: digits, maximumFractionDigits: digits })
    moneyFormats.set(key, format)
  }
  return format.format(amount / whole)
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

const UNITS = ['B', 'kB', 'MB', 'GB'] as const

function writeBytes(count: number, number: Intl.NumberFormat): string {
  let value = count
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const rounded = value < 10 && unit > 0 ? Math.round(value * 10) / 10 : Math.round(value)
  return `${number.format(rounded)} ${UNITS[unit] ?? ''}`
}
