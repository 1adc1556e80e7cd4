import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { Language } from '../../../shared/protocol/selection.ts'

const TENS = ['初', '十', '廿', '三']
const DIGITS = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const formats = new Map<Language, Intl.DateTimeFormat>()

/** A day of the Chinese calendar as a wall calendar shows it: 初四, and 十月 or 閏六月 on the first of a month; '' in English. */
export function lunarDay(date: IsoDate, language: Language): string {
  if (language === 'en') return ''
  let format = formats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(`${language}-u-ca-chinese-nu-latn`, {
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    })
    formats.set(language, format)
  }
  const parts = format.formatToParts(Date.parse(date))
  const day = Number.parseInt(parts.find(({ type }) => type === 'day')?.value ?? '', 10)
  if (day === 1) return parts.find(({ type }) => type === 'month')?.value ?? ''
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  const digit = DIGITS[day % 10] ?? ''
  return day === 10 ? '初十' : `${TENS[Math.floor(day / 10)] ?? ''}${digit}`
}
