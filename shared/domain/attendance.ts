import type { Instant } from './dates.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from './ids.ts'
import type { LetterKind } from './letter.ts'
import type { Money, PaidBy } from './money.ts'

export const RSVP_STATUSES = ['invited', 'going', 'maybe', 'declined', 'waitlisted'] as const
export type RsvpStatus = (typeof RSVP_STATUSES)[number]

/**
 * Something that happened around a salon, kept as an entry with its own id and never as a toggle, so that two people
 * recording the same evening never undo each other (DESIGN.md rule 5). `voided` takes one entry back; others stand.
 */
export type AttendanceEntry =
  | RsvpEntry
  | ArrivalEntry
  | CompanionEntry
  | OfferEntry
  | SentEntry
  | PaidEntry
  | RemarkEntry
  | PassedOverEntry

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
  /**
   * Absent where the guest said so. A seat that was given to somebody who waits, or taken from somebody where there are too
   * few, follows from what was known there: it counts only while the guest's status is this one, whatever the clock says.
   */
  readonly from?: RsvpStatus
}

export interface ArrivalEntry extends EntryBase {
  readonly kind: 'arrival'
  /** True where the person stood at the door without an RSVP. */
  readonly walkIn: boolean
}

/** Somebody whom a guest brings along and who is on no roster. */
export interface CompanionEntry extends EntryBase {
  readonly kind: 'companion'
  /** '' where nobody asked. */
  readonly name: string
}

/** A seat that became free and is kept for somebody on the waitlist until they answer or the time is up. */
export interface OfferEntry extends EntryBase {
  readonly kind: 'offer'
  readonly until: Instant
}

/** Ways an invitation goes out; the app itself sends none. */
export const INVITED_BY = ['line', 'wechat', 'whatsapp', 'sms', 'email', 'phone', 'post', 'inPerson'] as const
export type InvitedBy = (typeof INVITED_BY)[number]

/** An invitation, or another letter, went out. */
export interface SentEntry extends EntryBase {
  readonly kind: 'sent'
  readonly what: LetterKind
  readonly channel: InvitedBy
}

export interface PaidEntry extends EntryBase, Money {
  readonly kind: 'paid'
  readonly how: PaidBy
}

/** Something noted about a guest of this evening: comes at eight, needs a chair by the door. */
export interface RemarkEntry extends EntryBase {
  readonly kind: 'remark'
  readonly text: string
}

/** After the evening somebody decided not to get in touch with a guest; undone when it is voided. */
export interface PassedOverEntry extends EntryBase {
  readonly kind: 'passedOver'
  /** Why not; '' where nobody said. */
  readonly reason: string
}

/** One guest of one salon, folded from that guest's entries. */
export interface Guest {
  readonly member: MemberId
  /** The latest answer; absent for a pure walk-in. */
  readonly status?: RsvpStatus
  /** When the guest first reached the present status, which is the order of the waitlist. */
  readonly since: Instant
  readonly arrived?: { readonly at: Instant; readonly by: OrganizerId; readonly walkIn: boolean }
  /** Earliest first, as are the lists below. */
  readonly companions: readonly CompanionEntry[]
  readonly sent: readonly SentEntry[]
  readonly paid: readonly PaidEntry[]
  readonly remarks: readonly RemarkEntry[]
  /** The latest word that nobody need get in touch with them afterwards. */
  readonly passedOver?: PassedOverEntry
  /** The latest offer of a seat since they have been on the waitlist, whether its time is up or not. */
  readonly offer?: OfferEntry
}

/** Somebody of whom nothing is known yet but that they are asked. */
export const NEW_GUEST = { companions: [], sent: [], paid: [], remarks: [] } as const satisfies Partial<Guest>

/** Chairs a guest takes. */
export function chairsOf({ companions }: Pick<Guest, 'companions'>): number {
  return 1 + companions.length
}

export interface Headcount {
  readonly invited: number
  readonly going: number
  readonly maybe: number
  readonly declined: number
  readonly waitlisted: number
  readonly arrived: number
  readonly walkIns: number
  /** Chairs that those who said "going" take, companions included. */
  readonly chairs: number
  /** People in the room: those who arrived and their companions. */
  readonly present: number
  /** Said "going" and have not arrived. */
  readonly missing: number
  /** Chairs beyond the capacity; above zero only after two organizers gave away the same seat. */
  readonly overbooked: number
}

/**
 * The guests of one salon from its entries, in whatever order the entries come.
 *
 * The status is that of the latest standing RSVP entry (by time, then id) that counts; `since` is the time of the first entry of
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
  const answers = { invited: 0, going: 0, maybe: 0, declined: 0, waitlisted: 0 }
  const count = { ...answers, arrived: 0, walkIns: 0, chairs: 0, present: 0, missing: 0 }
  for (const guest of guests) {
    if (guest.status) count[guest.status] += 1
    if (guest.status === 'going') count.chairs += chairsOf(guest)
    if (guest.arrived) count.arrived += 1
    if (guest.arrived) count.present += chairsOf(guest)
    if (guest.arrived?.walkIn) count.walkIns += 1
    if (guest.status === 'going' && !guest.arrived) count.missing += 1
  }
  const overbooked = capacity === undefined ? 0 : Math.max(0, count.chairs - capacity)
  return { ...count, overbooked }
}

/**
 * Who would wait first if `chairs` were too many: those who said yes last and have not arrived, the very last first. The
 * order of the waitlist turned round, so that nobody who said yes earlier waits for somebody who did later.
 */
export function lastToGo(guests: Iterable<Guest>, chairs: number): Guest[] {
  const last = [...guests]
    .filter((guest) => guest.status === 'going' && !guest.arrived)
    .sort((a, b) => b.since - a.since || (a.member < b.member ? 1 : -1))
  let left = chairs
  return last.filter((guest) => {
    const waits = left > 0
    left -= chairsOf(guest)
    return waits
  })
}

function foldGuest(member: MemberId, ordered: readonly AttendanceEntry[]): Guest {
  let status: RsvpStatus | undefined
  let since: Instant = 0
  let arrived: Guest['arrived']
  let offer: OfferEntry | undefined
  let passedOver: PassedOverEntry | undefined
  for (const entry of ordered) {
    if (entry.kind === 'arrival') {
      arrived ??= { at: entry.at, by: entry.by, walkIn: entry.walkIn }
    } else if (entry.kind === 'offer') {
      offer = entry
    } else if (entry.kind === 'passedOver') {
      passedOver = entry
    } else if (entry.kind === 'rsvp' && entry.status !== status && (entry.from ?? status) === status) {
      status = entry.status
      since = entry.at
      offer = undefined
    }
  }
  return {
    member,
    since,
    ...(status && { status }),
    ...(arrived && { arrived }),
    companions: ordered.filter((entry) => entry.kind === 'companion'),
    sent: ordered.filter((entry) => entry.kind === 'sent'),
    paid: ordered.filter((entry) => entry.kind === 'paid'),
    remarks: ordered.filter((entry) => entry.kind === 'remark'),
    ...(offer && status === 'waitlisted' && { offer }),
    ...(passedOver && { passedOver }),
  }
}

function inOrder(a: AttendanceEntry, b: AttendanceEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
