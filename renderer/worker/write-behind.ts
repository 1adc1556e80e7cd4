import type { OpenCommunity } from './open-community.ts'
import type { Turns } from './turns.ts'

/** Quiet time after a write before snapshots are brought up to date. */
const FLUSH_AFTER_MS = 1500

/** Writes what need not be there when a command is answered, once nobody has written anything for a while. */
export class WriteBehind {
  readonly #turns: Turns
  readonly #current: () => OpenCommunity | null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(turns: Turns, current: () => OpenCommunity | null) {
    this.#turns = turns
    this.#current = current
  }

  /** Something was written. */
  plan(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const community = this.#current()
      if (!community?.cabinet.hasUnsavedSnapshots && !community?.db.hasLeftovers) return
      void this.#turns.take(() => community.tendDoors()).catch(() => undefined)
      // Failing costs only the next start some time; the changes themselves are on disk.
      void this.#flush(community).catch(() => undefined)
    }, FLUSH_AFTER_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** Page by page, so that a command never waits for more than one of them. */
  async #flush(community: OpenCommunity): Promise<void> {
    for (let more = true; more && this.#current() === community;) {
      more = await this.#turns.take(async () => this.#current() === community && community.flushOne())
    }
    await this.#turns.take(async () => this.#current() === community && community.clean())
  }
}
