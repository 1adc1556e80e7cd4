/** Connections that have not shown a known key yet, at once: a handshake takes milliseconds, so more means an attack. */
const HALF_OPEN_MAX = 32

/** Of them from one neighbour; a laptop dials us once, or twice while it changes networks. */
const HALF_OPEN_MAX_EACH = 4

/** Failed attempts of one neighbour before it has to wait, and how many a second it then may make. */
const FAILURES_EACH = { burst: 12, perSecond: 0.5 }

/** The same for everybody together: a handshake costs about a millisecond, so this is a hundredth of a core. */
const FAILURES_ALL = { burst: 60, perSecond: 10 }

/** Neighbours whose failures are remembered; with more of them the limit for all is what counts. */
const REMEMBERED_MAX = 256

interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** Somebody who was let into the porch. Told once how it ended. */
export interface Visit {
  welcomed(): void
  failed(): void
}

/**
 * Who may try: bounds what strangers can make us hold and compute, whatever they do. It only turns away; whoever is
 * inside already, and everybody we dial ourselves, is not affected.
 */
export class Door {
  readonly #now: () => number
  readonly #halfOpen = new Map<string, number>()
  readonly #failures = new Map<string, Bucket>()
  readonly #allFailures: Bucket
  #halfOpenAll = 0

  /** @param now milliseconds of a clock that is never set back */
  constructor(now: () => number) {
    this.#now = now
    this.#allFailures = new Bucket(FAILURES_ALL, now())
  }

  /** Lets somebody try, or nothing when there are too many of them. */
  admit(neighbour: string): Visit | undefined {
    const now = this.#now()
    const open = this.#halfOpen.get(neighbour) ?? 0
    if (this.#halfOpenAll >= HALF_OPEN_MAX || open >= HALF_OPEN_MAX_EACH) return undefined
    if (this.#allFailures.isEmpty(now) || this.#failures.get(neighbour)?.isEmpty(now)) return undefined
    this.#halfOpen.set(neighbour, open + 1)
    this.#halfOpenAll += 1

    let inside = true
    const leave = (): boolean => {
      const first = inside
      inside = false
      if (first) this.#leave(neighbour)
      return first
    }
    return {
      welcomed: () => void leave(),
      failed: () => {
        if (leave()) this.#failed(neighbour)
      },
    }
  }

  #leave(neighbour: string): void {
    this.#halfOpenAll -= 1
    const open = (this.#halfOpen.get(neighbour) ?? 1) - 1
    if (open > 0) this.#halfOpen.set(neighbour, open)
    else this.#halfOpen.delete(neighbour)
  }

  #failed(neighbour: string): void {
    const now = this.#now()
    this.#allFailures.take(now)
    const bucket = this.#failures.get(neighbour) ?? new Bucket(FAILURES_EACH, now)
    bucket.take(now)
    // The last to fail is the last to be forgotten.
    this.#failures.delete(neighbour)
    this.#failures.set(neighbour, bucket)
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > REMEMBERED_MAX && oldest !== undefined) this.#failures.delete(oldest)
  }
}

/** A token bucket. */
class Bucket {
  readonly #rate: Rate
  #tokens: number
  #at: number

  constructor(rate: Rate, now: number) {
    this.#rate = rate
    this.#tokens = rate.burst
    this.#at = now
  }

  isEmpty(now: number): boolean {
    this.#fill(now)
    return this.#tokens < 1
  }

  take(now: number): void {
    this.#fill(now)
    this.#tokens = Math.max(0, this.#tokens - 1)
  }

  #fill(now: number): void {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate.perSecond)
    this.#at = now
  }
}
