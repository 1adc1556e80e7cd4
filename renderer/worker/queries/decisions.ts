import { lastToGo } from '../../../shared/domain/attendance.ts'
import type { Contender } from '../../../shared/crdt/conflicts.ts'
import type { Crowd, Salon } from '../../../shared/domain/salon.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { DeviceId, MemberId, OrganizerId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../shared/domain/link.ts'
import { pairKey } from '../../../shared/people/groups.ts'
import type { Contradiction } from '../../../shared/people/groups.ts'
import type { Choice, Decision, Saying } from '../../../shared/protocol/decisions.ts'
import type { OpenCommunity } from '../open-community.ts'
import { coCreationCount, coCreationDecisions } from './co-creation-decisions.ts'
import { timesOf } from './salon-times.ts'
import { valueText } from './value-text.ts'

/** Everything in the community that waits for a person: fields with two values, over-booked salons, people in doubt, what members shape. */
export function allDecisions(community: OpenCommunity): Decision[] {
  const { tables } = community
  const fields = [...tables.conflicts.keys()].flatMap((record) => ownDecisionsOf(community, record))
  for (const person of tables.people.disputed) fields.push(...disputesOf(community, person))
  const overbooked = overbookedSalons(community).map(([salon, crowd]) => overbookedDecision(community, salon, crowd))
  const shaped = coCreationDecisions(community, (organizer, at) => ownSaying(community, organizer, at))
  return [...peopleDecisions(community), ...overbooked, ...shaped, ...fields.sort(byLatestWord)]
}

/** How many there are; the frame of the window asks after every change, so nothing is worded for it. */
export function decisionCount(community: OpenCommunity): number {
  const { tables } = community
  let count = openContradictions(tables).length + overbookedSalons(community).length + coCreationCount(community)
  for (const record of tables.conflicts.keys()) if (subjectOf(tables, record)) count += askedOf(tables, record).length
  for (const person of tables.people.disputed)
    count += Object.keys(tables.members.get(person)?.person?.disputes ?? {}).length
  return count
}

/** The undecided fields of one record; of a person with several records, of all of them. */
export function decisionsOf(community: OpenCommunity, record: string): Decision[] {
  const { people } = community.tables
  if (!isId('mem', record)) return ownDecisionsOf(community, record)
  const own = people.partsOf(record).flatMap((part) => ownDecisionsOf(community, part))
  return [...own, ...disputesOf(community, record)]
}

/**
 * Salons with more guests than seats that are not over yet, unless somebody left them so with the same numbers. Once everybody has gone
 * home there is nothing to decide, whoever brought a friend.
 */
export function overbookedSalons({
  tables,
  world,
}: Pick<OpenCommunity, 'tables' | 'world'>): (readonly [Salon, Crowd])[] {
  return [...tables.salons.values()].flatMap((salon) => {
    const { capacity, accepted } = salon
    if (capacity === undefined || salon.cancelled !== undefined) return []
    // Asked first: nearly all evenings are over, and counting the guests of thousands takes longer than anybody waits.
    if (timesOf(salon).end <= world.now()) return []
    const { chairs: going, overbooked } = tables.attendance.headcount(salon.id, capacity)
    if (overbooked === 0 || (accepted?.going === going && accepted.capacity === capacity)) return []
    return [[salon, { going, capacity }] as const]
  })
}

/**
 * Two who are one person to somebody and two to somebody else. However often it was said, and of whichever of their records, it
 * is one question; the latest order to merge them is named.
 */
export function openContradictions({ people }: Tables): (Contradiction & Readonly<Record<'a' | 'b', MemberId>>)[] {
  const byPair = new Map<string, Contradiction>()
  for (const contradiction of people.contradictions) {
    const { same } = contradiction
    const key = pairKey(people.personOf(same.a), people.personOf(same.b))
    const known = byPair.get(key)?.same
    if (!known || known.at < same.at || (known.at === same.at && known.id < same.id)) byPair.set(key, contradiction)
  }
  return [...byPair.values()].map((contradiction) => ({
    ...contradiction,
    a: people.personOf(contradiction.same.a),
    b: people.personOf(contradiction.same.b),
  }))
}

type FieldDecision = Extract<Decision, { kind: 'field' }>
type Tables = OpenCommunity['tables']

function overbookedDecision({ tables }: OpenCommunity, salon: Salon, crowd: Crowd): Decision {
  const guests = tables.attendance.guests(salon.id).values()
  return {
    kind: 'overbooked',
    salon: salon.id,
    name: salon.theme,
    start: timesOf(salon).start,
    zone: salon.zone,
    ...crowd,
    last: lastToGo(guests, crowd.going - crowd.capacity).map(({ member }) => ({
      id: member,
      name: tables.members.get(member)?.member.name ?? '',
    })),
  }
}

/** What two organizers said of a person before they knew that each had merged it. */
function disputesOf(community: OpenCommunity, id: MemberId): FieldDecision[] {
  const { tables } = community
  const entry = tables.members.get(id)
  return Object.entries(entry?.person?.disputes ?? {}).map(([field, values]) => ({
    kind: 'field',
    record: id,
    recordKind: 'member',
    name: entry?.member.name ?? '',
    field,
    archived: entry?.member.archived !== undefined,
    choices: values.map(({ part, value }) => ({ id: part, value, ...sayingOf(community, null, undefined, 0) })),
  }))
}

