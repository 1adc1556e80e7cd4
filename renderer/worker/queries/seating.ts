import { chairsOf } from '../../../shared/domain/attendance.ts'
import type { Guest } from '../../../shared/domain/attendance.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { SeatedGuest, SeatingView } from '../../../shared/protocol/seating.ts'
import { measuresOf, neighboursOf } from '../../../shared/salons/seating-measures.ts'
import type { Diner, SeatingInput } from '../../../shared/salons/seating.ts'
import type { OpenCommunity } from '../open-community.ts'
import { attendedBy } from './member-attendance.ts'
import { hintOf } from './member-rows.ts'

/** Membership roles of people who look after others. */
const LOOK_AFTER: ReadonlySet<string> = new Set(['leader', 'helper'])

/** What tables are made from: who comes, who they know, who is kept apart. The boards are the salon's tables. */
export function seatingInput(community: OpenCommunity, salon: Salon): SeatingInput {
  const { tables, world } = community
  const seats = seatsOf(community, salon)
  const pinned = new Set(salon.pinned.map((member) => tables.people.personOf(member)))
  const hosts = new Set(salon.hosts.map((host) => tables.people.personOf(host)))
  const diners = comingTo(community, salon).map((guest): Diner => {
    const { member } = guest
    const role = tables.members.get(member)?.member.memberships[salon.chapter]?.role
    const table = pinned.has(member) ? seats.get(member) : undefined
    return {
      member,
      chairs: chairsOf(guest),
      host: hosts.has(member) || LOOK_AFTER.has(role ?? ''),
      newcomer: attendedBy(tables, member).count === (guest.arrived ? 1 : 0),
      ...(table !== undefined && { pinned: table }),
    }
  })
  const members = new Set(diners.map(({ member }) => member))
  // Having come through the same door tonight makes nobody acquainted.
  const ties = tables.ties.among(members, world.now(), salon.id)
  return {
    diners,
    boards: salon.tables.map(({ id, chairs }) => ({ id, chairs })),
    tie: (a, b) => ties.get(a)?.get(b)?.strength ?? 0,
    warm: tables.tieNumbers.warm,
    apart: apartAmong(community, members),
    seed: 1,
  }
}

/** Who sits at which table, by person. A seat at a table that is gone is none. */
export function seatsOf({ tables }: OpenCommunity, salon: Salon): Map<MemberId, string> {
  const known = new Set(salon.tables.map(({ id }) => id))
  const seats = new Map<MemberId, string>()
  for (const [record, table] of Object.entries(salon.seats))
    if (known.has(table)) seats.set(tables.people.personOf(record as MemberId), table)
  return seats
}

export function seatingView(community: OpenCommunity, id: SalonId): SeatingView | null {
  const { tables } = community
  const salon = tables.salons.get(id)
  if (!salon) return null
  const input = seatingInput(community, salon)
  const seats = seatsOf(community, salon)
  const neighbours = neighboursOf(input, seats)
  const guests = tables.attendance.guests(id)
  const names = new Map<string, number>()
  for (const { member } of input.diners) {
    const name = tables.members.get(member)?.member.name ?? ''
    names.set(name, (names.get(name) ?? 0) + 1)
  }
  const rows = input.diners.flatMap((diner): SeatedGuest[] => {
    const entry = tables.members.get(diner.member)
    if (!entry) return []
    const beside = neighbours.get(diner.member)
    return [
      {
        member: diner.member,
        name: entry.member.name,
        reading: entry.reading,
        hint: (names.get(entry.member.name) ?? 0) > 1 ? hintOf(entry.member) : '',
        companions: diner.chairs - 1,
        arrived: guests.get(diner.member)?.arrived !== undefined,
        host: diner.host,
        newcomer: diner.newcomer,
        pinned: diner.pinned !== undefined,
        strangers: beside?.strangers ?? 0,
        warm: beside?.warm ?? [],
        apart: beside?.apart ?? [],
      },
    ]
  })
  const at = (table: string) => rows.filter(({ member }) => seats.get(member) === table)
  const { meetings, lonely, unwelcomed } = measuresOf(input, neighbours)
  return {
    tables: salon.tables.map((table) => {
      const sitting = at(table.id)
      return { ...table, guests: sitting, taken: sitting.reduce((sum, { companions }) => sum + 1 + companions, 0) }
    }),
    standing: rows.filter(({ member }) => !seats.has(member)),
    meetings,
    lonely,
    unwelcomed,
  }
}

/** Said yes, or stand in the room. */
function comingTo({ tables }: OpenCommunity, salon: Salon): Guest[] {
  const guests = [...tables.attendance.guests(salon.id).values()]
  return guests
    .filter(({ member, status, arrived }) => (status === 'going' || arrived) && tables.members.get(member))
    .sort((a, b) => (a.member < b.member ? -1 : 1))
}

function apartAmong({ tables }: OpenCommunity, members: ReadonlySet<MemberId>): (readonly [MemberId, MemberId])[] {
  const pairs: (readonly [MemberId, MemberId])[] = []
  for (const { a, b, voided } of tables.keepApart.all()) {
    const [one, other] = [tables.people.personOf(a), tables.people.personOf(b)]
    if (voided === undefined && one !== other && members.has(one) && members.has(other)) pairs.push([one, other])
  }
  return pairs
}
