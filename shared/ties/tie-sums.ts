import type { KeptEncounter } from './web-gatherings.ts'
import type { WebTie } from './web-person.ts'

/** Places in a line of `TieSums`; a line is as long as what a processor fetches at once, which is half of the time. */
const LINE = 8
const STRENGTH = 0
const SHARED = 1
const TIMES_MET = 2
const FIRST = 3
const LAST = 4
/** What having met at the present gathering is worth. */
const WEIGHT = 5
const WAS_WARM = 6

/** What one person has with each of the others, while it is being added up: in a table that is used again and again. */
export class TieSums {
  readonly size: number
  readonly touched: number[] = []
  readonly #lines: Float64Array
  readonly #metNow: number[] = []
  /** Who was warm at some time. */
  readonly #warmed: number[] = []
  #warm = Infinity

  constructor(size: number) {
    this.size = size
    this.#lines = new Float64Array(size * LINE)
  }

  get warmed(): readonly number[] {
    return this.#warmed
  }

  clear(): void {
    const lines = this.#lines
    for (const other of this.touched) {
      const line = other * LINE
      // First and last are written with the first strength.
      lines[line + STRENGTH] = 0
      lines[line + SHARED] = 0
      lines[line + TIMES_MET] = 0
      lines[line + WAS_WARM] = 0
    }
    this.touched.length = 0
    this.#warmed.length = 0
  }

  strengthOf(other: number): number {
    return this.#lines[other * LINE + STRENGTH] ?? 0
  }

  countsOf(other: number): Pick<WebTie, 'shared' | 'met' | 'first' | 'last'> {
    const line = other * LINE
    return {
      shared: this.#lines[line + SHARED] ?? 0,
      met: this.#lines[line + TIMES_MET] ?? 0,
      first: this.#lines[line + FIRST] ?? 0,
      last: this.#lines[line + LAST] ?? 0,
    }
  }

  /** A gathering on a day on which a warm tie has `warm`. */
  begin(warm: number): void {
    this.#warm = warm
  }

  /** Whom a person met, by their own encounters; of several at one gathering the best counts. */
  meet(person: number, encounters: readonly KeptEncounter[], growth: number, day: number): void {
    for (const { members, weight } of encounters) {
      for (const other of members) {
        if (other === person) continue
        const known = this.#lines[other * LINE + WEIGHT] ?? 0
        if (known === 0) this.#metNow.push(other)
        if (weight > known) this.#lines[other * LINE + WEIGHT] = weight
      }
    }
    for (const other of this.#metNow) {
      const line = other * LINE
      this.#add(other, (this.#lines[line + WEIGHT] ?? 0) * growth, day)
      this.#lines[line + TIMES_MET] = (this.#lines[line + TIMES_MET] ?? 0) + 1
    }
  }

  /** Those in the room, and what that is worth with each; the innermost loop of all, written out for the compiler's sake. */
  share(person: number, present: Int32Array, weight: number, day: number): void {
    const lines = this.#lines
    const warm = this.#warm
    for (const other of present) {
      if (other === person) continue
      const line = other * LINE
      const before = lines[line + STRENGTH] ?? 0
      if (before === 0) this.#begin(other, day)
      else if (day > (lines[line + LAST] ?? 0)) lines[line + LAST] = day
      lines[line + SHARED] = (lines[line + SHARED] ?? 0) + 1
      if (lines[line + WEIGHT] !== 0) continue
      const strength = before + weight
      lines[line + STRENGTH] = strength
      if (strength >= warm && lines[line + WAS_WARM] === 0) this.#becomeWarm(other)
    }
  }

  end(): void {
    for (const other of this.#metNow) this.#lines[other * LINE + WEIGHT] = 0
    this.#metNow.length = 0
  }

  #add(other: number, weight: number, day: number): void {
    const lines = this.#lines
    const line = other * LINE
    const before = lines[line + STRENGTH] ?? 0
    if (before === 0) this.#begin(other, day)
    else if (day > (lines[line + LAST] ?? 0)) lines[line + LAST] = day
    const strength = before + weight
    lines[line + STRENGTH] = strength
    if (strength >= this.#warm && lines[line + WAS_WARM] === 0) this.#becomeWarm(other)
  }

  #begin(other: number, day: number): void {
    this.touched.push(other)
    this.#lines[other * LINE + FIRST] = day
    this.#lines[other * LINE + LAST] = day
  }

  #becomeWarm(other: number): void {
    this.#lines[other * LINE + WAS_WARM] = 1
    this.#warmed.push(other)
  }
}
