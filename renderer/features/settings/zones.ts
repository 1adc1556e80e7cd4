import type { Instant, TimeZone } from '../../../shared/domain/dates.ts'
import { localeOf } from '../../../shared/language/locale.ts'
import type { Language } from '../../../shared/protocol/selection.ts'

export interface ZoneOption {
  readonly value: TimeZone
  /** "Taipei Time · Asia/Taipei"; both are searchable. */
  readonly label: string
  /** GMT+8 */
  readonly hint: string
}

/**
 * Every time zone this machine knows, named in the language, from west to east, and `inUse`, which may be none of them: a
 * machine set to UTC, a zone that was renamed. Costs some 40 ms, so ask once.
 */
export function zoneOptions(language: Language, now: Instant, inUse: TimeZone): readonly ZoneOption[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), inUse])]
    .map((zone) => ({
      zone,
      offset: part(zone, 'en', 'longOffset', now),
      name: part(zone, localeOf(language), 'longGeneric', now),
    }))
    .sort((a, b) => minutesOf(a.offset) - minutesOf(b.offset) || (a.zone < b.zone ? -1 : 1))
    .map(({ zone, offset, name }) => ({
      value: zone,
      label: `${name} · ${zone.replaceAll('_', ' ')}`,
      hint: offset,
    }))
}

function part(zone: TimeZone, locale: string, style: 'longOffset' | 'longGeneric', now: Instant): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style }).formatToParts(now)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** Minutes east of Greenwich of `GMT-03:30`. */
function minutesOf(offset: string): number {
  const match = /([+-])(\d\d):(\d\d)/.exec(offset)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return match[1] === '-' ? -minutes : minutes
}
