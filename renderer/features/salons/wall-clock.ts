import type { Instant, IsoDate, TimeZone } from '../../../shared/domain/dates.ts'
import type { Formats } from '../../../shared/language/formats.ts'
import { localeOf } from '../../../shared/language/locale.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { addDays, weekdayOf } from '../../../shared/calendar/wall-clock.ts'

/** A salon's times are wall-clock times of its chapter, so they are reckoned with as such. */
export { addMinutes, minutesBetween } from '../../../shared/calendar/wall-clock.ts'

const DAY_MS = 24 * 60 * 60_000

/** The first day after both `last` and `today` that falls on the same weekday as `last`. */
export function nextSameWeekday(last: IsoDate, today: IsoDate): IsoDate {
  const behind = Math.max(0, Math.round((Date.parse(today) - Date.parse(last)) / DAY_MS))
  return addDays(last, (Math.floor(behind / 7) + 1) * 7)
}

/** The next day on or after `today` that is this weekday, 0 for Sunday. */
export function nextWeekday(weekday: number, today: IsoDate): IsoDate {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7)
}

/** Whether clocks in `zone` show the same as those of this computer at that instant. */
export function sameClock(formats: Formats, at: Instant, zone: TimeZone): boolean {
  return formats.dayTime(at, zone) === formats.dayTime(at)
}

/** "Taipei Standard Time", 台北標準時間; `short` is GMT+8, for where there is no room. */
export function zoneName(language: Language, zone: TimeZone, at: Instant, short = false): string {
  const parts = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    timeZoneName: short ? 'shortOffset' : 'longGeneric',
  }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}
