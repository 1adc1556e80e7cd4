import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { VenueRow } from '../../../shared/protocol/planning.ts'
import type { OpenCommunity } from '../open-community.ts'
import { byName } from './by-name.ts'
import { timesOf } from './salon-times.ts'

/** Enough to remember a place by. */
const LATEST = 3

/** The venues of a chapter, or of all, and which salons were there. */
export function venueRows({ tables }: OpenCommunity, chapter: ChapterId | null): VenueRow[] {
  const venues = chapter === null ? tables.venues.all() : tables.venues.of(chapter)
  const salons = [...tables.salons.values()].filter((salon) => salon.venueId && salon.cancelled === undefined)
  return [...venues].sort(byName).map((venue) => {
    const there = salons.filter(({ venueId }) => venueId === venue.id)
    const latest = there
      .sort((a, b) => timesOf(b).start - timesOf(a).start || (a.id < b.id ? -1 : 1))
      .slice(0, LATEST)
      .map((salon) => ({ salon: salon.id, theme: salon.theme, start: timesOf(salon).start, zone: salon.zone }))
    return { ...venue, salons: there.length, latest }
  })
}
