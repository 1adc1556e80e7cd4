import type { Instant, IsoDate, TimeZone } from '../domain/dates.ts'
import type { LetterLanguage, LetterValues } from '../domain/letter.ts'
import type { Money } from '../domain/money.ts'
import { formatsFor } from './formats.ts'
import { localeOf } from './locale.ts'

/** What a letter says of an evening. */
export interface EveningFacts {
  readonly theme: string
  readonly start: Instant
  readonly end: Instant
  readonly zone: TimeZone
  readonly venue: string
  /** Per head; null where nobody has said. */
  readonly fee: Money | null
  readonly hosts: readonly string[]
}

/** The values of an evening that are the same for everybody, as people of a language write them. */
export function eveningValues(
  language: LetterLanguage,
  evening: EveningFacts,
): Omit<LetterValues, 'name' | 'answerBy'> {
  const { start, end, zone, fee } = evening
  const formats = formatsFor(language)
  const isOneDay = formats.day(start, zone) === formats.day(end, zone) && end > start
  return {
    theme: evening.theme,
    date: letterDay(language, start, zone),
    time: isOneDay ? `${formats.time(start, zone)}–${formats.time(end, zone)}` : formats.time(start, zone),
    venue: evening.venue,
    fee: fee === null ? '' : fee.amount === 0 ? FREE[language] : moneyText(language, fee),
    host: formats.list(evening.hosts),
  }
}

/** Saturday 28 November · 11月28日（週六） */
export function letterDay(language: LetterLanguage, at: Instant, zone: TimeZone): string {
  const locale = localeOf(language)
  const day = formatter(locale, 'day', zone).format(at)
  const weekday = formatter(locale, 'weekday', zone).format(at)
  return language === 'en' ? `${weekday} ${day}` : `${day}（${weekday}）`
}

/** Until when somebody may answer: a day, or an instant on the clocks of the evening. '' for null, and for a day that is none. */
export function answerByText(
  language: LetterLanguage,
  by: IsoDate | { readonly at: Instant; readonly zone: TimeZone } | null,
): string {
  if (by === null) return ''
  if (typeof by === 'string') {
    const at = Date.parse(`${by}T00:00Z`)
    return Number.isNaN(at) ? '' : letterDay(language, at, 'UTC')
  }
  const time = formatsFor(language).time(by.at, by.zone)
  const day = letterDay(language, by.at, by.zone)
  return language === 'en' ? `${day}, ${time}` : `${day}${time}`
}

/** How everybody is called where one letter goes to a group. */
export const EVERYBODY: Readonly<Record<LetterLanguage, string>> = {
  en: 'everyone',
  'zh-TW': '各位朋友',
  'zh-CN': '各位朋友',
}

const FREE: Readonly<Record<LetterLanguage, string>> = { en: 'free', 'zh-TW': '免費', 'zh-CN': '免费' }

/** NT$300 · $300.50: no cents where there are none. */
function moneyText(language: LetterLanguage, { amount, currency }: Money): string {
  const style = { style: 'currency', currency } as const
  const digits = new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2
  const value = amount / 10 ** digits
  const format = new Intl.NumberFormat(localeOf(language), {
    ...style,
    ...(Number.isInteger(value) && { minimumFractionDigits: 0, maximumFractionDigits: 0 }),
  })
  return format.format(value)
}

const made = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, what: 'day' | 'weekday', zone: TimeZone): Intl.DateTimeFormat {
  const key = `${locale} ${what} ${zone}`
  let format = made.get(key)
  if (!format) {
    const weekday = locale.startsWith('zh') ? ('short' as const) : ('long' as const)
    format = new Intl.DateTimeFormat(locale, {
      ...(what === 'day' ? { month: 'long', day: 'numeric' } : { weekday }),
      timeZone: zone,
    })
    made.set(key, format)
  }
  return format
}
