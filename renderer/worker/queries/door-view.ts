import type { Guest } from '../../../shared/domain/attendance.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { DoorMatch, DoorRow, DoorView } from '../../../shared/protocol/door.ts'
import { collationFor } from '../../../shared/text/collation.ts'
import { compileRanking, NO_MATCH } from '../../../shared/text/search.ts'
import type { OpenCommunity } from '../open-community.ts'
import { doorBook } from '../doors/door-book.ts'
import type { DoorBook } from '../doors/door-book.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { rightsReader } from '../value/rights.ts'
import { lastDigits } from './member-rows.ts'
import { roomOf } from './room.ts'
import { lineOf } from './salon-views.ts'

const RECENT = 8

/** Somebody who matches what was typed, with everything the order of the matches hangs on. */
interface Candidate {
  readonly entry: MemberEntry
  readonly key: string
}

/** What the door desk shows while somebody types. */
export function doorView(community: OpenCommunity, input: ParsedView<'door'>): DoorView | null {
  const book = doorBook(community, input.salon)
  if (!book) return null
  const { salon, guests } = book
  const arrived = [...guests.values()].filter((guest) => guest.arrived)
  const matches = findMatches(book, input)
  const names = new Map<string, number>()
  for (const { entry } of matches) names.set(entry.member.name, (names.get(entry.member.name) ?? 0) + 1)
  const show = matchIn(community, book)
  return {
    salon: salon.id,
    theme: salon.theme,
    chapter: salon.chapter,
    start: book.start,
    zone: book.zone,
    capacity: book.capacity,
    cancelled: salon.cancelled !== undefined,
    isOpen: book.page !== null,
    namesOnly: book.namesOnly,
    fee: salon.fee !== undefined && salon.currency ? { amount: salon.fee, currency: salon.currency } : null,
    count: book.count,
    firstTimers: arrived.filter((guest) => book.attended(guest.member) === 1).length,
    matches: matches.map(({ entry }) => show(entry, (names.get(entry.member.name) ?? 0) > 1)),
    recent: arrived
      .sort((a, b) => (b.arrived?.at ?? 0) - (a.arrived?.at ?? 0))
      .slice(0, RECENT)
      .map((guest) => ({
        member: guest.member,
        name: book.person(guest.member)?.member.name ?? '',
        at: guest.arrived?.at ?? 0,
        by: arrivedBy(community, guest),
        companions: guest.companions.length,
      })),
  }
}

/** One person as the desk shows them, by any of their records; null where nobody at this door has the id. */
export function doorGuest(community: OpenCommunity, salon: SalonId, member: MemberId): DoorMatch | null {
  const book = doorBook(community, salon)
  const entry = book?.person(member)
  return book && entry ? matchIn(community, book)(entry, false) : null
}

/** Shows somebody with where they stand at this door; `namesake` where another match has the same name. */
function matchIn(community: OpenCommunity, book: DoorBook): (entry: MemberEntry, namesake: boolean) => DoorMatch {
  const evening = book.namesOnly ? undefined : community.tables.salons.get(book.salon.id)
  const room = evening ? roomOf(community, evening) : { rule: 'order' as const, start: book.start, leftOut: new Map() }
  const line = lineOf(room, book.guests.values(), community.world.now())
  const rightsOf = evening ? rightsReader(community, evening.chapter, book.start) : () => null
  return ({ member, reading }, namesake) => {
    const guest = book.guests.get(member.id)
    const attended = book.attended(member.id)
    return {
      member: member.id,
      name: member.name,
      reading,
      hint: namesake ? book.hint(member) : '',
      lastDigits: lastDigits(member.phone),
      interests: member.interests,
      nth: guest?.arrived ? attended : attended + 1,
      status: guest?.status ?? null,
      place: line.get(member.id)?.place ?? null,
      arrived: guest?.arrived ? { at: guest.arrived.at, by: arrivedBy(community, guest) } : null,
      companions: guest?.companions.map(({ id, name }) => ({ entry: id || null, name })) ?? [],
      paid: guest?.paid.map(({ id, amount, currency, how }) => ({ entry: id || null, amount, currency, how })) ?? [],
      remarks: guest?.remarks.map(({ id, text }) => ({ entry: id || null, text })) ?? [],
      rights: rightsOf(member.id),
    }
  }
}

function arrivedBy({ tables }: OpenCommunity, { arrived }: Guest): string {
  return (arrived && tables.organizers.get(arrived.by)?.name) ?? ''
}

/** The doors that are open on this machine, the next evening first. */
export function openDoors(community: OpenCommunity): DoorRow[] {
  const rows = new Map<SalonId, DoorRow>()
  for (const { salon } of community.tables.doors.all()) {
    const book = salon.closed === undefined ? doorBook(community, salon.id) : null
    if (!book) continue
    const { start, zone, capacity, count } = book
    const { id, theme, chapter } = book.salon
    rows.set(id, { salon: id, theme, chapter, start, zone, venue: salon.venue, capacity, count })
  }
  return [...rows.values()].sort((a, b) => a.start - b.start || (a.salon < b.salon ? -1 : 1))
}

/**
 * Guests before others of the chapter before the rest of the community; within each, better matches first and those
 * who are still expected before those who are in.
 */
function findMatches(book: DoorBook, input: ParsedView<'door'>): Candidate[] {
  const { guests, salon } = book
  const blank = input.text.trim() === ''
  const rank = compileRanking(input.text)
  const { keyOf } = collationFor(input.language)
  const found: Candidate[] = []
  // With nothing typed the desk shows whom it still waits for.
  const pool = blank ? [...guests.keys()].flatMap((id) => book.person(id) ?? []) : book.people()
  for (const entry of pool) {
    const guest = guests.get(entry.member.id)
    if (!guest && entry.member.archived !== undefined) continue
    if (blank && (guest?.arrived !== undefined || guest?.status === 'declined')) continue
    const match = rank(entry.search)
    if (match === NO_MATCH) continue
    const nearness = guest && guest.status !== 'declined' ? 0 : entry.chapters.includes(salon.chapter) ? 1 : 2
    const order = `${nearness}${Math.min(match, 99).toString().padStart(2, '0')}${guest?.arrived ? 1 : 0}`
    found.push({ entry, key: order + keyOf(entry.member.name, entry.reading) + entry.member.id })
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, input.limit)
}
