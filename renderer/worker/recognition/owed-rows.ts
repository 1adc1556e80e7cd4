import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { occasionKey, readOccasion } from '../../../shared/domain/recognition.ts'
import type { Recognition } from '../../../shared/domain/recognition.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { RecognitionRule } from '../../../shared/domain/recognition-rules.ts'
import type { GivenRow, OccasionRow, OwedRow, SalonOf } from '../../../shared/protocol/recognition.ts'
import type { Owed } from '../../../shared/recognition/due.ts'
import { isoOf } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
import { hintOf } from '../queries/member-rows.ts'
import { named } from '../queries/named.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Sources } from './recognition-desk.ts'
import type { Tables } from '../tables/tables.ts'

/** What somebody is owed, as screens show it. */
export function owedRow(
  { tables, world }: Sources,
  { member, chapter, rule, number, day, state }: Owed,
  there?: Salon,
): OwedRow {
  const known = tables.members.get(member)?.member
  const isThere = there !== undefined && isoOf(day) === there.start.slice(0, 10) && state === 'due'
  return {
    ...named(tables, member),
    ...occasionOf(rule, number),
    hint: known && tables.members.hasNamesake(known) ? hintOf(known) : '',
    chapter,
    day: isoOf(day),
    state: isThere ? 'there' : state === 'before' ? 'earlier' : state,
    salon: salonOf(there ?? nextSalon(tables, member, world.now())),
  }
}

/** What was written down about somebody, as screens show it; null for what only a newer version knows. */
export function givenRow({ tables }: OpenCommunity, recognition: Recognition): GivenRow | null {
  const { id, member, chapter, what, how, words, badge, salon, at, by } = recognition
  const occasion = readOccasion(what)
  if (!occasion) return null
  const rule = tables.recognitionSettings.rules.find((each) => each.id === occasion.of)
  const known: OccasionRow = rule
    ? occasionOf(rule, occasion.number)
    : { ...occasion, what, condition: null, names: null, badge: 'star' }
  return {
    ...named(tables, member),
    ...known,
    badge: badge ?? known.badge,
    recognition: id,
    chapter,
    how,
    words,
    at,
    by: tables.organizers.get(by)?.name ?? '',
    salon: salonOf(salon && tables.salons.get(salon)),
  }
}

/** What was written down of a person and stands, by whichever of their records, latest first. */
export function givenTo(community: OpenCommunity, member: MemberId): GivenRow[] {
  const { people, recognitions } = community.tables
  return people
    .partsOf(people.personOf(member))
    .flatMap((part) => [...recognitions.of(part)])
    .filter(({ voided, how }) => voided === undefined && how !== 'owed')
    .sort(latestFirst)
    .flatMap((each) => givenRow(community, each) ?? [])
}

export function latestFirst(a: Recognition, b: Recognition): number {
  return b.at - a.at || (a.id < b.id ? -1 : 1)
}

/** Evenings that are still to come, soonest first; of one chapter or of all. */
export function eveningsAhead(tables: Tables, chapter: ChapterId | null, now: number): Salon[] {
  return [...tables.salons.values()]
    .filter((salon) => salon.cancelled === undefined && (chapter === null || salon.chapter === chapter))
    .filter((salon) => timesOf(salon).end >= now)
    .sort((a, b) => timesOf(a).start - timesOf(b).start || (a.id < b.id ? -1 : 1))
}

function occasionOf({ id, condition, names, badge }: RecognitionRule, number: number): OccasionRow {
  const isNamed = Object.values(names).some((name) => name !== '')
  return { of: id, number, what: occasionKey({ of: id, number }), condition, names: isNamed ? names : null, badge }
}

function nextSalon(tables: Tables, member: MemberId, now: number): Salon | undefined {
  return [...tables.attendance.salonsOf(member)]
    .flatMap((id) => tables.salons.get(id) ?? [])
    .filter((salon) => salon.cancelled === undefined && timesOf(salon).end >= now)
    .filter(({ id }) => tables.attendance.guests(id).get(member)?.status === 'going')
    .sort((a, b) => timesOf(a).start - timesOf(b).start)[0]
}

function salonOf(salon: Salon | undefined): SalonOf | null {
  return salon ? { id: salon.id, theme: salon.theme, start: salon.start } : null
}
