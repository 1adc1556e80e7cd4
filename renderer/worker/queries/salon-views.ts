import type { Guest } from '../../../shared/domain/attendance.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { GuestRow, GuestsView } from '../../../shared/protocol/guests.ts'
import type { SalonRow, SalonView } from '../../../shared/protocol/planning.ts'
import type { Window } from '../../../shared/protocol/window.ts'
import { collationFor } from '../../../shared/text/collation.ts'
import { fold } from '../../../shared/text/fold.ts'
import { compileSearch } from '../../../shared/text/search.ts'
import { movedUp, waitlist } from '../../../shared/salons/waitlist.ts'
import type { Room, Waiting } from '../../../shared/salons/waitlist.ts'
import type { OpenCommunity } from '../open-community.ts'
import { decisionsOf } from './decisions.ts'
import { attendedBy } from './member-attendance.ts'
import { hintOf } from './member-rows.ts'
import { nextLapse, roomOf } from './room.ts'
import { rightsReader } from '../value/rights.ts'
import { timesOf } from './salon-times.ts'

/** Upcoming salons soonest first, past ones latest first. */
export function salonWindow(community: OpenCommunity, input: ParsedView<'salons'>): Window<SalonRow> {
  const { tables, world } = community
  const now = world.now()
  const text = fold(input.text)
  const found = [...tables.salons.values()].filter((salon) => {
    const past = timesOf(salon).end < now
    if (input.when !== 'all' && (input.when === 'past') !== past) return false
    if (input.chapter && salon.chapter !== input.chapter) return false
    return text === '' || fold(`${salon.theme}\n${salon.venue}\n${seriesName(community, salon)}`).includes(text)
  })
  const direction = input.when === 'upcoming' ? 1 : -1
  found.sort((a, b) => direction * (timesOf(a).start - timesOf(b).start) || (a.id < b.id ? -1 : 1))
  const { from, count } = input.range
  return {
    total: found.length,
    from,
    rows: found.slice(from, from + count).map((salon) => salonRow(community, salon, now)),
  }
}

export function salonView(community: OpenCommunity, id: SalonId): SalonView | null {
  const { tables } = community
  const salon = tables.salons.get(id)
  if (!salon) return null
  const { start, end } = timesOf(salon)
  return {
    salon,
    startsAt: start,
    endsAt: end,
    count: tables.attendance.headcount(id, salon.capacity),
    hosts: [...new Set(salon.hosts.map((host) => tables.members.personOf(host)))].map((host) => ({
      id: host,
      name: tables.members.get(host)?.member.name ?? '',
    })),
    due: dueAt(community, salon),
    doorOpened: tables.doors.open(id)?.salon.opened ?? null,
    series: (salon.series && tables.series.get(salon.series)) ?? null,
    undecided: decisionsOf(community, id),
  }
}

/** The guest list, filtered and sorted, with the headcounts of the whole salon. */
export function guestWindow(community: OpenCommunity, input: ParsedView<'guests'>): GuestsView {
  const { tables } = community
  const salon = tables.salons.get(input.salon)
  const guests = tables.attendance.guests(input.salon)
  const matches = compileSearch(input.text)
  const found = [...guests.values()].filter((guest) => {
    const entry = tables.members.get(guest.member)
    return entry !== undefined && isShown(guest, input.show) && (!matches || matches(entry.search))
  })
  const keys = guestKeys(community, found, input)
  found.sort((a, b) => {
    const keyA = keys.get(a.member) ?? ''
    const keyB = keys.get(b.member) ?? ''
    return keyA === keyB ? (a.member < b.member ? -1 : 1) : keyA < keyB ? -1 : 1
  })
  const line = salon && lineOf(roomOf(community, salon), guests.values(), community.world.now())
  const { from, count } = input.range
  const rightsOf = salon ? rightsReader(community, salon.chapter, timesOf(salon).start) : () => null
  return {
    total: found.length,
    from,
    rows: found.slice(from, from + count).flatMap((guest) => {
      const row = guestRow(community, guest, line?.get(guest.member))
      return row ? [{ ...row, rights: rightsOf(guest.member) }] : []
    }),
    count: tables.attendance.headcount(input.salon, salon?.capacity),
    unsent: [...guests.values()].filter((guest) => isShown(guest, 'unsent')).length,
    silent: [...guests.values()].filter((guest) => isShown(guest, 'silent')).length,
  }
}

