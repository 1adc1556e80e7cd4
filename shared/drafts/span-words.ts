import type { IsoDate } from '../domain/dates.ts'
import type { LetterLanguage } from '../domain/letter.ts'

const DAY = 86_400_000
const WEEK_DAYS = 7

/**
 * The time between two days as somebody says it in a letter: 3 years · 七個月. '' for fewer whole months than `least`, and where
 * the first day is the later one.
 */
export function spanWords(language: LetterLanguage, from: IsoDate, to: IsoDate, least: number): string {
  const months = monthsBetween(from, to)
  const days = daysBetween(from, to)
  if (!(days >= 0) || months < least) return ''
  if (months >= MONTHS_A_YEAR) return spoken(language, Math.floor(months / MONTHS_A_YEAR), 'year')
  if (months >= 1) return spoken(language, months, 'month')
  return days < WEEK_DAYS ? '' : spoken(language, Math.floor(days / WEEK_DAYS), 'week')
}

/** Which of their evenings it was: 5th · 第五場. */
export function numberedWords(language: LetterLanguage, count: number): string {
  if (language !== 'en') return `第${hanNumber(count)}${language === 'zh-TW' ? '場' : '场'}`
  return `${count}${ENDINGS[new Intl.PluralRules('en', { type: 'ordinal' }).select(count)] ?? 'th'}`
}

/** Whole days; NaN where one is no date. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / DAY)
}

const MONTHS_A_YEAR = 12

function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return (toYear - year) * MONTHS_A_YEAR + toMonth - month - (toDay < day ? 1 : 0)
}

type Unit = 'year' | 'month' | 'week'

const ENDINGS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' }

const UNITS: Readonly<Record<Exclude<LetterLanguage, 'en'>, Readonly<Record<Unit, string>>>> = {
  'zh-TW': { year: '年', month: '個月', week: '個星期' },
  'zh-CN': { year: '年', month: '个月', week: '个星期' },
}
/** Two of a thing is a word of its own. */
const TWO = { 'zh-TW': '兩', 'zh-CN': '两' } as const

function spoken(language: LetterLanguage, count: number, unit: Unit): string {
  if (language === 'en') return `${count} ${unit}${count === 1 ? '' : 's'}`
  return `${count === 2 ? TWO[language] : hanNumber(count)}${UNITS[language][unit]}`
}

const HAN_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 十二, 三十; from a hundred on figures, as letters have them. */
function hanNumber(count: number): string {
  if (count >= 100) return String(count)
  const tens = Math.floor(count / 10)
  return `${tens > 1 ? HAN_DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${HAN_DIGITS[count % 10]}`
}
