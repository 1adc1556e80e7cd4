import type { Presence } from '../domain/challenge.ts'

/** What is known of somebody and one evening of a ritual. */
export type Mark = 'came' | 'excused' | 'absent'

export interface Streak {
  /** Evenings come to without a break, up to the latest. */
  readonly now: number
  readonly longest: number
  /** Evenings come to in all. */
  readonly came: number
  /** What each evening was, in their order. */
  readonly presences: readonly Presence[]
}

/**
 * How faithfully somebody comes to a ritual. `marks` are its evenings, oldest first.
 *
 * 1. Nothing counts before the first evening that somebody came to.
 * 2. An evening they came to lengthens the streak by one.
 * 3. An excused absence is as if there had been no evening: it neither ends a streak nor lengthens it.
 * 4. An absence without a word is forgiven where `forgives` evenings in a row, excused ones left out and this one the last of
 *    them, have no other; forgiven, it neither ends a streak nor lengthens it. With 0 none is forgiven.
 * 5. Any other absence ends the streak. It counts for rule 4 like a forgiven one: otherwise somebody would be better off for
 *    having been missing than for having been excused.
 */
export function streakOf(marks: readonly Mark[], forgives: number): Streak {
  const presences: Presence[] = []
  let now = 0
  let longest = 0
  let came = 0
  /** Evenings come to since the last absence without a word. */
  let since = Number.POSITIVE_INFINITY
  for (const mark of marks) {
    if (mark === 'came') {
      now += 1
      came += 1
      since += 1
      longest = Math.max(longest, now)
      presences.push('came')
    } else if (mark === 'excused') presences.push(came === 0 ? 'apart' : 'excused')
    else if (came === 0) presences.push('apart')
    else {
      const isForgiven = forgives > 0 && since >= forgives - 1
      if (!isForgiven) now = 0
      since = 0
      presences.push(isForgiven ? 'forgiven' : 'missed')
    }
  }
  return { now, longest, came, presences }
}
