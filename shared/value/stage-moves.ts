import { STAGES } from '../domain/value.ts'
import type { Stage, ValueSettings } from '../domain/value.ts'
import { monthEnds, upTo } from './day.ts'
import type { Day } from './day.ts'
import type { MemberFacts } from './facts.ts'
import { stageOf } from './stage.ts'

/** Months that a funnel looks back. */
export const MONTHS = 12

/** What may move somebody on: that somebody got in touch, that they were introduced to somebody, and that they gave something. */
export const MOVERS = ['touched', 'introduced', 'gave'] as const
export type Mover = (typeof MOVERS)[number]

/** One month of a chapter: who stood where when it ended, and who moved in it. */
export interface MonthOfStages {
  readonly end: Day
  readonly counts: Readonly<Record<Stage, number>>
  /** Who was there at the end and not at the beginning. */
  readonly joined: number
  readonly moves: readonly { readonly from: Stage; readonly to: Stage; readonly members: number }[]
}

/** Of those at one stage: how many months somebody spent there with something and without it, and after how many they moved on. */
export interface MoverReading {
  readonly stage: Stage
  readonly mover: Mover
  readonly with: Share
  readonly without: Share
}

interface Share {
  readonly of: number
  readonly moved: number
}

/** Not a member of the chapter yet. */
const NOT_YET = STAGES.length
const STATES = NOT_YET + 1

/** Where a chapter's members stood at the end of each month, kept while members come, change and go. */
export class StageMoves {
  readonly #settings: ValueSettings
  readonly #ends: readonly Day[]
  /** By month, from and to. */
  readonly #moves: Int32Array
  /** By stage, mover, with or without, moved on or not. */
  readonly #movers = new Int32Array(STAGES.length * MOVERS.length * 4)

  constructor(settings: ValueSettings, today: Day) {
    this.#settings = settings
    this.#ends = monthEnds(today, MONTHS)
    this.#moves = new Int32Array(this.#ends.length * STATES * STATES)
  }

  change(facts: MemberFacts, by: 1 | -1): void {
    let before: number = NOT_YET
    for (const [month, end] of this.#ends.entries()) {
      const now = facts.joined > end ? NOT_YET : STAGES.indexOf(stageOf(facts, this.#settings, end).stage)
      const at = (month * STATES + before) * STATES + now
      this.#moves[at] = (this.#moves[at] ?? 0) + by
      const start = this.#ends[month - 1]
      if (start !== undefined && before !== NOT_YET && now !== NOT_YET) this.#count(facts, before, now, start, end, by)
      before = now
    }
  }

  #count(facts: MemberFacts, before: number, now: number, start: Day, end: Day, by: 1 | -1): void {
    for (const [index, mover] of MOVERS.entries()) {
      const days = facts[mover]
      const had = upTo(days, end) > upTo(days, start) ? 0 : 1
      const at = ((before * MOVERS.length + index) * 2 + had) * 2 + (now > before ? 0 : 1)
      this.#movers[at] = (this.#movers[at] ?? 0) + by
    }
  }

  /** Earliest first; the last one is the month that is not over. */
  months(): MonthOfStages[] {
    const all = this.#ends.map((end, month): MonthOfStages => {
      const counts = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>
      const moves: { from: Stage; to: Stage; members: number }[] = []
      let joined = 0
      for (let from = 0; from < STATES; from++)
        for (const [to, stage] of STAGES.entries()) {
          const members = this.#moves[(month * STATES + from) * STATES + to] ?? 0
          counts[stage] += members
          const before = STAGES[from]
          if (before === undefined) joined += members
          else if (before !== stage && members > 0) moves.push({ from: before, to: stage, members })
        }
      return { end, counts, joined, moves }
    })
    return all.slice(1)
  }

  /** Only stages that somebody can move on from. */
  movers(): MoverReading[] {
    return STAGES.slice(0, -1).flatMap((stage, from) =>
      MOVERS.map((mover, index) => {
        const share = (had: 0 | 1): Share => {
          const at = ((from * MOVERS.length + index) * 2 + had) * 2
          const moved = this.#movers[at] ?? 0
          return { moved, of: moved + (this.#movers[at + 1] ?? 0) }
        }
        return { stage, mover, with: share(0), without: share(1) }
      }),
    )
  }
}
