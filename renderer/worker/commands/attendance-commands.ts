import { chairsOf } from '../../../shared/domain/attendance.ts'
import type { Guest, RsvpEntry, RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { LeftOutReason } from '../../../shared/domain/contact-rules.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { ProblemCode } from '../../../shared/domain/problem.ts'
import { refusalOf, refusesContact } from '../../../shared/domain/reach.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { answered, freeChairs, movedUp, waitlist } from '../../../shared/salons/waitlist.ts'
import type { SeatStep } from '../../../shared/salons/waitlist.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { selectMembers } from '../queries/find-members.ts'
import { roomOf } from '../queries/room.ts'
import { addEntry, entryBase, voidEntries } from './evening-entries.ts'
import type { Handlers } from './handler.ts'

export const attendanceCommands: Handlers<
  'salon.invite' | 'salon.rsvp' | 'salon.uninvite' | 'salon.moveUp' | 'salon.offer'
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
    const on = community.tables.reach.on(community.world.now())
    const refused = asked.filter((member) => refusesContact(member, on))
    const fresh = asked.filter((member) => !refused.includes(member)).map(({ id: member }) => member)
    const batch = community.batch()
    for (const member of fresh) addEntry(batch, salon, rsvp(community, salon, member, 'invited'))
    await community.commit(batch.build(), 'salon.invite', { undo: fresh.length })
    return ok({
      invited: fresh.length,
      already: selected.length - asked.length,
      refused: refused.length,
      refusedNames: refused.slice(0, NAMES_TOLD).map(({ name }) => name),
    })
  },

  async 'salon.rsvp'(community, { salon: id, member: named, status: wanted }) {
    const { tables } = community
    const salon = tables.salons.get(id)
    if (!salon || !tables.members.get(named)) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    const member = tables.people.personOf(named)
    const about = tables.members.get(member)?.member
    const refusal = wanted === 'invited' && about ? refusalOf(about, tables.reach.on(community.world.now())) : null
    if (about && refusal !== null) return failed(REFUSALS[refusal], { who: about.name })
    const guests = tables.attendance.guests(id)
    const steps = answered(roomOf(community, salon), guests, member, wanted, community.world.now())
    const batch = community.batch()
    for (const step of steps) addStep(community, batch, salon, step)
    if (steps.length > 0) await community.commit(batch.build(), 'salon.rsvp', { undo: 1 })
    const status = tables.attendance.guests(id).get(member)?.status ?? wanted
    const [, ...others] = steps
    return ok({
      status,
      promoted: goingOf(others),
      offered: offeredOf(others),
      place: placeOf(community, salon, member),
    })
  },

  async 'salon.uninvite'(community, { salon: id, member }) {
    const salon = community.tables.salons.get(id)
    const guests = new Map(community.tables.attendance.guests(id))
    const guest = guests.get(member)
    if (!salon || !guest) return failed('not-found')
    if (guest.arrived) return failed('already-arrived')
    const batch = community.batch()
    for (const kind of ['rsvp', 'offer', 'companion'] as const) voidEntries(community, batch, salon, member, kind)
    guests.delete(member)
    const steps = moveUp(community, batch, salon, guests)
    await community.commit(batch.build(), 'salon.uninvite', { undo: 1 })
    return ok({ promoted: goingOf(steps), offered: offeredOf(steps) })
  },

  async 'salon.moveUp'(community, { salon: id }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    const batch = community.batch()
    const steps = moveUp(community, batch, salon, community.tables.attendance.guests(id))
    if (steps.length > 0) await community.commit(batch.build(), 'salon.moveUp', { undo: steps.length })
    return ok({ promoted: goingOf(steps), offered: offeredOf(steps) })
  },

  async 'salon.offer'(community, { salon: id, member }) {
    const { tables, world } = community
    const salon = tables.salons.get(id)
    const guest = tables.attendance.guests(id).get(tables.people.personOf(member))
    if (!salon || guest?.status !== 'waitlisted') return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    const room = roomOf(community, salon)
    const until = Math.min(world.now() + (room.keepFor ?? DEFAULT_KEEP), room.start)
    if (until <= world.now()) return failed('salon-begun')
    if (chairsOf(guest) > freeChairs(room, tables.attendance.guests(id).values(), world.now()))
      return failed('no-free-seat')
    const batch = community.batch()
    addStep(community, batch, salon, { kind: 'offer', member: guest.member, until })
    await community.commit(batch.build(), 'salon.offer', { undo: 1 })
    return ok(undefined)
  },
}

/** As many names as a sentence bears. */
const NAMES_TOLD = 3

/** Where the salon itself says nothing, a seat is kept a day. */
const DEFAULT_KEEP = 24 * 3_600_000

/** Place on the waitlist, from 1; null for who is not on it. */
function placeOf(community: OpenCommunity, salon: Salon, member: MemberId): number | null {
  const guests = community.tables.attendance.guests(salon.id)
  const line = waitlist(roomOf(community, salon), guests.values(), community.world.now())
  return line.find(({ guest }) => guest.member === member)?.place ?? null
}

/** Free chairs go to the first in line, in the same write, so no device ever shows an empty chair and a waiting guest. */
export function moveUp(
  community: OpenCommunity,
  batch: BatchBuilder,
  salon: Salon,
  guests: ReadonlyMap<MemberId, Guest>,
): SeatStep[] {
  const steps = movedUp(roomOf(community, salon), guests, community.world.now())
  for (const step of steps) addStep(community, batch, salon, step)
  return steps
}

function addStep(community: OpenCommunity, batch: BatchBuilder, salon: Salon, step: SeatStep): void {
  const made = entryBase(community, salon, step.member)
  addEntry(batch, salon, { ...made, ...step, member: made.member })
}

function goingOf(steps: readonly SeatStep[]): MemberId[] {
  return steps.flatMap((step) => (step.kind === 'rsvp' ? [step.member] : []))
}

function offeredOf(steps: readonly SeatStep[]): MemberId[] {
  return steps.flatMap((step) => (step.kind === 'offer' ? [step.member] : []))
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
    addEntry(batch, salon, { ...entry, from: 'going', at: entry.at + place })
  }
}

function rsvp(community: OpenCommunity, salon: Salon, member: MemberId, status: RsvpStatus): RsvpEntry {
  return { ...entryBase(community, salon, member), kind: 'rsvp', status }
}

/** The sentence for each reason not to invite somebody. */
const REFUSALS: Readonly<Record<LeftOutReason, ProblemCode>> = {
  deceased: 'contact-deceased',
  noContact: 'contact-unwanted',
  archived: 'contact-archived',
  minor: 'contact-minor',
  guardianRefused: 'contact-minor',
  withdrawn: 'contact-withdrawn',
  missing: 'contact-missing',
}
