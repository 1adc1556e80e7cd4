import type { Instant } from '../../../shared/domain/dates.ts'
import type { FollowUpReason } from '../../../shared/domain/follow-up.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { openChannels, refusesContact } from '../../../shared/domain/reach.ts'
import type { ReachOn } from '../../../shared/domain/reach.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { FollowUpRow, FollowUpsView, OpenFollowUps } from '../../../shared/protocol/afterwards.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { FOLLOW_UP_DAYS, FOLLOW_UP_SOON_DAYS, followUps, whoIsFollowedUp } from '../../../shared/salons/follow-ups.ts'
import type { EveningGuest, FollowUp } from '../../../shared/salons/follow-ups.ts'
import { chapterGap } from '../../../shared/ties/rhythm.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { FollowUpWriter } from './follow-up-writer.ts'
import { helpOf } from './help-of.ts'
import { standingMeetings } from './meetings.ts'
import { hintOf } from './member-rows.ts'
import { named } from './named.ts'
import { timesOf } from './salon-times.ts'

const DAY = 86_400_000

/** Whom to get in touch with after a salon, and how far that has come. */
export function followUpsView(
  community: OpenCommunity,
  { salon: id, sender }: ParsedView<'followUps'>,
): FollowUpsView | null {
  const { tables, world } = community
  const salon = tables.salons.get(id)
  if (!salon) return null
  const { end } = timesOf(salon)
  const all = salon.cancelled === undefined && end <= world.now() ? followUpsOf(tables, salon, world.now()) : []
  const writer = new FollowUpWriter(community, salon, sender)
  const on = tables.reach.on(world.now())
  const reachable = all.filter(({ member }) => isReachable(tables, member, on))
  return {
    salon: id,
    theme: salon.theme,
    chapter: salon.chapter,
    due: end + FOLLOW_UP_SOON_DAYS * DAY,
    until: end + FOLLOW_UP_DAYS * DAY,
    rows: reachable.flatMap((followUp) => rowOf(tables, salon, followUp, writer, on)),
    refused: all.length - reachable.length,
  }
}

/** The salons of the last two weeks after which somebody waits, earliest due first. */
export function openFollowUps({ tables, world }: OpenCommunity): OpenFollowUps[] {
  const now = world.now()
  const on = tables.reach.on(now)
  const found: OpenFollowUps[] = []
  for (const salon of eveningsLately(tables, now)) {
    const { end } = timesOf(salon)
    const open = keptWho(tables, salon, now).filter(
      (member) => isReachable(tables, member, on) && stateOf(tables, salon.id, member).kind === 'open',
    )
    if (open.length === 0) continue
    const { id, theme, chapter } = salon
    found.push({ salon: id, theme, chapter, due: end + FOLLOW_UP_SOON_DAYS * DAY, open: open.length })
  }
  return found.sort((a, b) => a.due - b.due || (a.salon < b.salon ? -1 : 1))
}

/** Works out ahead what `openFollowUps` asks of each evening, one a step: the first time it is of hundreds of guests each. */
export function* foreseeFollowUps({ tables, world }: Pick<OpenCommunity, 'tables' | 'world'>): Generator<void> {
  const now = world.now()
  for (const salon of eveningsLately(tables, now)) {
    keptWho(tables, salon, now)
    yield
  }
}

/** Evenings that are over, but not so long that nobody waits for a word any more. */
function eveningsLately(tables: Tables, now: Instant): Salon[] {
  return [...tables.salons.values()].filter((salon) => {
    const { end } = timesOf(salon)
    return salon.cancelled === undefined && end <= now && end + FOLLOW_UP_DAYS * DAY >= now
  })
}

/** Somebody who may hear from the community. */
function isReachable({ members }: Tables, id: MemberId, on: ReachOn): boolean {
  const member = members.get(id)?.member
  return member !== undefined && !refusesContact(member, on)
}

interface Kept {
  readonly guests: ReadonlyMap<MemberId, unknown>
  readonly state: string
  /** The guests as members, in their order; what they did at other evenings counts too. */
  readonly members: readonly (MemberEntry | undefined)[]
  /** The versions of both tables in which it was last found to hold. */
  membersAt: number
  attendanceAt: number
  readonly found: readonly MemberId[]
}

/** Salons are replaced, never changed. */
const kept = new WeakMap<Salon, Kept>()

/**
 * Whom to get in touch with after an evening, as of its latest state: who shows how many are open asks for every evening after
 * every check-in, and that changes something only of evenings at which whoever arrived was a guest.
 */
function keptWho(tables: Tables, salon: Salon, now: Instant): readonly MemberId[] {
  const { id } = salon
  const attended = tables.attendance.guests(id)
  const changes = [tables.meetings, tables.touchpoints, tables.feedback].map((table) => table.changedAt(id))
  const state = [...changes, tables.people.version, tables.salonsVersion, Math.floor(now / DAY)].join(' ')
  const versions = { membersAt: tables.members.version, attendanceAt: tables.attendance.version }
  const known = kept.get(salon)
  if (known?.guests === attended && known.state === state && areAsBefore(tables, known)) {
    Object.assign(known, versions)
    return known.found
  }
  const members = Array.from(attended.keys(), (member) => tables.members.get(member))
  const { guests, past } = eveningOf(tables, salon)
  const found = whoIsFollowedUp(guests, past)
  kept.set(salon, { guests: attended, state, members, ...versions, found })
  return found
}

