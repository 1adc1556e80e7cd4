import type { RandomBytes } from '../../../../shared/domain/ids.ts'

/** Calls back later; the returned function takes that back. */
export type Later = (then: () => void, milliseconds: number) => () => void

export interface PacingOptions {
  /** Looks at the carrier and writes what it lacks; answers whether the carrier was there. */
  readonly step: () => Promise<boolean>
  /** Whether another look is worth while although nothing calls for it: something waits, or was just written. */
  readonly isUnfinished: () => boolean
  /** In how many milliseconds to look again then, after so many looks that nothing had called for; a minute without it. */
  readonly unfinishedAfter?: (looks: number) => number
  readonly later: Later
  readonly random: RandomBytes
}

/** An edit is written once the person has paused for so long … */
const QUIET_MS = 3_000
/** … or has gone on for so long. */
const QUIET_MOST_MS = 15_000

/** What somebody else brought by another way is left to them at first; who waits longest writes only what is still lacking. */
const OTHERS_FROM_MS = 10_000
const OTHERS_TO_MS = 60_000

/** What a carrier reports is looked at after a moment: files come in swarms. */
const NEWS_MS = 500

/** Something that waits, or that was just written, is looked at again after this. */
const UNFINISHED_MS = 60_000

/** A carrier that is not there is asked again after this, then after twice as long each time, at most after the second. */
const AWAY_MS = 5_000
const AWAY_MOST_MS = 300_000

/** When to look at one carrier. Nothing happens while nothing does: no timer runs for a carrier that is in step. */
export class Pacing {
  readonly #options: PacingOptions
  #due: { readonly at: number; readonly cancel: () => void } | null = null
  #waited = 0
  #failures = 0
  #looks = 0
  #running: Promise<void> | null = null
  #ended = false

  constructor(options: PacingOptions) {
    this.#options = options
  }

  /** Somebody here has edited something. */
  edited(): void {
    if (this.#waited >= QUIET_MOST_MS) return
    this.#waited += QUIET_MS
    this.#plan(QUIET_MS, true)
  }

  /** Something came from another device by another way. */
  heard(): void {
    const chance = (this.#options.random(1)[0] ?? 0) / 255
    this.#plan(OTHERS_FROM_MS + chance * (OTHERS_TO_MS - OTHERS_FROM_MS), false)
  }

  /** The carrier reports that something is different there. */
  news(): void {
    this.#looks = 0
    this.#plan(NEWS_MS, false)
  }

  /** Looks at once; settles when that is done. Also what makes a carrier that failed be asked anew without delay. */
  async now(): Promise<void> {
    this.#failures = 0
    // What is on its way may have looked already.
    await this.#running
    await this.#run()
  }

  end(): void {
    this.#ended = true
    this.#due?.cancel()
    this.#due = null
  }

  /** The sooner of what was planned and this; with `instead` this and not what was planned. */
  #plan(milliseconds: number, instead: boolean): void {
    if (this.#ended) return
    if (this.#due && !instead && this.#due.at <= milliseconds) return
    this.#due?.cancel()
    const cancel = this.#options.later(() => {
      this.#due = null
      void this.#run()
    }, milliseconds)
    this.#due = { at: milliseconds, cancel }
  }

  #run(): Promise<void> {
    this.#due?.cancel()
    this.#due = null
    this.#running ??= this.#step().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #step(): Promise<void> {
    if (this.#ended) return
    this.#waited = 0
    const was = await this.#options.step()
    this.#failures = was ? 0 : this.#failures + 1
    if (!was) this.#plan(Math.min(AWAY_MOST_MS, AWAY_MS * 2 ** (this.#failures - 1)), false)
    else if (this.#options.isUnfinished()) {
      this.#plan(this.#options.unfinishedAfter?.(this.#looks) ?? UNFINISHED_MS, false)
      this.#looks += 1
    }
  }
}
