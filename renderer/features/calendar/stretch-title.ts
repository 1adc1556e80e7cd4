import type { IsoDate } from '../../../shared/domain/dates.ts'
import { localeOf } from '../../../shared/language/locale.ts'
import type { Language } from '../../../shared/protocol/selection.ts'

/**
 * The days or months from one to another, as a heading: what both ends share is written once, at the end in English
 * ("22–28 Nov 2026"), at the beginning in Chinese (「2026年11月22日–28日」). `Intl`'s own ranges fall back to
 * figures and slashes in Chinese.
 */
export function stretchTitle(language: Language, from: IsoDate, to: IsoDate, unit: 'day' | 'month'): string {
  const sameMonth = unit === 'day' && from.slice(0, 7) === to.slice(0, 7)
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  const month = language === 'en' && unit === 'day' ? 'short' : 'long'
  const day = unit === 'day' ? ({ day: 'numeric' } as const) : {}
  const whole = { year: 'numeric', month, ...day } as const
  // A month alone is 「十一月」 to Intl where it is asked for in full.
  const later = unit === 'day' || language === 'en' ? { month, ...day } : ({ month: 'numeric' } as const)
  const short = sameMonth ? day : sameYear ? later : whole
  const write = (date: IsoDate, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: 'UTC' }).format(Date.parse(date))
  if (language !== 'en') return `${write(from, whole)}–${write(to, short)}`
  return `${write(from, short)}${sameMonth ? '–' : ' – '}${write(to, whole)}`
}
