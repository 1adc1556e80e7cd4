import type { Instant } from './dates.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from './ids.ts'

export const RSVP_STATUSES = ['invited', 'going', 'maybe', 'declined', 'waitlisted'] as const
export type RsvpStatus = (typeof RSVP_STATUSES)[number]

/**
 * Something that happened around a salon, kept as an entry with its own id and never as a toggle, so that two people
 * recording the same evening never undo each other (DESIGN.md rule 5). `voided` takes one entry back; others stand.
 */
export type AttendanceEntry = RsvpEntry | ArrivalEntry

interface EntryBase {
  readonly id: EntryId
  readonly salon: SalonId
  readonly member: MemberId
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
  /** Recorded while the member was one person with others: taken apart, it is not sure whose it is. */
  readonly joint?: true
}

export interface RsvpEntry extends EntryBase {
  readonly kind: 'rsvp'
  readonly status: RsvpStatus
}

export interface ArrivalEntry extends EntryBase {
  readonly kind: 'arrival'
  /** True where the person stood at the door without an RSVP. */
  readonly walkIn: boolean
}

/** One guest of one salon, folded from that guest's entries. */
export interface Guest {
  readonly member: MemberId
  /** The latest answer; absent for a pure walk-in. */
  readonly status?: RsvpStatus
  /** When the guest first reached the present status, which is the order of the waitlist. */
  readonly since: Instant
  readonly arrived?: { readonly at: Instant; readonly by: OrganizerId; readonly walkIn: boolean }
}

export interface Headcount {
  readonly invited: number
  readonly going: number
  readonly maybe: number
  readonly declined: number
  readonly waitlisted: number
  readonly arrived: number
  readonly walkIns: number
  /** Said "going" and have not arrived. */
  readonly missing: number
  /** Going beyond the capacity; above zero only after two organizers gave away the same seat. */
  readonly overbooked: number
}

/**
 * The guests of one salon from its entries, in whatever order the entries come.
 *
 * The status is that of the latest standing RSVP entry (by time, then id); `since` is the time of the first entry of
 * the unbroken run of that status, so that repeating "waitlisted" does not lose a place. A guest has arrived while at
 * least one arrival entry stands; the earliest one counts.
 */
export function guestsOf(entries: Iterable<AttendanceEntry>): Map<MemberId, Guest> {
  const byMember = new Map<MemberId, AttendanceEntry[]>()
  for (const entry of entries) {
    if (entry.voided !== undefined) continue
    const list = byMember.get(entry.member)
    if (list) list.push(entry)
    else byMember.set(entry.member, [entry])
  }
  const guests = new Map<MemberId, Guest>()
  for (const [member, list] of byMember) {
    list.sort(inOrder)
    guests.set(member, foldGuest(member, list))
  }
  return guests
}

/** Counts over the guests of one salon; every figure on screen comes from here. */
export function headcountOf(guests: Iterable<Guest>, capacity: number | undefined): Headcount {
  const count = { invited: 0, going: 0, maybe: 0, declined: 0, waitlisted: 0, arrived: 0, walkIns: 0, missing: 0 }
  for (const guest of guests) {
    if (guest.status) count[guest.status] += 1
    if (guest.arrived) count.arrived += 1
    if (guest.arrived?.walkIn) count.walkIns += 1
    if (guest.status === 'going' && !guest.arrived) count.missing += 1
  }
  const overbooked = capacity === undefined ? 0 : Math.max(0, count.going - capacity)
  return { ...count, overbooked }
}

/** The waitlist in order of arrival: earliest first, ties by id so that every device agrees. */
export function waitlistOf(guests: Iterable<Guest>): Guest[] {
  return [...guests]
    .filter((guest) => guest.status === 'waitlisted')
    .sort((a, b) => a.since - b.since || (a.member < b.member ? -1 : 1))
}

/**
 * Who would wait first if `count` seats were too many: those who said yes last and have not arrived, the very last first. The
 * order of the waitlist turned round, so that nobody who said yes earlier waits for somebody who did later.
 */
export function lastToGo(guests: Iterable<Guest>, count: number): Guest[] {
  return [...guests]
    .filter((guest) => guest.status === 'going' && !guest.arrived)
    .sort((a, b) => b.since - a.since || (a.member < b.member ? 1 : -1))
    .slice(0, count)
}

/** The status an answer "going" gets now: a seat while there is one, else a place at the end of the waitlist. */
export function seatFor(count: Headcount, capacity: number | undefined): 'going' | 'waitlisted' {
  return capacity === undefined || (count.going < capacity && count.waitlisted === 0) ? 'going' : 'waitlisted'
}

function foldGuest(member: MemberId, ordered: readonly AttendanceEntry[]): Guest {
  let status: RsvpStatus | undefined
  let since: Instant = 0
  let arrived: Guest['arrived']
  for (const entry of ordered) {
    if (entry.kind === 'arrival') {
      arrived ??= { at: entry.at, by: entry.by, walkIn: entry.walkIn }
    } else if (entry.status !== status) {
      status = entry.status
      since = entry.at
    }
  }
  return { member, since, ...(status && { status }), ...(arrived && { arrived }) }
}

function inOrder(a: AttendanceEntry, b: AttendanceEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
