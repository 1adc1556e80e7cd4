import { lunarDayOf } from '../../../shared/calendar/lunar.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { Language } from '../../../shared/protocol/selection.ts'

const TENS = ['初', '十', '廿', '三']
const DIGITS = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** The first ten are the same in both. */
const TEN_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** The last two months and the sign of a leap month, which the two scripts write differently. */
const OWN = {
  'zh-TW': { months: [...TEN_MONTHS, '冬', '臘'], leap: '閏' },
  'zh-CN': { months: [...TEN_MONTHS, '十一', '腊'], leap: '闰' },
} as const

/** A day of the Chinese calendar as a wall calendar shows it: 初四, and 十月 or 閏六月 on the first of a month; '' in English. */
export function lunarDay(date: IsoDate, language: Language): string {
  const lunar = language === 'en' ? null : lunarDayOf(date)
  if (lunar === null || language === 'en') return ''
  const { month, day, isLeap } = lunar
  const { months, leap } = OWN[language]
  if (day === 1) return `${isLeap ? leap : ''}${months[month - 1] ?? ''}月`
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  const digit = DIGITS[day % 10] ?? ''
  return day === 10 ? '初十' : `${TENS[Math.floor(day / 10)] ?? ''}${digit}`
}
