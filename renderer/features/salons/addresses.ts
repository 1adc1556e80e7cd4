import type { MemberId, SalonId, VenueId } from '../../../shared/domain/ids.ts'

/** Where the screens of this room stand, for the router; a link puts `#` before it. */
export const SALONS = '/salons'

export function salonAddress(salon: SalonId): string {
  return `/salons/${salon}`
}

export function doorAddress(salon: SalonId): string {
  return `/door/${salon}`
}

export function memberAddress(member: MemberId): string {
  return `/members/${member}`
}

/** The venues, or one of them. */
export function salonsVenues(venue?: VenueId): string {
  return venue === undefined ? '/salons/venues' : `/salons/venues/${venue}`
}
