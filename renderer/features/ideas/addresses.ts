import type { FeedbackId, MemberId, SalonId } from '../../../shared/domain/ids.ts'

/** Where the screens of this room stand, for the router; a link puts `#` before it. */
export type Part = 'board' | 'points'

export function partAddress(part: Part): string {
  return part === 'board' ? '/ideas' : `/ideas/${part}`
}

/** The board with one idea opened beside it. */
export function ideaAddress(idea: FeedbackId): string {
  return `/ideas/${idea}`
}

/** Where what is due is given. */
export const RECOGNITION = '/recognition'

export function memberAddress(member: MemberId): string {
  return `/members/${member}`
}

export function salonAddress(salon: SalonId): string {
  return `/salons/${salon}`
}
