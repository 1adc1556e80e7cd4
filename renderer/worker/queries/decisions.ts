import type { Contender } from '../../../shared/crdt/conflicts.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../shared/domain/link.ts'
import type { Decision } from '../../../shared/protocol/views.ts'
import type { OpenCommunity } from '../open-community.ts'
import { valueText } from './value-text.ts'

/** Everything in the community that waits for a person: fields with two values, over-booked salons. */
export function allDecisions(community: OpenCommunity): Decision[] {
  const { tables } = community
  const fields = [...tables.conflicts.keys()].flatMap((record) => ownDecisionsOf(community, record))
  for (const person of tables.people.disputed) fields.push(...disputesOf(community, person))
  const overbooked = [...tables.salons.values()].flatMap((salon): Decision[] => {
    if (salon.capacity === undefined || salon.cancelled !== undefined) return []
    const { going, overbooked: beyond } = tables.attendance.headcount(salon.id, salon.capacity)
    if (beyond === 0) return []
    return [{ kind: 'overbooked', salon: salon.id, name: salon.theme, capacity: salon.capacity, going }]
  })
  return [...peopleDecisions(community), ...overbooked, ...fields.sort((a, b) => latest(b) - latest(a))]
}

/** The undecided fields of one record; of a person with several records, of all of them. */
export function decisionsOf(community: OpenCommunity, record: string): Decision[] {
  const { people } = community.tables
  if (!isId('mem', record)) return ownDecisionsOf(community, record)
  const own = people.partsOf(record).flatMap((part) => ownDecisionsOf(community, part))
  return [...own, ...disputesOf(community, record)]
}

/** What two organizers said of a person before they knew that each had merged it. */
function disputesOf({ tables }: OpenCommunity, id: MemberId): Decision[] {
  const entry = tables.members.get(id)
  return Object.entries(entry?.person?.disputes ?? {}).map(([field, values]) => ({
    kind: 'field',
    record: id,
    recordKind: 'member',
    name: entry?.member.name ?? '',
    field,
    choices: values.map(({ part, value }) => ({ id: part, value, by: '', mine: false, at: 0 })),
  }))
}

/** Two who are one person to somebody and two to somebody else. */
function peopleDecisions({ tables, identity }: OpenCommunity): Decision[] {
  const sideOf = (id: MemberId) => ({ id, name: tables.members.get(id)?.member.name ?? '' })
  const wordOf = ({ by, at }: Link) => ({
    by: tables.organizers.get(by)?.name ?? '',
    mine: by === identity.organizer,
    at,
  })
  return [...tables.people.contradictions].map(({ same, apart }) => ({
    kind: 'people',
    a: sideOf(same.a),
    b: sideOf(same.b),
    same: wordOf(same),
    apart: wordOf(apart),
  }))
}

function ownDecisionsOf(community: OpenCommunity, record: string): Decision[] {
  const fields = community.tables.undecided(record)
  const named = fields.length > 0 && nameOf(community, record)
  return named
    ? fields.map(([field, contenders]) => ({ ...named, field, choices: choicesOf(community, field, contenders) }))
    : []
}

type Named = Pick<Extract<Decision, { kind: 'field' }>, 'kind' | 'record' | 'recordKind' | 'name'>

function nameOf({ tables }: OpenCommunity, record: string): Named | null {
  if (isId('mem', record)) {
    const member = tables.members.get(record)?.member
    return member ? { kind: 'field', record, recordKind: 'member', name: member.name } : null
  }
  if (isId('sal', record)) {
    const salon = tables.salons.get(record)
    return salon ? { kind: 'field', record, recordKind: 'salon', name: salon.theme } : null
  }
  if (isId('cha', record)) {
    const chapter = tables.chapters.get(record)
    return chapter ? { kind: 'field', record, recordKind: 'chapter', name: chapter.name } : null
  }
  return null
}

function choicesOf({ tables, identity }: OpenCommunity, field: string, contenders: readonly Contender[]) {
  return contenders
    .map(({ id, value, device, at }) => {
      const organizer = device && tables.devices.get(device)?.organizer
      return {
        id,
        value: valueText(tables, field, value),
        by: (organizer && tables.organizers.get(organizer)?.name) ?? '',
        mine: organizer === identity.organizer,
        at,
      }
    })
    .sort((a, b) => a.at - b.at)
}

function latest(decision: Decision): number {
  return decision.kind === 'field' ? Math.max(0, ...decision.choices.map(({ at }) => at)) : Number.POSITIVE_INFINITY
}
