import type { Instant } from '../domain/dates.ts'
import type { MemberId } from '../domain/ids.ts'
import { USUAL_TIES } from '../domain/tie-numbers.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'

/** From warmest to faintest. */
export const TIE_LEVELS = ['strong', 'warm', 'faint'] as const
export type TieLevel = (typeof TIE_LEVELS)[number]

/** What ties one person to another, as of one moment. */
export interface Tie {
  /** Above 0; what each occasion added, faded. */
  readonly strength: number
  readonly level: TieLevel
  /** Evenings that both came to. */
  readonly shared: number
  /** Occasions at which they are known to have met: at one table, in one talk, introduced to each other. */
  readonly met: number
  /** When they were first in one room. */
  readonly first: Instant
  /** When they last were. */
  readonly last: Instant
}

/** Some who met at an occasion, each with each. */
export interface Encounter {
  readonly members: readonly MemberId[]
  /** Whether somebody introduced them to each other. */
  readonly introduced: boolean
}

/** A time at which people were together: an evening, or a coffee of two. */
export interface Occasion {
  readonly at: Instant
  /** Who was in the room; nobody where only who met is known. */
  readonly present: ReadonlySet<MemberId>
  readonly encounters: readonly Encounter[]
}

const DAY = 86_400_000
/** What adding up in another order may take from a sum; a tie that is just warm is warm for everybody. */
export const ROUNDING = 1e-9
export const MET = 1
export const INTRODUCED = 2

/**
 * Everybody whom one person is tied to, and how. An evening in a room of n adds 1/√n, having met there 1 in its place,
 * having been introduced 2; each halves every 180 days, counted in whole ones (UTC), so that from one day to the next
 * everything fades alike. An occasion still to come counts as one of now. From 1.5 a tie is strong, from 0.5 warm; without
 * having met it is never strong, however many rooms two people shared. 180, 1.5 and 0.5 are the community's to set: `numbers`.
 */
export function tiesOf(
  person: MemberId,
  occasions: Iterable<Occasion>,
  now: Instant,
  numbers: TieNumbers = USUAL_TIES,
): Map<MemberId, Tie> {
  const sums = new Map<MemberId, Sum>()
  for (const { at, present, encounters } of occasions) {
    const left = 2 ** (-Math.max(0, dayOf(now) - dayOf(at)) / numbers.halfLife)
    const met = weightsOf(person, encounters)
    for (const [other, weight] of met) add(sumOf(sums, other), { at, weight: weight * left, met: 1, shared: 0 })
    if (!present.has(person)) continue
    const weight = left / Math.sqrt(present.size)
    for (const other of present) {
      if (other === person) continue
      add(sumOf(sums, other), { at, weight: met.has(other) ? 0 : weight, met: 0, shared: 1 })
    }
  }
  // In place: whoever comes often is tied to thousands, nearly all of them faintly.
  for (const sum of sums.values()) sum.level = levelOf(sum, numbers)
  return sums
}

/**
 * Whether a person is tied to anybody more than faintly, as far as their occasions tell without adding up ties: one meeting may
 * be warmth enough, and all occasions together too little for any tie. Null where the ties themselves have to be asked.
 */
export function knowsSomebodyAtOnce(
  person: MemberId,
  occasions: Iterable<Occasion>,
  now: Instant,
  { halfLife, warm, strong }: TieNumbers = USUAL_TIES,
): boolean | null {
  let [met, all] = [0, 0]
  for (const { at, present, encounters } of occasions) {
    const left = 2 ** (-Math.max(0, dayOf(now) - dayOf(at)) / halfLife)
    const here = left * bestOf(person, encounters)
    met = Math.max(met, here)
    all += Math.max(here, present.has(person) ? left / Math.sqrt(present.size) : 0)
  }
  if (met >= warm - ROUNDING) return true
  return all < Math.min(warm, strong) - 2 * ROUNDING ? false : null
}

/** What the best meeting of an occasion is worth to one person; 0 where they met nobody. */
function bestOf(person: MemberId, encounters: readonly Encounter[]): number {
  let best = 0
  for (const { members, introduced } of encounters)
    if (members.includes(person) && members.some((each) => each !== person))
      best = Math.max(best, introduced ? INTRODUCED : MET)
  return best
}

/** Whether a tie is more than faint. */
export function isWarm({ level }: Pick<Tie, 'level'>): boolean {
  return level !== 'faint'
}

/** A tie that is still being added up; how warm it is, is told at the end. */
type Sum = { -readonly [Key in keyof Tie]: Tie[Key] }

function sumOf(sums: Map<MemberId, Sum>, other: MemberId): Sum {
  const known = sums.get(other)
  if (known) return known
  const sum: Sum = { strength: 0, level: 'faint', shared: 0, met: 0, first: Infinity, last: 0 }
  sums.set(other, sum)
  return sum
}

function add(
  sum: Sum,
  { at, weight, met, shared }: { at: Instant; weight: number; met: number; shared: number },
): void {
  sum.strength += weight
  sum.met += met
  sum.shared += shared
  sum.first = Math.min(sum.first, at)
  sum.last = Math.max(sum.last, at)
}

/** Whom a person met, and what that is worth; of several meetings at one occasion the best counts. */
function weightsOf(person: MemberId, encounters: readonly Encounter[]): Map<MemberId, number> {
  const weights = new Map<MemberId, number>()
  for (const { members, introduced } of encounters) {
    if (!members.includes(person)) continue
    const weight = introduced ? INTRODUCED : MET
    for (const other of members) if (other !== person) weights.set(other, Math.max(weight, weights.get(other) ?? 0))
  }
  return weights
}

/** The number of a day (UTC), counted from 1970. */
export function dayOf(at: Instant): number {
  return Math.floor(at / DAY)
}

/** How warm a tie of that strength is. */
export function levelOf(
  { strength, met }: Pick<Tie, 'strength' | 'met'>,
  { strong, warm }: Pick<TieNumbers, 'strong' | 'warm'>,
): TieLevel {
  if (strength >= strong - ROUNDING && met > 0) return 'strong'
  return strength >= warm - ROUNDING ? 'warm' : 'faint'
}
