import type { MemberId } from '../domain/ids.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'
import { hasCooled } from './cooling.ts'
import { levelOf, ROUNDING } from './tie.ts'
import type { TieLevel } from './tie.ts'
import { fade, MONTHS } from './web-days.ts'

/** A tie as the web keeps it; days are numbers as of `dayOf`. */
export interface WebTie {
  readonly other: MemberId
  /** As of the day of the web. */
  readonly strength: number
  readonly level: TieLevel
  readonly shared: number
  readonly met: number
  readonly first: number
  readonly last: number
}

/** What is said of somebody as of today. */
export interface Standing {
  readonly warm: number
  readonly strong: number
  /** Whether anybody is known to have met them. */
  readonly hasMet: boolean
  /** Whether they were connected, and active, at the end of each month: a bit each, the earliest first; the last is today. */
  readonly connected: number
  readonly active: number
  /** Ties that were warm lately. */
  readonly cooled: readonly WebTie[]
  /** Days on which they came to something, earliest first. */
  readonly days: readonly number[]
}

/** A row of a person's ties: the other's place, strength at the reference day, shared, met, first, last. */
export const FIELDS = 6

/** What the web keeps of a person. */
export interface Person {
  /** By the place of the other. */
  readonly rows: Float64Array
  /** A bit a month, the earliest first; the present month has none. */
  readonly connected: number
  readonly active: number
  /** On which they came to something, earliest first. */
  readonly days: readonly number[]
  /** Worked out when somebody asks, for as long as the day lasts. */
  standing: (Standing & { readonly day: number }) | null
}

export const NOBODY: Person = { rows: new Float64Array(), connected: 0, active: 0, days: [], standing: null }
/** Of somebody who never came to anything. */
export const NOTHING: Standing = { warm: 0, strong: 0, hasMet: false, connected: 0, active: 0, cooled: [], days: [] }

/** As of when, and by what numbers, what is kept of somebody is read; and who has a place. */
export interface Reading {
  readonly today: number
  readonly numbers: TieNumbers
  readonly memberAt: (place: number) => MemberId | undefined
}

/** The ties of somebody of which `isAsked` says so, by place. */
export function tiesIn(
  { rows }: Person,
  { today, numbers, memberAt }: Reading,
  isAsked: (strength: number, last: number) => boolean,
): WebTie[] {
  const left = fade(today, numbers)
  const ties: WebTie[] = []
  for (let at = 0; at < rows.length; at += FIELDS) {
    const strength = (rows[at + 1] ?? 0) * left
    const last = rows[at + 5] ?? 0
    if (!isAsked(strength, last)) continue
    const other = memberAt(rows[at] ?? -1)
    if (other === undefined) continue
    const [shared = 0, met = 0, first = 0] = [rows[at + 2], rows[at + 3], rows[at + 4]]
    ties.push({ other, strength, level: levelOf({ strength, met }, numbers), shared, met, first, last })
  }
  return ties
}

/** Works out what is said of somebody. */
export function standingOf(person: Person, reading: Reading): Standing {
  const { rows, days } = person
  const { today, numbers } = reading
  const left = fade(today, numbers)
  let [warm, strong, hasMet] = [0, 0, false]
  for (let at = 0; at < rows.length; at += FIELDS) {
    const met = rows[at + 3] ?? 0
    const level = levelOf({ strength: (rows[at + 1] ?? 0) * left, met }, numbers)
    if (level !== 'faint') warm += 1
    if (level === 'strong') strong += 1
    if (met > 0) hasMet = true
  }
  const now = 1 << (MONTHS - 1)
  return {
    warm,
    strong,
    hasMet,
    connected: person.connected | (warm >= numbers.connectedFrom ? now : 0),
    active: person.active | (cameWithin(days, today, numbers.activeDays) ? now : 0),
    cooled: tiesIn(person, reading, (strength, last) => hasCooled({ strength, last }, today, numbers)),
    days,
  }
}

/** Whether the last of some days is within so many before today. What is dated ahead counts as of today. */
export function cameWithin(days: readonly number[], today: number, within: number): boolean {
  return today - Math.min(today, days.at(-1) ?? -Infinity) <= within
}

/** Whether somebody has the warm ties that it takes, by numbers under which each that is warm is kept. */
export function hasWarmRows({ rows }: Person, today: number, numbers: TieNumbers): boolean {
  const least = (numbers.warm - ROUNDING) / fade(today, numbers)
  let warm = 0
  for (let at = 0; at < rows.length && warm < numbers.connectedFrom; at += FIELDS)
    if ((rows[at + 1] ?? 0) >= least) warm += 1
  return warm >= numbers.connectedFrom
}

export function isBit(bits: number, month: number): boolean {
  return (bits & (1 << month)) !== 0
}
