import { chairsOf, headcountOf, NEW_GUEST } from '../domain/attendance.ts'
import type { Guest, RsvpEntry, RsvpStatus } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import type { MemberId } from '../domain/ids.ts'
import type { WaitRule } from '../domain/salon.ts'

/** What decides who gets a seat. */
export interface Room {
  /** Absent where nobody counts. */
  readonly capacity?: number
  readonly rule: WaitRule
  /** How long a seat that became free is kept for whom it is offered to, milliseconds; absent: it is theirs at once. */
  readonly keepFor?: number
  /** An offer is never kept beyond this. */
  readonly start: Instant
  /** How many salons of the chapter in a row somebody waited for and did not get into, up to the last one. */
  readonly leftOut: ReadonlyMap<MemberId, number>
}

/** Somebody on the waitlist. */
export interface Waiting {
  readonly guest: Guest
  /** From 1. */
  readonly place: number
  /** `offered`: a seat is kept for them. `lapsed`: one was, and they did not answer in time. */
  readonly state: 'waiting' | 'offered' | 'lapsed'
  readonly leftOut: number
}

/** What is written when seats are given: an answer, or an offer of a seat. */
export type SeatStep =
  | ({ readonly member: MemberId } & Pick<RsvpEntry, 'kind' | 'status' | 'from'>)
  | { readonly member: MemberId; readonly kind: 'offer'; readonly until: Instant }

/**
 * The waitlist in its order. Whose seat is kept comes first, whose time ran out comes last; between them, with the rule
 * `fair`, who was left out most often in a row, and then who has waited longest. Ties go by id, so that every device agrees.
 */
export function waitlist({ rule, leftOut }: Room, guests: Iterable<Guest>, now: Instant): Waiting[] {
  const waiting = [...guests]
    .filter(({ status }) => status === 'waitlisted')
    .map((guest) => {
      const state = guest.offer === undefined ? 'waiting' : guest.offer.until > now ? 'offered' : 'lapsed'
      return { guest, state, leftOut: leftOut.get(guest.member) ?? 0 } as const
    })
  const rank = { offered: 0, waiting: 1, lapsed: 2 }
  waiting.sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      (a.guest.offer?.until ?? 0) - (b.guest.offer?.until ?? 0) ||
      (rule === 'fair' ? b.leftOut - a.leftOut : 0) ||
      a.guest.since - b.guest.since ||
      (a.guest.member < b.guest.member ? -1 : 1),
  )
  return waiting.map((each, at) => ({ ...each, place: at + 1 }))
}

/** Chairs that nobody has and that are kept for nobody; infinite where nobody counts, never below zero. */
export function freeChairs({ capacity }: Room, guests: Iterable<Guest>, now: Instant): number {
  if (capacity === undefined) return Number.POSITIVE_INFINITY
  const all = [...guests]
  const kept = all.filter((guest) => isOffered(guest, now)).reduce((sum, guest) => sum + chairsOf(guest), 0)
  return Math.max(0, capacity - headcountOf(all, capacity).chairs - kept)
}

/**
 * What to write when somebody answers, the answer first. "Going" is a seat for who has one already or has been offered one,
 * and for others while chairs for all of them are free and nobody waits; otherwise a place on the waitlist. Chairs that come
 * free go up the line in the same step, so that no device ever shows an empty chair and somebody waiting for it.
 */
export function answered(
  room: Room,
  guests: ReadonlyMap<MemberId, Guest>,
  member: MemberId,
  wanted: RsvpStatus,
  now: Instant,
): SeatStep[] {
  const before = guests.get(member)
  const status = wanted === 'going' ? seatFor(room, guests, member, now) : wanted
  if (before?.status === status) return []
  const after = new Map(guests)
  after.set(member, withoutOffer({ ...NEW_GUEST, ...before, member, status, since: now }))
  return [{ member, kind: 'rsvp', status }, ...movedUp(room, after, now)]
}

/**
 * Who gets the chairs that are free, in line: at once, or as an offer that is kept for a time. The line is not jumped: while a
 * party at its head needs more chairs than there are, those behind it wait too. Whose time ran out is not offered another seat
 * by itself.
 */
export function movedUp(room: Room, guests: ReadonlyMap<MemberId, Guest>, now: Instant): SeatStep[] {
  if (room.capacity === undefined) return []
  const steps: SeatStep[] = []
  let free = freeChairs(room, guests.values(), now)
  for (const { guest, state } of waitlist(room, guests.values(), now)) {
    if (state === 'offered') continue
    if (state === 'lapsed' || chairsOf(guest) > free) break
    free -= chairsOf(guest)
    const { member } = guest
    const until = Math.min(now + (room.keepFor ?? 0), room.start)
    steps.push(
      until > now ? { member, kind: 'offer', until } : { member, kind: 'rsvp', status: 'going', from: 'waitlisted' },
    )
  }
  return steps
}

function seatFor(
  room: Room,
  guests: ReadonlyMap<MemberId, Guest>,
  member: MemberId,
  now: Instant,
): 'going' | 'waitlisted' {
  const guest = guests.get(member)
  if (guest?.status === 'going' || (guest && isOffered(guest, now))) return 'going'
  const others = [...guests.values()].filter((other) => other.member !== member)
  const fits = chairsOf(guest ?? NEW_GUEST) <= freeChairs(room, others, now)
  // Who let an offer pass may still have the chair while nobody else is in line for it.
  const isAnybodyFirst = waitlist(room, others, now).some(({ state }) => state === 'waiting')
  return fits && (room.capacity === undefined || !isAnybodyFirst) ? 'going' : 'waitlisted'
}

function isOffered({ status, offer }: Guest, now: Instant): boolean {
  return status === 'waitlisted' && offer !== undefined && offer.until > now
}

function withoutOffer({ offer: _offer, ...guest }: Guest): Guest {
  return guest
}
