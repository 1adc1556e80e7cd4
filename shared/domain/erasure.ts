import type { Instant } from './dates.ts'
import type { DeviceId, MemberId, PageId } from './ids.ts'

/**
 * What was erased from one page, said without a word about whom: random ids and places. It lies in the page that took the old
 * one's place, so that every device that still has the old one can take the same out of its own copy.
 */
export interface Erasure {
  readonly at: Instant
  /** Where somebody decided it. */
  readonly device: DeviceId
  /** All records of the people who were erased. */
  readonly people: readonly MemberId[]
  /** Further records that go as a whole. */
  readonly records: readonly string[]
  /** Rows of rosters that are emptied: by the record that keeps them, where they stand in it. */
  readonly rows: Readonly<Record<string, readonly number[]>>
}

/** The line of pages that stand in for one page, and what was erased from it so far. */
export interface Rotation {
  /** The page that the line began with. */
  readonly line: PageId
  readonly erasures: readonly Erasure[]
}

/** Everything that was erased in either of two pages of a line, each once, in the same order on every device. */
export function unionOf(some: readonly Erasure[], others: readonly Erasure[]): Erasure[] {
  const byText = new Map([...some, ...others].map((one) => [erasureText(one), one]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** An erasure as one text, the same on every device. */
export function erasureText({ at, device, people, records, rows }: Erasure): string {
  const places = Object.entries(rows).map(([record, list]) => [record, [...list].sort((a, b) => a - b)] as const)
  return JSON.stringify({
    at,
    device,
    people: [...people].sort(),
    records: [...records].sort(),
    rows: Object.fromEntries(places.sort(([a], [b]) => (a < b ? -1 : 1))),
  })
}

/** Kinds of pages on which nothing about members stands but ids, and rosters' own descriptions. */
export const SPARE_KINDS: ReadonlySet<string> = new Set(['community', 'chapter', 'sources'])
