import { turn } from '../../turn.ts'
import type { Turns } from '../../turns.ts'

/**
 * Work on pages that sessions want done: one page a turn, and the sessions one after the other, so that a command never
 * waits behind more than one page and nobody with much to fetch keeps the others waiting.
 */
export class PageWork {
  readonly #turns: Turns
  /** Whose work waits, in the order in which they come next. */
  readonly #waiting = new Map<object, (() => Promise<void>)[]>()
  #running = false

  constructor(turns: Turns) {
    this.#turns = turns
  }

  /** Does `work` in a turn of its own when it is `owner`'s turn among the others; settles as it does. */
  do<Value>(owner: object, work: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const job = () => work().then(resolve, reject)
      const queue = this.#waiting.get(owner)
      if (queue) queue.push(job)
      else this.#waiting.set(owner, [job])
      void this.#run()
    })
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    for (let job = this.#next(); job; job = this.#next()) {
      await this.#turns.take(job)
      // A command that came meanwhile gets its turn before the next page does.
      await turn()
    }
    this.#running = false
  }

  #next(): (() => Promise<void>) | undefined {
    const [first] = this.#waiting
    if (!first) return undefined
    const [owner, queue] = first
    const job = queue.shift()
    // To the end of the line.
    this.#waiting.delete(owner)
    if (queue.length > 0) this.#waiting.set(owner, queue)
    return job
  }
}
