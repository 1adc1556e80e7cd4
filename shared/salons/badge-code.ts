import { isId } from '../domain/ids.ts'
import type { MemberId, SalonId } from '../domain/ids.ts'
import { checkCharacter } from './check-character.ts'

/**
 * What the QR code of a name badge says: `CHAPTERHOUSE:`, eight characters of the salon, the whole of the guest, and one
 * that checks the rest. Capitals and digits only: these are QR's alphanumeric mode, in which the 38 characters fill a
 * small code (version 2 at level M) to the last, and they are what hand scanners, which pose as keyboards, type right.
 * It names nobody to whoever has no list of members.
 */

/** What a scanned code turned out to be. */
export type ScannedBadge =
  | { readonly kind: 'badge'; readonly member: MemberId; readonly salon: SalonPart }
  /** A badge of ours that was misread or mistyped. */
  | { readonly kind: 'damaged' }

declare const part: unique symbol
/** The beginning of a salon's id, as a badge carries it; compare with `isBadgeOf`. */
export type SalonPart = string & { readonly [part]: true }

const PREFIX = 'CHAPTERHOUSE'
const SALON_LENGTH = 8
const GUEST_LENGTH = 16
const ID_PREFIX_LENGTH = 'mem_'.length

export function badgeCode(salon: SalonId, member: MemberId): string {
  const body = (salonPart(salon) + member.slice(ID_PREFIX_LENGTH)).toUpperCase()
  return `${PREFIX}:${body}${checkCharacter(body)}`
}

/**
 * Reads what a camera or a hand scanner gave; null where it is no badge at all, but something that somebody typed.
 * Full-width letters and another sign for the colon are what a scanner types through a Chinese input method or a foreign
 * keyboard; they are understood.
 */
export function scanBadge(text: string): ScannedBadge | null {
  const plain = text.normalize('NFKC').trim().toUpperCase()
  if (!plain.startsWith(PREFIX)) return null
  const body = plain.slice(PREFIX.length).replace(/[^0-9A-Z]/g, '')
  const told = body.slice(0, -1)
  const member = `mem_${told.slice(SALON_LENGTH).toLowerCase()}`
  const whole = told.length === SALON_LENGTH + GUEST_LENGTH && checkCharacter(told) === body.slice(-1)
  return whole && isId('mem', member)
    ? { kind: 'badge', member, salon: told.slice(0, SALON_LENGTH).toLowerCase() as SalonPart }
    : { kind: 'damaged' }
}

/** Whether a badge was printed for this salon; last month's still hangs in somebody's coat. */
export function isBadgeOf(badge: { readonly salon: SalonPart }, salon: SalonId): boolean {
  return badge.salon === salonPart(salon)
}

function salonPart(salon: SalonId): SalonPart {
  return salon.slice(ID_PREFIX_LENGTH, ID_PREFIX_LENGTH + SALON_LENGTH) as SalonPart
}
