import { guestsOf } from '../domain/attendance.ts'
import type { AttendanceEntry, InvitedBy, SentEntry } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import { newId } from '../domain/ids.ts'
import type { MemberId, OrganizerId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import type { Random } from '../domain/random.ts'
import { adultAtIn, USUAL_CONSENT } from '../domain/consent-settings.ts'
import { reachBy } from '../domain/reach.ts'
import type { ReachOn } from '../domain/reach.ts'
import { instantAt } from './days.ts'
import type { PlannedSalon } from './schedule.ts'
import type { Place } from './words.ts'

const MINUTE = 60_000
/** Of those asked to an evening that is still ahead; the others are to be written to yet. */
const WRITTEN_TO = 0.7
/** How people of each chapter hear from it, the usual way first. */
const WAYS: Readonly<Record<Place, readonly InvitedBy[]>> = {
  taipei: ['line', 'email', 'phone'],
  taichung: ['line', 'email', 'phone'],
  shanghai: ['wechat', 'email', 'phone'],
}

interface Correspondence {
  readonly planned: readonly PlannedSalon[]
  readonly entries: readonly AttendanceEntry[]
  readonly members: readonly Member[]
  readonly random: Random
  readonly by: Readonly<Record<Place, OrganizerId>>
  readonly now: Instant
}

/** To whom invitations went out for the evenings ahead, each by the first way that leads to them. */
export function lettersSent({ planned, entries, members, random, by, now }: Correspondence): SentEntry[] {
  const known = new Map<MemberId, Member>(members.map((member) => [member.id, member]))
  const on: ReachOn = {
    day: new Date(now).toISOString().slice(0, 10),
    settings: USUAL_CONSENT,
    adultAt: () => adultAtIn('UTC'),
  }
  const asked = entries.filter((entry) => entry.kind === 'rsvp' && entry.status === 'invited')
  return planned.flatMap(({ salon, place, date, strand }) => {
    if (instantAt(date, strand.from, salon.zone) < now || salon.cancelled !== undefined) return []
    const first = asked.filter((entry) => entry.salon === salon.id)
    return [...guestsOf(first).values()].flatMap(({ member, since }): SentEntry[] => {
      const person = known.get(member)
      const channel = person && WAYS[place].find((way) => reachBy(person, way, on) === 'open')
      const at = since + 20 * MINUTE
      if (!channel || at > now || !random.chance(WRITTEN_TO)) return []
      const id = newId('ent', random.bytes)
      return [{ id, salon: salon.id, member, at, by: by[place], kind: 'sent', what: 'invitation', channel }]
    })
  })
}
