import { isId } from '../../../shared/domain/ids.ts'
import type { MeetingId, MemberId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'
import { aboutWhom } from './about-whom.ts'

/** Somebody who had never been before they were introduced, and the first evening that they came to. */
export interface Brought {
  readonly introduction: MeetingId
  readonly newcomer: MemberId
  readonly first: Salon
}

/** Introductions by a person that led to a member; whoever they introduced twice counts once. `now` in milliseconds. */
export function broughtBy(tables: Tables, person: MemberId, now = Infinity): Brought[] {
  const { people, meetings, members } = tables
  const known = new Set<MemberId>()
  const made = people
    .partsOf(person)
    .flatMap((part) => [...meetings.of(part)])
    .filter(
      ({ how, introducer, voided }) =>
        how === 'introduced' && voided === undefined && introducer && people.personOf(introducer) === person,
    )
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return made.flatMap(({ id, members: met, at }) => {
    for (const newcomer of new Set(met.map((each) => people.personOf(each)))) {
      const entry = members.get(newcomer)
      if (known.has(newcomer) || !entry || entry.chapters.length === 0) continue
      const [first] = salonsOf(tables, newcomer, now).sort((a, b) => timesOf(a).start - timesOf(b).start)
      if (!first || timesOf(first).end < at) continue
      known.add(newcomer)
      return [{ introduction: id, newcomer, first }]
    }
    return []
  })
}

/** Those who introduced whom a record is about: their introductions lead to members, or not, by what those people do. */
export function introducersOf(tables: Tables, id: string): MemberId[] {
  const meeting = isId('met', id) ? tables.meetings.get(id) : undefined
  const meetings = aboutWhom(tables, id)
    .flatMap((each) => [...tables.people.partsOf(tables.people.personOf(each))])
    .flatMap((part) => [...tables.meetings.of(part)])
  return [...meetings, ...(meeting ? [meeting] : [])].flatMap(({ introducer }) => introducer ?? [])
}

/** The evenings that somebody came to; none that is still to come. */
export function salonsOf({ attendance, salons }: Tables, person: MemberId, now: number): Salon[] {
  return [...attendance.salonsOf(person)].flatMap((id) => {
    const salon = salons.get(id)
    const came = salon && salon.cancelled === undefined && timesOf(salon).start <= now
    return came && attendance.presentAt(id).has(person) ? [salon] : []
  })
}
