import type { Dexie, Table } from 'dexie'
import { guarded } from './storage-problem.ts'

/**
 * A database of which every operation settles, and on which one that failed does not keep the next from trying.
 *
 * A browser that cannot write any more (a full disk, a drive that is gone) closes the connection: it may never say how the
 * last transaction ended, and where the database cannot be opened again at once, Dexie refuses everything from then on.
 */
export class Connection {
  readonly #db: Dexie

  constructor(db: Dexie) {
    this.#db = db
  }

  /** Reads. @throws StorageError */
  async read<Value>(work: () => PromiseLike<Value>): Promise<Value> {
    try {
      return await guarded(async () => work())
    } finally {
      this.#recover()
    }
  }

  /** Writes in one transaction: all of it or nothing. @throws StorageError */
  async write(tables: readonly Table[], work: () => Promise<unknown>): Promise<void> {
    try {
      await guarded(() => this.#transaction(tables, work))
    } finally {
      this.#recover()
    }
  }

  close(): void {
    this.#db.close()
  }

  #transaction(tables: readonly Table[], work: () => Promise<unknown>): Promise<void> {
    return new Promise((resolve, reject) => {
      const whole = this.#db.transaction('rw', [...tables], async () => {
        try {
          await work()
        } catch (error) {
          // A request that failed takes its transaction with it, whether or not the browser gets to say so.
          reject(error instanceof Error ? error : new Error(String(error)))
          throw error
        }
      })
      whole.then(() => resolve(), reject)
    })
  }

  /** What could not be opened is opened anew by whoever comes next, unless it was closed on purpose. */
  #recover(): void {
    if (this.#db.hasFailed() && !this.#db.hasBeenClosed()) this.#db.close({ disableAutoOpen: false })
  }
}
