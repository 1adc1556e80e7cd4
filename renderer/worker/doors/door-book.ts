import { instantOf } from '../../../shared/calendar/instants.ts'
import { guestsOf, headcountOf } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, Guest, Headcount } from '../../../shared/domain/attendance.ts'
import type { DoorGuest, DoorSalon } from '../../../shared/domain/door.ts'
import type { Instant, TimeZone } from '../../../shared/domain/dates.ts'
import type { ChapterId, EntryId, MemberId, PageId, SalonId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { OpenCommunity } from '../open-community.ts'
import { attendedBy } from '../queries/member-attendance.ts'
import { hintOf } from '../queries/member-rows.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Door } from '../tables/door-table.ts'
import { entryOf } from '../tables/member-table.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/** What a desk at a salon's door works with, whether this machine has the members or only their names. */
export interface DoorBook {
  readonly salon: Pick<Salon, 'id' | 'theme' | 'chapter' | 'cancelled' | 'fee' | 'currency'>
  readonly start: Instant
  readonly zone: TimeZone
  readonly capacity: number | null
  /** The page that arrivals are written to; null while the door is not open to volunteers. */
  readonly page: PageId | null
  /** Whether this machine has names and nothing else. */
  readonly namesOnly: boolean
  readonly guests: ReadonlyMap<MemberId, Guest>
  readonly count: Headcount
  /** Whom somebody may mean who types a name. */
  readonly people: () => Iterable<MemberEntry>
  readonly person: (id: MemberId) => MemberEntry | undefined
  /** Salons attended, this one included once somebody has arrived. */
  readonly attended: (id: MemberId) => number
  /** Tells namesakes apart. */
  readonly hint: (member: Member) => string
}

/**
 * The book of a salon's door; null where this machine knows of no such salon. Who stands at doors and does nothing else works
 * with names, also on a machine that still has more from before.
 */
export function doorBook({ tables, identity }: OpenCommunity, id: SalonId): DoorBook | null {
  const salon = tables.salons.get(id)
  if (salon && tables.standingOf(identity.device)?.role !== 'door') return bookOfMembers(tables, salon)
  const [door] = tables.doors.of(id)
  return door ? bookOfNames(tables, door) : null
}

function bookOfMembers(tables: Tables, salon: Salon): DoorBook {
  return {
    salon,
    start: timesOf(salon).start,
    zone: salon.zone,
    capacity: salon.capacity ?? null,
    page: tables.doors.open(salon.id)?.page ?? null,
    namesOnly: false,
    guests: tables.attendance.guests(salon.id),
    count: tables.attendance.headcount(salon.id, salon.capacity),
    people: () => tables.members.all(),
    person: (id) => tables.members.get(id),
    attended: (id) => attendedBy(tables, id).count,
    hint: hintOf,
  }
}

function bookOfNames(tables: Tables, door: Door): DoorBook {
  const { salon, page } = door
  const named = namesOf(door)
  const entries = [...tables.attendance.entriesOf(salon.id)]
  const guests = guestsOf([...entries, ...[...door.guests.values()].flatMap((guest) => toldOf(salon, guest))])
  const walkIns = [...tables.members.all()].filter((entry) => entry.page === page)
  const everybody = new Map([...walkIns, ...named.values()].map((entry) => [entry.member.id, entry]))
  const mirrored = new Map([...door.guests.values()].map((guest) => [guest.member, guest]))
  return {
    salon,
    start: instantOf(salon.start, salon.zone) ?? 0,
    zone: salon.zone,
    capacity: salon.capacity ?? null,
    page: salon.closed === undefined ? page : null,
    namesOnly: true,
    guests,
    count: headcountOf(guests.values(), salon.capacity),
    people: () => everybody.values(),
    person: (id) => everybody.get(id),
    attended: (id) => (mirrored.get(id)?.before ?? 0) + (guests.get(id)?.arrived ? 1 : 0),
    hint: ({ id }) => mirrored.get(id)?.hint ?? '',
  }
}

/** Names as entries to search in; readings are worked out once for each state of the door's list. */
function namesOf({ guests, salon, page }: Door): ReadonlyMap<MemberId, MemberEntry> {
  const known = names.get(guests) ?? new Map<MemberId, MemberEntry>()
  names.set(guests, known)
  const present = new Set<MemberId>()
  for (const guest of guests.values()) {
    present.add(guest.member)
    const before = known.get(guest.member)
    if (before?.member.name === guest.name && (before.member.reading ?? '') === (guest.reading ?? '')) continue
    known.set(guest.member, entryOf(nameOf(guest, salon.chapter), page, undefined))
  }
  for (const id of known.keys()) if (!present.has(id)) known.delete(id)
  return known
}

const names = new WeakMap<Door['guests'], Map<MemberId, MemberEntry>>()

function nameOf({ member, name, reading }: DoorGuest, chapter: ChapterId): Member {
  return {
    id: member,
    name,
    ...(reading && { reading }),
    tags: [],
    interests: [],
    notes: '',
    memberships: { [chapter]: { role: 'member' } },
    consents: {},
    sources: [],
    created: 0,
  }
}

/** What the door's page tells of entries that this machine does not have. They have no ids: nobody here takes them back. */
function toldOf({ id: salon, currency = '' }: DoorSalon, guest: DoorGuest): AttendanceEntry[] {
  const { member, status, since = 0, companions = 0, paid, waived, arrivedAt, arrivedBy: by = NOBODY } = guest
  const base = { id: '' as EntryId, salon, member, by }
  const told: AttendanceEntry[] = []
  if (status) told.push({ ...base, kind: 'rsvp', status, at: since })
  for (let count = 0; count < companions; count += 1) told.push({ ...base, kind: 'companion', name: '', at: since })
  if (paid !== undefined) told.push({ ...base, kind: 'paid', amount: paid, currency, how: 'transfer', at: since })
  if (waived) told.push({ ...base, kind: 'paid', amount: 0, currency, how: 'waived', at: since })
  if (arrivedAt !== undefined) told.push({ ...base, kind: 'arrival', at: arrivedAt, walkIn: false })
  return told
}

const NOBODY = '' as NonNullable<DoorGuest['arrivedBy']>
