import type { Guest } from '../../../shared/domain/attendance.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { KeepApart } from '../../../shared/domain/salon.ts'
import type { KeepApartRow } from '../../../shared/protocol/guests.ts'
import type { OpenCommunity } from '../open-community.ts'
import { personKey } from '../tables/people-table.ts'
import type { Tables } from '../tables/tables.ts'

/** Whom a person is not put at a table with, and what says so; every standing word about the two, of whichever records. */
export function keptApartFrom({ keepApart, people }: Tables, member: MemberId): Map<MemberId, KeepApart[]> {
  const found = new Map<MemberId, KeepApart[]>()
  const person = people.personOf(member)
  for (const part of people.partsOf(person)) {
    for (const pair of keepApart.of(part)) {
      const other = people.personOf(pair.a === part ? pair.b : pair.a)
      // Two who were kept apart and turned out to be one person are not kept from themselves.
      if (pair.voided === undefined && other !== person) found.set(other, [...(found.get(other) ?? []), pair])
    }
  }
  return found
}

/** The pairs that concern a member, or an evening: those of its chapter and those among its guests, these first. */
export function keepApartRows(community: OpenCommunity, about: MemberId | SalonId): KeepApartRow[] {
  const { tables } = community
  const guests = isId('sal', about) ? tables.attendance.guests(about) : new Map<MemberId, Guest>()
  const chapter = isId('sal', about) ? tables.salons.get(about)?.chapter : undefined
  const isExpected = (member: MemberId) => {
    const guest = guests.get(tables.people.personOf(member))
    return guest !== undefined && (guest.status !== 'declined' || guest.arrived !== undefined)
  }
  const rows = new Map<string, KeepApartRow>()
  for (const pair of isId('mem', about) ? [...keptApartFrom(tables, about).values()].flat() : tables.keepApart.all()) {
    if (pair.voided !== undefined || tables.people.areOne(pair.a, pair.b)) continue
    const together = isExpected(pair.a) && isExpected(pair.b)
    if (!together && chapter !== undefined && chapterOf(community, pair) !== chapter) continue
    const key = personKey(tables.people, pair.a, pair.b)
    const known = rows.get(key)
    if (!known || pair.at < known.at) rows.set(key, rowOf(community, pair, together))
  }
  return [...rows.values()].sort(
    (x, y) => Number(y.together) - Number(x.together) || x.at - y.at || (x.pair < y.pair ? -1 : 1),
  )
}

function chapterOf({ tables, cabinet }: OpenCommunity, { id }: KeepApart): ChapterId | null {
  const page = tables.pageOf(id)
  return cabinet.pages().find((info) => info.id === page)?.chapter ?? null
}

function rowOf({ tables, identity }: OpenCommunity, { id, a, b, at, by }: KeepApart, together: boolean): KeepApartRow {
  const named = (record: MemberId) => {
    const person = tables.people.personOf(record)
    return { id: person, name: tables.members.get(person)?.member.name ?? '' }
  }
  return {
    pair: id,
    a: named(a),
    b: named(b),
    by: tables.organizers.get(by)?.name ?? '',
    mine: by === identity.organizer,
    at,
    together,
  }
}
