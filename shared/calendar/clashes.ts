import type { Instant, LocalDateTime } from '../domain/dates.ts'
import type { ChapterId, MemberId, SalonId, SeriesId, VenueId } from '../domain/ids.ts'
import type { Clash } from '../domain/salon.ts'

/** A salon as far as it may get in the way of another. */
export interface Booking {
  readonly id: SalonId | null
  readonly chapter: ChapterId
  readonly series?: SeriesId
  readonly occurrence?: LocalDateTime
  readonly start: LocalDateTime
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** As it is compared: without case and spaces. '' for none. */
  readonly venue: string
  readonly venueId?: VenueId
  /** People, not their records. */
  readonly hosts: ReadonlySet<MemberId>
}

export interface Placed extends Booking {
  readonly id: SalonId
}

/** What only the whole community tells. */
export interface Between {
  /** '' where a chapter says none. */
  readonly regionOf: (chapter: ChapterId) => string
  /** People who belong to both. */
  readonly inBoth: (a: ChapterId, b: ChapterId) => number
  /** People who said yes to both. */
  readonly goingToBoth: (a: SalonId, b: SalonId) => number
}

/** In the order of how much they matter: a room is taken, people are, a day is only shared. */
const KINDS = [
  'twice',
  'venue',
  'host',
  'guests',
  'chapter',
  'members',
  'city',
] as const satisfies readonly Clash['kind'][]

/** Every way in which a salon gets in the way of others, the hardest first; of one other each kind stands once. */
export function clashesOf(booking: Booking, others: Iterable<Placed>, between: Between): Clash[] {
  const found: Clash[] = []
  for (const other of others) {
    if (other.id === booking.id) continue
    for (const kind of KINDS) {
      const count = peopleIn(kind, booking, other, between)
      if (count !== null) found.push({ kind, other: other.id, count })
    }
  }
  const isHardest = ({ kind, other }: Clash) => found.find((each) => each.other === other)?.kind === kind
  return found
    .filter((clash) => !DAY_KINDS.has(clash.kind) || isHardest(clash))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.count - a.count || (a.other < b.other ? -1 : 1))
}

/** Of one other these are said only where nothing harder is. */
const DAY_KINDS: ReadonlySet<Clash['kind']> = new Set(['chapter', 'members', 'city'])

/** How many people a clash of one kind concerns, 0 where it is not about people; null where there is none. */
function peopleIn(kind: Clash['kind'], a: Booking, b: Placed, between: Between): number | null {
  const oneTime = a.startsAt < b.endsAt && b.startsAt < a.endsAt
  const oneDay = a.start.slice(0, 10) === b.start.slice(0, 10)
  switch (kind) {
    case 'twice':
      return a.series !== undefined &&
        a.series === b.series &&
        a.chapter === b.chapter &&
        isSame(a.occurrence, b.occurrence)
        ? 0
        : null
    case 'venue':
      return oneTime && (isSame(a.venueId, b.venueId) || (a.venue !== '' && a.venue === b.venue)) ? 0 : null
    case 'host': {
      const both = oneTime ? [...a.hosts].filter((host) => b.hosts.has(host)).length : 0
      return both > 0 ? both : null
    }
    case 'guests': {
      const both = oneTime && a.id !== null ? between.goingToBoth(a.id, b.id) : 0
      return both > 0 ? both : null
    }
    case 'chapter':
      return oneDay && a.chapter === b.chapter ? 0 : null
    case 'members': {
      const both = oneDay && a.chapter !== b.chapter ? between.inBoth(a.chapter, b.chapter) : 0
      return both > 0 ? both : null
    }
    case 'city': {
      const region = between.regionOf(a.chapter)
      return oneDay && a.chapter !== b.chapter && region !== '' && region === between.regionOf(b.chapter) ? 0 : null
    }
  }
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b
}
