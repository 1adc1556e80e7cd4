import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import { guarded, LostForGood } from './storage-problem.ts'

/**
 * How long an attempt to open a database again may take, milliseconds. The answer comes in a few, or never: on a full disk
 * Chromium 132 sometimes forgets a shared worker altogether, and answers none of its requests any more.
 */
const REOPEN_LIMITS = [1000, 4000] as const

/**
 * A database of which every operation settles, and on which one that failed does not keep the next from trying.
 *
 * A browser that cannot write any more (a full disk, a drive that is gone) closes the connection: it never says how the
 * transactions of that moment ended, and where the database cannot be opened again at once, Dexie refuses everything from
 * then on.
 */
export class Connection {
  readonly #db: Dexie
  #wasOpen = false
  #isClosed = false
  #opening: Promise<void> | undefined

  constructor(db: Dexie) {
    this.#db = db
  }

  /** @throws StorageError */
  read<Value>(tables: readonly Table[], work: () => PromiseLike<Value>): Promise<Value> {
    return guarded(() => this.#transaction('r', tables, work))
  }

  /** Writes in one transaction: all of it or nothing. @throws StorageError */
  async write(tables: readonly Table[], work: () => PromiseLike<unknown>): Promise<void> {
    await guarded(() => this.#transaction('rw', tables, work))
  }

  close(): void {
    this.#isClosed = true
    this.#db.close()
  }

  async #transaction<Value>(
    mode: 'r' | 'rw',
    tables: readonly Table[],
    work: () => PromiseLike<Value>,
  ): Promise<Value> {
    if (!this.#db.isOpen()) await (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)))
    return new Promise((resolve, reject) => {
      const settled = new AbortController()
      const whole = this.#db.transaction(mode, [...tables], () => {
        const lost = () => reject(new Error('the connection was lost'))
        Dexie.currentTransaction.idbtrans.db.addEventListener('close', lost, { signal: settled.signal })
        return work()
      })
      void whole.then(resolve, reject).finally(() => settled.abort())
    })
  }

  async #open(): Promise<void> {
    if (this.#isClosed) throw new Error('the database was closed')
    // The first time takes as long as it takes: the browser may have much to put in order after a crash.
    if (this.#wasOpen) await this.#openAgain()
    else await this.#db.open()
    this.#wasOpen = true
  }

  async #openAgain(): Promise<void> {
    for (const limit of REOPEN_LIMITS) {
      this.#db.close({ disableAutoOpen: false })
      let isLate = false
      const giveUp = setTimeout(() => {
        isLate = true
        this.#db.close()
      }, limit)
      try {
        await this.#db.open()
        return
      } catch (error) {
        if (!isLate) throw error
      } finally {
        clearTimeout(giveUp)
      }
    }
    throw new LostForGood('no answer to any request to open the database')
  }
}