/** A waitlist, by member. */
export function lineOf(room: Room, guests: Iterable<Guest>, now: Instant): Map<MemberId, Waiting> {
  return new Map(waitlist(room, guests, now).map((waiting) => [waiting.guest.member, waiting]))
}

/** Who would get the seats that are free now. What an offer's end changes is shown when it comes. */
function dueAt(community: OpenCommunity, salon: Salon): SalonView['due'] {
  const { tables, world } = community
  const guests = tables.attendance.guests(salon.id)
  const lapse = nextLapse(guests.values(), world.now())
  if (lapse !== null) community.wakeAt(lapse)
  if (salon.cancelled !== undefined) return []
  return movedUp(roomOf(community, salon), guests, world.now()).map(({ member }) => ({
    member,
    name: tables.members.get(member)?.member.name ?? '',
  }))
}

const STATUS_ORDER = ['waitlisted', 'going', 'maybe', 'invited', 'declined']

function guestKeys(
  community: OpenCommunity,
  guests: readonly Guest[],
  { sort, language }: ParsedView<'guests'>,
): Map<MemberId, string> {
  const { keyOf } = collationFor(language)
  return new Map(
    guests.map((guest) => {
      const entry = community.tables.members.get(guest.member)
      const name = entry ? keyOf(entry.member.name, entry.reading) : ''
      const since = String(guest.since).padStart(16, '0')
      if (sort === 'since') return [guest.member, since]
      return [guest.member, sort === 'status' ? `${STATUS_ORDER.indexOf(guest.status ?? '') + 1}${since}` : name]
    }),
  )
}

function isShown(guest: Guest, show: ParsedView<'guests'>['show']): boolean {
  switch (show) {
    case 'all':
      return true
    case 'arrived':
      return guest.arrived !== undefined
    case 'missing':
      return guest.status === 'going' && !guest.arrived
    case 'walkIns':
      return guest.arrived?.walkIn === true
    case 'unsent':
      return guest.status === 'invited' && guest.sent.length === 0
    case 'silent':
      return guest.status === 'invited' && guest.sent.length > 0
    case 'invited':
    case 'going':
    case 'maybe':
    case 'declined':
    case 'waitlisted':
      return guest.status === show
  }
}

function guestRow(
  { tables }: OpenCommunity,
  guest: Guest,
  waiting: Waiting | undefined,
): Omit<GuestRow, 'rights'> | null {
  const entry = tables.members.get(guest.member)
  if (!entry) return null
  const attended = attendedBy(tables, guest.member).count
  return {
    ...guest,
    name: entry.member.name,
    reading: entry.reading,
    hint: tables.members.hasNamesake(entry.member) ? hintOf(entry.member) : '',
    phone: entry.member.phone ?? '',
    place: waiting?.place ?? null,
    waiting: waiting ? { state: waiting.state, leftOut: waiting.leftOut } : null,
    before: attended - (guest.arrived ? 1 : 0),
  }
}

function salonRow(community: OpenCommunity, salon: Salon, now: number): SalonRow {
  const { start, end } = timesOf(salon)
  return {
    id: salon.id,
    theme: salon.theme,
    series: seriesName(community, salon),
    chapter: salon.chapter,
    start,
    end,
    zone: salon.zone,
    venue: salon.venue,
    capacity: salon.capacity ?? null,
    count: community.tables.attendance.headcount(salon.id, salon.capacity),
    cancelled: salon.cancelled !== undefined,
    past: end < now,
  }
}

function seriesName({ tables }: OpenCommunity, salon: Salon): string {
  return (salon.series && tables.series.get(salon.series)?.name) ?? ''
}