/** Whether an evening's guests are the members they were, and nothing was noted of them at any evening since. */
function areAsBefore({ members, attendance }: Tables, known: Kept): boolean {
  if (attendance.version !== known.attendanceAt)
    for (const guest of known.guests.keys()) if (attendance.changedOf(guest) > known.attendanceAt) return false
  if (members.version === known.membersAt) return true
  return [...known.guests.keys()].every((guest, index) => members.get(guest) === known.members[index])
}

function followUpsOf(tables: Tables, salon: Salon, now: Instant): FollowUp[] {
  const { guests, past } = eveningOf(tables, salon)
  /** Looked up for those only who are called: a guest's ties are those of all their evenings. */
  const known = new Map<MemberId, ReadonlyMap<MemberId, Tie>>()
  const tiesOf = (member: MemberId) => {
    const ties = known.get(member) ?? tables.ties.ofAt(member, past.at, now, salon.id)
    known.set(member, ties)
    return ties
  }
  return followUps(guests, {
    ...past,
    tie: (a, b) => tiesOf(a).get(b)?.strength ?? 0,
    warm: tables.tieNumbers.warm,
  })
}

function eveningOf(tables: Tables, salon: Salon) {
  const known = new Map<MemberId, readonly Instant[]>()
  const cameOn = (member: MemberId) => {
    const times = known.get(member) ?? tables.ties.cameOn(member)
    known.set(member, times)
    return times
  }
  const guests = eveningGuests(tables, salon, cameOn)
  const present = guests.filter(({ came }) => came).map(({ member }) => member)
  const hosts = [...new Set(salon.hosts.map((host) => tables.people.personOf(host)))]
  const past = {
    at: timesOf(salon).start,
    // Who holds the evening was there; those whom this machine does not know cannot be asked.
    hosts: hosts.filter((host) => tables.members.get(host)),
    usualGap: chapterGap(present.map(cameOn)),
  }
  return { guests, past }
}

function eveningGuests(tables: Tables, salon: Salon, cameOn: (member: MemberId) => readonly Instant[]): EveningGuest[] {
  const { people, members, attendance } = tables
  const { start } = timesOf(salon)
  const met = metBy(tables, salon.id)
  const ideas = new Map<MemberId, string[]>()
  for (const { member, text, voided } of tables.feedback.of(salon.id)) {
    if (member === undefined || voided !== undefined) continue
    const person = people.personOf(member)
    ideas.set(person, [...(ideas.get(person) ?? []), text])
  }
  return [...attendance.guests(salon.id).values()].flatMap(({ member, status, arrived }): EveningGuest[] => {
    const known = members.get(member)?.member
    const said = ideas.get(member) ?? []
    if (!known || !(arrived || status === 'going' || said.length > 0)) return []
    return [
      {
        member,
        came: arrived !== undefined,
        expected: status === 'going',
        before: cameOn(member).filter((at) => at < start),
        met: met.get(member) ?? [],
        ideas: said,
        helped: helpOf(salon, known.name, known.memberships[salon.chapter]?.role === 'helper'),
      },
    ]
  })
}

function metBy(tables: Tables, salon: SalonId): Map<MemberId, MemberId[]> {
  const met = new Map<MemberId, MemberId[]>()
  for (const { members } of standingMeetings(tables, salon))
    for (const member of members) {
      const others = new Set([...(met.get(member) ?? []), ...members])
      others.delete(member)
      met.set(member, [...others])
    }
  return met
}

function rowOf(
  tables: Tables,
  salon: Salon,
  { member, reasons, caller }: FollowUp,
  writer: FollowUpWriter,
  on: ReachOn,
): FollowUpRow[] {
  const entry = tables.members.get(member)
  if (!entry) return []
  return [
    {
      ...named(tables, member),
      reading: entry.reading,
      hint: tables.members.hasNamesake(entry.member) ? hintOf(entry.member) : '',
      reasons: reasons.map((reason) => withNames(tables, reason)),
      caller: caller && { who: named(tables, caller.who), why: caller.why },
      words: {
        ours: writer.to(entry.member, null),
        callers: writer.to(entry.member, caller?.who ?? null),
      },
      channels: openChannels(entry.member, on),
      state: stateOf(tables, salon.id, member),
    },
  ]
}

function withNames(tables: Tables, reason: FollowUpReason<MemberId>): FollowUpReason<Named> {
  return reason.kind === 'newcomer' || reason.kind === 'returned'
    ? { ...reason, met: reason.met.map((member) => named(tables, member)) }
    : reason
}

/** Whether somebody got in touch about this evening, or decided not to. */
function stateOf(tables: Tables, salon: SalonId, member: MemberId): FollowUpRow['state'] {
  const { people, touchpoints, attendance, organizers } = tables
  const made = [...touchpoints.of(salon)]
    .filter((each) => each.voided === undefined && people.personOf(each.member) === member)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const [first] = made
  if (first) {
    const { id, text, at, by } = first
    return { kind: 'done', touchpoint: id, text, at, by: organizers.get(by)?.name ?? '' }
  }
  const passed = attendance.guests(salon).get(member)?.passedOver
  return passed
    ? { kind: 'passedOver', reason: passed.reason, by: organizers.get(passed.by)?.name ?? '' }
    : { kind: 'open' }
}