function peopleDecisions(community: OpenCommunity): Decision[] {
  const { tables } = community
  const sideOf = (id: MemberId) => ({ id, name: tables.members.get(id)?.member.name ?? '' })
  return openContradictions(tables).map(({ a, b, same, apart }) => ({
    kind: 'people',
    a: sideOf(a),
    b: sideOf(b),
    same: wordOf(community, same),
    apart: wordOf(community, apart),
  }))
}

function wordOf(community: OpenCommunity, { by, at }: Link): Saying {
  return ownSaying(community, by, at)
}

/** Links and steps name their organizer only; the device follows where that organizer has one. */
function ownSaying(community: OpenCommunity, by: OrganizerId, at: number): Saying {
  const own = [...community.tables.devices.values()].filter(({ organizer }) => organizer === by)
  return sayingOf(community, own.length === 1 ? (own[0]?.id ?? null) : null, by, at)
}

function ownDecisionsOf(community: OpenCommunity, record: string): FieldDecision[] {
  const fields = askedOf(community.tables, record)
  const subject = fields.length > 0 && subjectOf(community.tables, record)
  return subject
    ? fields.map(([field, contenders]) => ({ ...subject, field, choices: choicesOf(community, field, contenders) }))
    : []
}

/** Of these records a person gives nothing but the name, and of organizers the role; the rest the program wrote. */
const NAMED = ['org', 'dev', 'ser', 'src', 'com', 'exp'] as const

function askedOf(tables: Tables, record: string): ReturnType<Tables['undecided']> {
  // What two wrote at once into a record and into its copies is one question.
  if (isId('mem', record) && tables.people.isSilent(record)) return []
  const fields = tables.undecided(record)
  if (!NAMED.some((kind) => isId(kind, record))) return fields
  return fields.filter(([field]) => field === 'name' || (field === 'role' && isId('org', record)))
}

type Subject = Omit<FieldDecision, 'field' | 'choices'>

/** The record that a decision is about, as people know it. */
function subjectOf(tables: Tables, record: string): Subject | null {
  const subject = (recordKind: Subject['recordKind'], name: string | undefined, archived = false): Subject | null =>
    name === undefined ? null : { kind: 'field', record: record as Subject['record'], recordKind, name, archived }
  if (isId('mem', record)) {
    const member = tables.members.get(record)?.member
    return subject('member', member?.name, member?.archived !== undefined)
  }
  if (isId('cha', record)) {
    const chapter = tables.chapters.get(record)
    return subject('chapter', chapter?.name, chapter?.archived !== undefined)
  }
  if (isId('sal', record)) return subject('salon', tables.salons.get(record)?.theme)
  if (isId('ven', record)) {
    const venue = tables.venues.get(record)
    return subject('venue', venue?.name, venue?.archived !== undefined)
  }
  if (isId('tpl', record)) {
    const template = tables.templates.get(record)
    return subject('template', template?.name, template?.archived !== undefined)
  }
  if (isId('chl', record)) {
    const challenge = tables.challenges.get(record)
    return subject('challenge', challenge?.name, challenge?.archived !== undefined)
  }
  if (isId('seg', record)) {
    const segment = tables.segments.get(record)
    return subject('segment', segment?.name, segment?.archived !== undefined)
  }
  if (isId('exp', record)) {
    const profile = tables.exportProfiles.get(record)
    return subject('export', profile?.name, profile?.archived !== undefined)
  }
  if (isId('org', record)) return subject('organizer', tables.organizers.get(record)?.name)
  if (isId('dev', record)) return subject('device', tables.devices.get(record)?.name)
  if (isId('ser', record)) return subject('series', tables.series.get(record)?.name)
  if (isId('src', record)) return subject('source', tables.sources.get(record)?.name)
  return isId('com', record) ? subject('community', tables.community?.name) : null
}

function choicesOf(community: OpenCommunity, field: string, contenders: readonly Contender[]): Choice[] {
  return contenders
    .map(({ id, value, device, at }) => ({
      id,
      value: valueText(community.tables, field, value),
      ...sayingOf(community, device, device ? community.tables.devices.get(device)?.organizer : undefined, at),
    }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function sayingOf(
  { tables, identity }: OpenCommunity,
  device: DeviceId | null,
  organizer: OrganizerId | undefined,
  at: number,
): Saying {
  return {
    by: (organizer && tables.organizers.get(organizer)?.name) ?? '',
    mine: organizer === identity.organizer,
    device,
    deviceName: (device && tables.devices.get(device)?.name) ?? '',
    at,
  }
}

/** The latest word first; where two are as late, in an order that every device has. */
function byLatestWord(a: FieldDecision, b: FieldDecision): number {
  return latestOf(b) - latestOf(a) || (placeOf(a) < placeOf(b) ? -1 : 1)
}

function latestOf({ choices }: FieldDecision): number {
  return choices.at(-1)?.at ?? 0
}

function placeOf({ record, field }: FieldDecision): string {
  return `${record} ${field}`
}
