import type { Guest } from '../../../shared/domain/attendance.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { DoorMatch, DoorView, ParsedView } from '../../../shared/protocol/views.ts'
import { collationFor } from '../../../shared/text/collation.ts'
import { compileRanking, NO_MATCH } from '../../../shared/text/search.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { attendedBy } from './member-attendance.ts'
import { hintOf, lastDigits } from './member-rows.ts'
import { timesOf } from './salon-times.ts'
import { waitlistPlaces } from './salon-views.ts'

const RECENT = 8

/** Somebody who matches what was typed, with everything the order of the matches hangs on. */
interface Candidate {
  readonly entry: MemberEntry
  readonly guest: Guest | undefined
  readonly key: string
}

/** What the door desk shows while somebody types. */
export function doorView(community: OpenCommunity, input: ParsedView<'door'>): DoorView | null {
  const { tables } = community
  const salon = tables.salons.get(input.salon)
  if (!salon) return null
  const guests = tables.attendance.guests(salon.id)
  const arrived = [...guests.values()].filter((guest) => guest.arrived)
  const matches = findMatches(community, input, guests)
  const places = waitlistPlaces(guests.values())
  return {
    salon: salon.id,
    theme: salon.theme,
    chapter: salon.chapter,
    start: timesOf(salon).start,
    zone: salon.zone,
    capacity: salon.capacity ?? null,
    cancelled: salon.cancelled !== undefined,
    count: tables.attendance.headcount(salon.id, salon.capacity),
    firstTimers: arrived.filter((guest) => attendedBy(tables, guest.member).count === 1).length,
    matches: matches.map((candidate) => matchRow(community, candidate, matches, places)),
    recent: arrived
      .sort((a, b) => (b.arrived?.at ?? 0) - (a.arrived?.at ?? 0))
      .slice(0, RECENT)
      .map((guest) => ({
        member: guest.member,
        name: tables.members.get(guest.member)?.member.name ?? '',
        at: guest.arrived?.at ?? 0,
        by: organizerName(community, guest),
      })),
  }
}

/**
 * Guests before others of the chapter before the rest of the community; within each, better matches first and those
 * who are still expected before those who are in.
 */
function findMatches(
  community: OpenCommunity,
  input: ParsedView<'door'>,
  guests: ReadonlyMap<MemberId, Guest>,
): Candidate[] {
  const { tables } = community
  const chapter = tables.salons.get(input.salon)?.chapter
  const blank = input.text.trim() === ''
  const rank = compileRanking(input.text)
  const { keyOf } = collationFor(input.language)
  const found: Candidate[] = []
  // With nothing typed the desk shows whom it still waits for.
  const pool = blank ? [...guests.keys()].flatMap((id) => tables.members.get(id) ?? []) : tables.members.all()
  for (const entry of pool) {
    const guest = guests.get(entry.member.id)
    if (!guest && entry.member.archived !== undefined) continue
    if (blank && (guest?.arrived !== undefined || guest?.status === 'declined')) continue
    const match = rank(entry.search)
    if (match === NO_MATCH) continue
    const nearness = guest && guest.status !== 'declined' ? 0 : chapter && entry.chapters.includes(chapter) ? 1 : 2
    const order = `${nearness}${Math.min(match, 99).toString().padStart(2, '0')}${guest?.arrived ? 1 : 0}`
    found.push({ entry, guest, key: order + keyOf(entry.member.name, entry.reading) + entry.member.id })
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, input.limit)
}

function matchRow(
  community: OpenCommunity,
  { entry, guest }: Candidate,
  matches: readonly Candidate[],
  places: ReadonlyMap<MemberId, number>,
): DoorMatch {
  const { member, reading } = entry
  const namesake = matches.some((other) => other.entry !== entry && other.entry.member.name === member.name)
  const attended = attendedBy(community.tables, member.id).count
  return {
    member: member.id,
    name: member.name,
    reading,
    hint: namesake ? hintOf(member) : '',
    lastDigits: lastDigits(member.phone),
    interests: member.interests,
    nth: guest?.arrived ? attended : attended + 1,
    status: guest?.status ?? null,
    place: places.get(member.id) ?? null,
    arrived: guest?.arrived ? { at: guest.arrived.at, by: organizerName(community, guest) } : null,
  }
}

function organizerName({ tables }: OpenCommunity, guest: Guest): string {
  return (guest.arrived && tables.organizers.get(guest.arrived.by)?.name) ?? ''
}
