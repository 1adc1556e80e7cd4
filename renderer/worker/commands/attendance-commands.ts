import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { entryRecord } from '../../../shared/crdt/evening-records.ts'
import { chairsOf, headcountOf, NEW_GUEST, seatFor, waitlistOf } from '../../../shared/domain/attendance.ts'
import type { ArrivalEntry, Guest, RsvpEntry, RsvpStatus } from '../../../shared/domain/attendance.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { refusesContact } from '../../../shared/domain/reach.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { selectMembers } from '../queries/find-members.ts'
import { doorBook } from '../doors/door-book.ts'
import type { DoorBook } from '../doors/door-book.ts'
import { recordIn } from '../people/places.ts'
import type { Handlers } from './handler.ts'
import { newMember } from './member-commands.ts'
import { checkFields } from './member-fields.ts'

export const attendanceCommands: Handlers<
  'salon.invite' | 'salon.rsvp' | 'salon.uninvite' | 'door.checkIn' | 'door.undo' | 'door.walkIn'
> = {
  async 'salon.invite'(community, { salon: id, who }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    const guests = community.tables.attendance.guests(id)
    const selected = selectMembers(community.tables, who).flatMap((member) => {
      const found = community.tables.members.get(member)?.member
      return found && found.archived === undefined ? [found] : []
    })
    const asked = selected.filter(({ id: member }) => guests.get(member)?.status === undefined)
    const fresh = asked.filter((member) => !refusesContact(member)).map(({ id: member }) => member)
    const batch = community.batch()
    for (const member of fresh) addEntry(batch, salon, rsvp(community, salon, member, 'invited'))
    await community.commit(batch.build(), 'salon.invite', { undo: fresh.length })
    return ok({
      invited: fresh.length,
      already: selected.length - asked.length,
      refused: asked.length - fresh.length,
    })
  },

  async 'salon.rsvp'(community, { salon: id, member, status: wanted }) {
    const salon = community.tables.salons.get(id)
    if (!salon || !community.tables.members.get(member)) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    const guests = new Map(community.tables.attendance.guests(id))
    const before = guests.get(member)
    const others = [...guests.values()].filter((guest) => guest.member !== member)
    const hasSeat = before?.status === 'going'
    const status =
      wanted === 'going' && !hasSeat ? seatFor(headcountOf(others, salon.capacity), salon.capacity) : wanted
    if (before?.status === status) return ok({ status, promoted: [], place: placeOf(member, guests) })
    const batch = community.batch()
    const entry = rsvp(community, salon, member, status)
    addEntry(batch, salon, entry)
    guests.set(member, { ...NEW_GUEST, ...before, member, status, since: entry.at })
    const promoted = promote(community, batch, salon, guests)
    await community.commit(batch.build(), 'salon.rsvp', { undo: 1 })
    return ok({ status, promoted, place: placeOf(member, guests) })
  },

  async 'salon.uninvite'(community, { salon: id, member }) {
    const salon = community.tables.salons.get(id)
    const guests = new Map(community.tables.attendance.guests(id))
    const guest = guests.get(member)
    if (!salon || !guest) return failed('not-found')
    if (guest.arrived) return failed('already-arrived')
    const batch = community.batch()
    voidEntries(community, batch, salon, member, 'rsvp')
    guests.delete(member)
    const promoted = promote(community, batch, salon, guests)
    await community.commit(batch.build(), 'salon.uninvite', { undo: 1 })
    return ok({ promoted })
  },

  async 'door.checkIn'(community, { salon: id, member }) {
    const book = doorBook(community, id)
    if (!book?.person(member)) return failed('not-found')
    if (book.salon.cancelled !== undefined) return failed('salon-cancelled')
    if (book.namesOnly && book.page === null) return failed('door-closed')
    const guest = book.guests.get(member)
    if (guest?.arrived) return failed('already-arrived')
    const entry = arrival(community, book.salon, member, guest?.status === undefined)
    const batch = community.batch()
    addArrival(batch, book, entry)
    await community.commit(batch.build(), 'door.checkIn', undoAt(book))
    return ok({ entry: entry.id })
  },

  async 'door.undo'(community, { salon: id, member }) {
    const book = doorBook(community, id)
    if (!book?.guests.get(member)?.arrived) return failed('not-found')
    if (book.namesOnly && book.page === null) return failed('door-closed')
    const batch = community.batch()
    voidEntries(community, batch, book.salon, member, 'arrival')
    // An arrival that stands on a page this machine may not have is somebody else's to take back.
    if (batch.isEmpty) return failed('arrived-elsewhere')
    await community.commit(batch.build(), 'door.undo', undoAt(book))
    return ok(undefined)
  },

  async 'door.walkIn'(community, { salon: id, name, phone }) {
    const book = doorBook(community, id)
    if (!book) return failed('not-found')
    if (book.salon.cancelled !== undefined) return failed('salon-cancelled')
    const fields = checkFields({ name, phone: book.namesOnly ? '' : phone })
    if (!fields.ok) return fields
    const details = { name: fields.value.name ?? '', ...(fields.value.phone && { phone: fields.value.phone }) }
    const member = newMember(community, book.salon.chapter, details)
    const batch = community.batch()
    if (!book.namesOnly) batch.create('members', book.salon.chapter, member.id, memberRecord(member))
    else if (book.page === null) return failed('door-closed')
    else batch.createOn(book.page, member.id, memberRecord(member))
    addArrival(batch, book, arrival(community, book.salon, member.id, true))
    await community.commit(batch.build(), 'door.walkIn', undoAt(book))
    return ok({ member: member.id })
  },
}

