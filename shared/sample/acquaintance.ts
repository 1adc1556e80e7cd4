import type { Meeting } from '../domain/afterwards.ts'
import { guestsOf } from '../domain/attendance.ts'
import type { AttendanceEntry } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import { newId } from '../domain/ids.ts'
import type { MemberId, OrganizerId, SalonId } from '../domain/ids.ts'
import type { Random } from '../domain/random.ts'
import type { KeepApart } from '../domain/salon.ts'
import { instantAt } from './days.ts'
import type { Person } from './people.ts'
import type { PlannedSalon } from './schedule.ts'
import type { Place } from './words.ts'

const DAY = 86_400_000
const AT_A_TABLE = 5
/** Where nobody wrote down who sat together. */
const FORGOTTEN = 0.25
/** Circles form where nobody mixes the tables. */
const CIRCLES = ['old', 'new'] as const
/** Who sits with anybody. */
const WANDERING = 0.06
const PAIRS = 2

/** At one evening in so many a host takes somebody across to another table. */
const INTRODUCED_EVERY = 6

/** Who sat together at the salons that were held, table by table, and whom a host introduced to each other. */
export function meetingsOf(
  planned: readonly PlannedSalon[],
  entries: readonly AttendanceEntry[],
  people: readonly Person[],
  random: Random,
  by: Readonly<Record<Place, OrganizerId>>,
): Meeting[] {
  const circleOf = circles(people, random)
  const bySalon = new Map<SalonId, AttendanceEntry[]>()
  for (const entry of entries) bySalon.set(entry.salon, [...(bySalon.get(entry.salon) ?? []), entry])
  return planned.flatMap(({ salon, date, place }, evening): Meeting[] => {
    const present = [...guestsOf(bySalon.get(salon.id) ?? []).values()].filter(({ arrived }) => arrived)
    const sitting = random.shuffle(present.map(({ member }) => ({ member, circle: circleOf(member) })))
    if (random.chance(FORGOTTEN)) return []
    const tables = CIRCLES.flatMap((circle) => {
      const seated = sitting.filter((each) => each.circle === circle).map(({ member }) => member)
      return Array.from({ length: Math.ceil(seated.length / AT_A_TABLE) }, (_, table) =>
        seated.slice(table * AT_A_TABLE, (table + 1) * AT_A_TABLE),
      )
    })
    const met = (members: readonly MemberId[]) => ({
      id: newId('met', random.bytes),
      salon: salon.id,
      members,
      at: instantAt(date, '22:30', salon.zone),
      by: by[place],
    })
    const sat = tables.filter(({ length }) => length > 1).map((members) => ({ ...met(members), how: 'table' as const }))
    const pair = evening % INTRODUCED_EVERY === 0 ? strangersIn(tables, salon.hosts) : null
    if (!pair) return sat
    const [introducer] = salon.hosts
    return [...sat, { ...met(pair), how: 'introduced', ...(introducer && { introducer }) }]
  })
}

/** One of the first table and one of the last, neither of them a host. */
function strangersIn(tables: readonly (readonly MemberId[])[], hosts: readonly MemberId[]): MemberId[] | null {
  const [one, other] = [tables[0], tables.at(-1)].map((table) => table?.find((member) => !hosts.includes(member)))
  return one && other && one !== other ? [one, other] : null
}

/** With whom people sit down: with their own circle, but for the few who wander. */
function circles(people: readonly Person[], random: Random): (member: MemberId) => (typeof CIRCLES)[number] {
  const drawn = new Map(people.map(({ member }) => [member.id, random.chance(WANDERING) ? null : random.pick(CIRCLES)]))
  return (member) => drawn.get(member) ?? random.pick(CIRCLES)
}

/** Two pairs of one chapter who come often and are better off at different tables. */
export function pairsApart(people: readonly Person[], random: Random, now: Instant, by: OrganizerId): KeepApart[] {
  const often = people.filter(({ home, habit, leaves }) => home === 'taipei' && habit === 'frequent' && !leaves)
  const drawn = random.some(often, PAIRS * 2)
  return Array.from({ length: PAIRS }, (_, pair) => drawn.slice(pair * 2, pair * 2 + 2)).flatMap(([a, b], pair) =>
    a && b
      ? [{ id: newId('kap', random.bytes), a: a.member.id, b: b.member.id, at: now - (40 + pair * 15) * DAY, by }]
      : [],
  )
}
