import type { Guest } from '../../../shared/domain/attendance.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { Room } from '../../../shared/salons/waitlist.ts'
import type { OpenCommunity } from '../open-community.ts'
import { timesOf } from './salon-times.ts'

const HOUR = 3_600_000
/** Salons looked back on; who was left out of more in a row than these is first anyway. */
const LOOK_BACK = 12

/** What decides who gets a seat at a salon. */
export function roomOf(community: OpenCommunity, salon: Salon): Room {
  const { capacity, waitRule, answerWithin } = salon
  return {
    ...(capacity !== undefined && { capacity }),
    rule: waitRule,
    ...(answerWithin !== undefined && { keepFor: answerWithin * HOUR }),
    start: timesOf(salon).start,
    leftOut: waitRule === 'fair' ? leftOutBefore(community, salon) : new Map<MemberId, number>(),
  }
}

/** How often in a row each one on the waitlist was left out of the chapter's salons before this one; who never was is not named. */
function leftOutBefore({ tables }: OpenCommunity, salon: Salon): Map<MemberId, number> {
  const { start } = timesOf(salon)
  const earlier = [...tables.salons.values()]
    .filter((each) => each.chapter === salon.chapter && each.cancelled === undefined && timesOf(each).start < start)
    .sort((a, b) => timesOf(b).start - timesOf(a).start || (a.id < b.id ? -1 : 1))
    .slice(0, LOOK_BACK)
    .map(({ id }) => tables.attendance.guests(id))
  const left = new Map<MemberId, number>()
  for (const { member, status } of tables.attendance.guests(salon.id).values()) {
    const times = status === 'waitlisted' ? timesLeftOut(member, earlier) : 0
    if (times > 0) left.set(member, times)
  }
  return left
}

/** `evenings` latest first; those that somebody did not ask for say nothing. */
function timesLeftOut(member: MemberId, evenings: readonly ReadonlyMap<MemberId, Guest>[]): number {
  let times = 0
  for (const guests of evenings) {
    const guest = guests.get(member)
    if (guest?.arrived || guest?.status === 'going') break
    if (guest?.status === 'waitlisted') times += 1
  }
  return times
}

/** When the first offer that still stands ends; null where none does. What is shown changes then by itself. */
export function nextLapse(guests: Iterable<Guest>, now: Instant): Instant | null {
  let next: Instant | null = null
  for (const { status, offer } of guests)
    if (status === 'waitlisted' && offer && offer.until > now && (next === null || offer.until < next))
      next = offer.until
  return next
}
