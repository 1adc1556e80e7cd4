import type { Instant } from '../domain/dates.ts'
import type { MemberId } from '../domain/ids.ts'
import type { SeatTable } from '../domain/salon.ts'

/** People who probably met: they sat at one table, or came in together. */
export interface TableGroup {
  /** Null where nobody was seated and the group is a guess. */
  readonly table: SeatTable | null
  readonly members: readonly MemberId[]
}

/** As many as talk with one another without splitting in two. */
const SMALL_GROUP = 5
/** With fewer nobody has met anybody. */
const LEAST = 2

/**
 * Who is taken to have met at an evening: those of a table who came, as they were seated. Where nobody was seated, small
 * groups in the order in which people came in, of four or five and as even as possible: a proposal to be corrected, no more.
 */
export function tableGroups(
  came: readonly { readonly member: MemberId; readonly at: Instant }[],
  tables: readonly SeatTable[],
  seats: ReadonlyMap<MemberId, string>,
): TableGroup[] {
  const present = came.toSorted((a, b) => a.at - b.at || (a.member < b.member ? -1 : 1)).map(({ member }) => member)
  const seated = present.some((member) => seats.has(member))
  const groups = seated
    ? tables.map((table) => ({ table, members: present.filter((member) => seats.get(member) === table.id) }))
    : evenly(present, Math.ceil(present.length / SMALL_GROUP)).map((members) => ({ table: null, members }))
  return groups.filter(({ members }) => members.length >= LEAST)
}

/** A list in so many parts, in order, none longer than another by more than one. */
function evenly<Item>(items: readonly Item[], parts: number): Item[][] {
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.round((part * items.length) / parts), Math.round(((part + 1) * items.length) / parts)),
  )
}
