/** Lets one thing at a time write or open documents, in the order in which they asked. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when everything before it has ended; settles as it does. */
  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#last.then(work, work)
    this.#last = mine.catch(() => undefined)
    return mine
  }
}