/** A volunteer takes back arrivals one by one; what was written at a door, nobody there takes away again. */
function undoAt({ namesOnly }: DoorBook): { readonly undo?: number } {
  return namesOnly ? {} : { undo: 1 }
}

/** While volunteers stand at the door, everybody's ticks go where all of them see them. */
function addArrival(batch: BatchBuilder, { page, salon }: DoorBook, entry: ArrivalEntry): void {
  if (page === null) addEntry(batch, salon, entry)
  else batch.createOn(page, entry.id, entryRecord(entry))
}

type Evening = Pick<Salon, 'id' | 'chapter'>

/** Place on the waitlist, from 1; null for who is not on it. */
function placeOf(member: MemberId, guests: ReadonlyMap<MemberId, Guest>): number | null {
  const index = waitlistOf(guests.values()).findIndex((guest) => guest.member === member)
  return index < 0 ? null : index + 1
}

/** Freed seats go to the first in line, in the same write, so no device ever shows an empty seat and a waiting guest. */
export function promote(
  community: OpenCommunity,
  batch: BatchBuilder,
  salon: Salon,
  guests: Map<MemberId, Guest>,
): MemberId[] {
  const promoted: MemberId[] = []
  if (salon.capacity === undefined) return promoted
  for (const first of waitlistOf(guests.values())) {
    if (headcountOf(guests.values(), salon.capacity).chairs + chairsOf(first) > salon.capacity) break
    addEntry(batch, salon, rsvp(community, salon, first.member, 'going'))
    guests.set(first.member, { ...first, status: 'going' })
    promoted.push(first.member)
  }
  return promoted
}

/** Gives guests who had a seat a place on the waitlist, in the order given. */
export function moveToWaitlist(
  community: OpenCommunity,
  batch: BatchBuilder,
  salon: Salon,
  members: readonly MemberId[],
): void {
  for (const [place, member] of members.entries()) {
    const entry = rsvp(community, salon, member, 'waitlisted')
    // A millisecond apart, which is what the waitlist goes by.
    addEntry(batch, salon, { ...entry, at: entry.at + place })
  }
}

function addEntry(batch: BatchBuilder, salon: Evening, entry: RsvpEntry | ArrivalEntry): void {
  batch.create('attendance', salon.chapter, entry.id, entryRecord(entry))
}

/** Takes back every standing entry of a kind; entries that another device is adding meanwhile are not touched. */
function voidEntries(
  community: OpenCommunity,
  batch: BatchBuilder,
  salon: Evening,
  member: MemberId,
  kind: 'rsvp' | 'arrival',
): void {
  for (const entry of community.tables.attendance.entriesOf(salon.id)) {
    if (entry.member === member && entry.kind === kind && entry.voided === undefined) {
      batch.set(entry.id, ['voided'], community.world.now())
    }
  }
}

function rsvp(community: OpenCommunity, salon: Salon, member: MemberId, status: RsvpStatus): RsvpEntry {
  return { ...base(community, salon, member), kind: 'rsvp', status }
}

function arrival(community: OpenCommunity, salon: Evening, member: MemberId, walkIn: boolean): ArrivalEntry {
  return { ...base(community, salon, member), kind: 'arrival', walkIn }
}

function base({ world, identity, tables }: OpenCommunity, salon: Evening, member: MemberId) {
  // Never before what is already known: a laptop whose clock is ahead must not decide what the next answer was.
  let at = world.now()
  for (const entry of tables.attendance.entriesOf(salon.id))
    if (entry.member === member) at = Math.max(at, entry.at + 1)
  const isJoint = tables.people.isMerged(member)
  return {
    id: newId('ent', world.random),
    salon: salon.id,
    member: recordIn(tables, member, salon.chapter),
    at,
    by: identity.organizer,
    ...(isJoint && { joint: true as const }),
  }
}
