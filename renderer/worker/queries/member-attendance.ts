import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { Tables } from '../tables/tables.ts'
import { heldSalons, timesOf } from './salon-times.ts'

/** Bars in the rhythm picture. */
const RHYTHM_LENGTH = 8

export interface Attended {
  /** Salons the member came to. */
  readonly count: number
  readonly last: Instant | null
}

/** What a member came to. */
export function attendedBy(tables: Tables, member: MemberId): Attended {
  let count = 0
  let last: Instant | null = null
  for (const id of tables.attendance.salonsOf(member)) {
    const salon = tables.salons.get(id)
    if (!salon || !tables.attendance.guests(id).get(member)?.arrived) continue
    count += 1
    last = Math.max(last ?? 0, timesOf(salon).start)
  }
  return { count, last }
}

/** The last eight salons of a chapter, worked out once for all rows of one answer. */
export class RhythmReader {
  readonly #tables: Tables
  readonly #now: Instant
  readonly #recent = new Map<ChapterId, readonly Salon[]>()

  constructor(tables: Tables, now: Instant) {
    this.#tables = tables
    this.#now = now
  }

  /** Came or not, oldest first; empty while the chapter has held nothing. */
  rhythmOf(member: MemberId, chapter: ChapterId | undefined): boolean[] {
    if (!chapter) return []
    let recent = this.#recent.get(chapter)
    if (!recent) {
      recent = heldSalons(this.#tables, chapter, this.#now).slice(-RHYTHM_LENGTH)
      this.#recent.set(chapter, recent)
    }
    return recent.map((salon) => this.#tables.attendance.guests(salon.id).get(member)?.arrived !== undefined)
  }
}
