import { MET_HOW } from '../../../shared/domain/afterwards.ts'
import type { Guest } from '../../../shared/domain/attendance.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { ClosingView, WalkInRow } from '../../../shared/protocol/afterwards.ts'
import { tableGroups } from '../../../shared/salons/table-groups.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { standingMeetings } from './meetings.ts'
import { attendedBy } from './member-attendance.ts'
import { moneyView } from './money-view.ts'
import { named } from './named.ts'
import { seatsOf } from './seating.ts'

/** What is gone through when a salon is closed. */
export function closingView(community: OpenCommunity, id: SalonId): ClosingView | null {
  const { tables } = community
  const salon = tables.salons.get(id)
  if (!salon) return null
  const guests = [...tables.attendance.guests(id).values()]
  const came = guests
    .flatMap(({ member, arrived }) => (arrived && tables.members.get(member) ? [{ member, at: arrived.at }] : []))
    .sort((a, b) => a.at - b.at || (a.member < b.member ? -1 : 1))
  // Tables before pairs, each in the order in which they were recorded.
  const met = standingMeetings(tables, id).toSorted((a, b) => MET_HOW.indexOf(a.how) - MET_HOW.indexOf(b.how))
  const inMeeting = new Set(met.flatMap(({ members }) => members))
  const groups = met.some(({ how }) => how === 'table')
    ? []
    : tableGroups(came, salon.tables, seatsOf(community, salon))
  return {
    salon,
    count: tables.attendance.headcount(id, salon.capacity),
    met: met.map(({ id: meeting, members, how, introducer }) => ({
      meeting,
      how,
      members: members.map((member) => named(tables, member)),
      introducer: introducer ? named(tables, introducer) : null,
    })),
    proposed: groups.map(({ table, members }) => ({
      table: table?.name ?? '',
      isGuess: table === null,
      members: members.map((member) => named(tables, member)),
    })),
    loose: came.filter(({ member }) => !inMeeting.has(member)).map(({ member }) => named(tables, member)),
    walkIns: guests.filter(({ arrived }) => arrived?.walkIn).flatMap((guest) => walkInRow(tables, guest)),
    money: moneyView(community, salon),
  }
}

function walkInRow(tables: Tables, { member }: Guest): WalkInRow[] {
  const entry = tables.members.get(member)
  if (!entry) return []
  return [
    {
      ...named(tables, member),
      phone: entry.member.phone ?? '',
      namesake: tables.members.hasNamesake(entry.member),
      before: attendedBy(tables, member).count - 1,
    },
  ]
}
