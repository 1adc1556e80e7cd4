/**
 * Lets a few pieces of work run while the next is being prepared: the disk writes in another process, and waiting for
 * each write would leave this one idle half of the time.
 */
export class InFlight {
  readonly #limit: number
  readonly #running = new Set<Promise<void>>()
  #failure: { readonly error: unknown } | undefined

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Takes on a piece of work; waits while there are as many as allowed. Rejects once any has failed. */
  async add(work: Promise<void>): Promise<void> {
    const running: Promise<void> = work
      .catch((error: unknown) => {
        this.#failure ??= { error }
      })
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
    if (this.#running.size >= this.#limit) await Promise.race(this.#running)
    this.#throwFailure()
  }

  /** Waits for everything that runs. Rejects if any of it has failed. */
  async all(): Promise<void> {
    await this.ended()
    this.#throwFailure()
  }

  /** Waits for everything that runs, however it ends. */
  async ended(): Promise<void> {
    await Promise.all(this.#running)
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error
  }
}
