import { findIana } from 'windows-iana'
import { isZone } from '../../calendar/instants.ts'
import type { TimeZone } from '../../domain/dates.ts'

/**
 * The zone that a name in a calendar file means: an IANA name, one behind a prefix (`/citadel.org/20250101/Asia/Taipei`),
 * one of Windows (`Taipei Standard Time`, by CLDR), or an offset in its name (`(UTC+08:00) Taipei`). Null where it is none.
 */
export function zoneNamed(name: string): TimeZone | null {
  const plain = name.trim().replaceAll(/^"|"$/g, '')
  if (plain === '') return null
  if (isIana(plain)) return plain
  const parts = plain.split('/')
  const behind = [3, 2].map((count) => parts.slice(-count).join('/')).find(isIana)
  if (behind !== undefined) return behind
  const [windows] = findIana(plain)
  if (windows && isIana(windows)) return windows
  const [, sign, hours] = /(?:UTC|GMT)\s*([+-])0?(\d{1,2})(?::?00)?\b/i.exec(plain) ?? []
  // The signs of these names are the other way round than people write them.
  const offset = hours === undefined ? '' : `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`
  return offset !== '' && isIana(offset) ? offset : null
}

/** Offsets such as `+08:00` are zones to Temporal and no names. */
function isIana(name: string): boolean {
  return /^[A-Z]/i.test(name) && isZone(name)
}
