import type { MemberId } from '../domain/ids.ts'
import type { SeatingInput } from './seating.ts'

/** What one guest has of a table. */
export interface Neighbours {
  /** Guests at the table whom they do not know. */
  readonly strangers: number
  /** Guests at the table whom they know, however little. */
  readonly known: number
  /** Those with whom they have a warm tie, the warmest first. */
  readonly warm: readonly MemberId[]
  /** Hosts and helpers at the table, themselves not counted. */
  readonly hosts: readonly MemberId[]
  /** With whom they should not sit. */
  readonly apart: readonly MemberId[]
}

/** What the whole room has of its tables, in guests and pairs of guests. */
export interface SeatingMeasures {
  /** Pairs at one table who do not know each other yet. */
  readonly meetings: number
  /** Guests with a warm tie in the room and none at their table. */
  readonly lonely: number
  /** Newcomers with neither a host nor anybody they know at their table. */
  readonly unwelcomed: number
  /** Pairs who should not sit together and do. */
  readonly together: number
}

/** What each seated guest has of their table. */
export function neighboursOf(
  { diners, tie, warm, apart }: SeatingInput,
  seats: ReadonlyMap<MemberId, string>,
): Map<MemberId, Neighbours> {
  const hosts = new Set(diners.flatMap(({ member, host }) => (host ? [member] : [])))
  const enemies = new Map<MemberId, MemberId[]>()
  for (const [a, b] of apart) {
    enemies.set(a, [...(enemies.get(a) ?? []), b])
    enemies.set(b, [...(enemies.get(b) ?? []), a])
  }
  const tables = new Map<string, MemberId[]>()
  for (const { member } of diners) {
    const table = seats.get(member)
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), member])
  }
  const all = new Map<MemberId, Neighbours>()
  for (const sitting of tables.values())
    for (const member of sitting) {
      const others = sitting.filter((other) => other !== member)
      const ties = others.map((other) => ({ other, strength: tie(member, other) }))
      const warmest = ties.filter(({ strength }) => strength >= warm).toSorted((x, y) => y.strength - x.strength)
      all.set(member, {
        strangers: ties.filter(({ strength }) => strength === 0).length,
        known: ties.filter(({ strength }) => strength > 0).length,
        warm: warmest.map(({ other }) => other),
        hosts: others.filter((other) => hosts.has(other)),
        apart: others.filter((other) => enemies.get(member)?.includes(other)),
      })
    }
  return all
}

/** Counts over all tables; what a proposal is told by. */
export function measuresOf(
  { diners, tie, warm }: SeatingInput,
  neighbours: ReadonlyMap<MemberId, Neighbours>,
): SeatingMeasures {
  let meetings = 0
  let lonely = 0
  let unwelcomed = 0
  let together = 0
  for (const { member, newcomer } of diners) {
    const at = neighbours.get(member)
    if (!at) continue
    meetings += at.strangers / 2
    together += at.apart.length / 2
    const hasFriends = diners.some((other) => other.member !== member && tie(member, other.member) >= warm)
    if (hasFriends && at.warm.length === 0) lonely += 1
    if (newcomer && at.hosts.length === 0 && at.known === 0) unwelcomed += 1
  }
  return { meetings, lonely, unwelcomed, together }
}
