import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { Disk } from './disk.ts'
import { hasRoomFor } from './room.ts'
import { guarded, isRefusal, StorageError } from './storage-problem.ts'

/**
 * Disks on which a write broke off. The browser has closed everything and cannot be trusted to go on: half of a record may stand
 * at the end of its log, and what it writes after that makes it take all of it for damaged at a later start, and throw it away.
 * The next start cuts that half off first (`electron/main/mend-storage.ts`).
 */
const broken = new WeakSet<Disk>()

/**
 * A database of which every operation settles. Nothing is begun for which there is no room, so a full disk is a refusal like any
 * other, and the next write works once there is room again. Where a write breaks off all the same, nothing is written or read
 * any more until the program is started anew.
 */
export class Connection {
  readonly #db: Dexie
  readonly #disk: Disk
  /** What the browser has opened, with somebody who listens to its end. */
  readonly #heard = new WeakSet<IDBDatabase>()
  #isClosed = false
  #isFrozen = false

  constructor(db: Dexie, disk: Disk) {
    this.#db = db
    this.#disk = disk
  }

  /** @throws StorageError */
  async read<Value>(tables: readonly Table[], work: () => PromiseLike<Value>): Promise<Value> {
    this.#check()
    return guarded(() => this.#settled(this.#transaction('r', tables, work)))
  }

  /** Writes some bytes in one transaction: all of it or nothing. @throws StorageError */
  write(tables: readonly Table[], bytes: number, work: () => PromiseLike<unknown>): Promise<void> {
    return this.#write(tables, bytes, work)
  }

  /** As `write`, for what only takes away. */
  remove(tables: readonly Table[], work: () => PromiseLike<unknown>): Promise<void> {
    return this.#write(tables, null, work)
  }

  /** From now on every write is refused with `data-newer`: a newer program has been here. */
  freeze(): void {
    this.#isFrozen = true
  }

  /** What is being written then is given up, on purpose and as a whole. */
  close(): void {
    this.#isClosed = true
    this.#db.close()
  }

  async #write(tables: readonly Table[], bytes: number | null, work: () => PromiseLike<unknown>): Promise<void> {
    this.#check()
    if (this.#isFrozen) throw new StorageError({ code: 'data-newer' }, 'written by a newer program')
    if (!(await hasRoomFor(bytes))) throw new StorageError({ code: 'disk-full' }, 'little room')
    // Another write may have broken off meanwhile.
    this.#check()
    await guarded(async () => {
      const written = this.#transaction('rw', tables, work)
      await this.#settled(
        written.catch((error: unknown) => {
          if (breaksOff(error) && !this.#isClosed) broken.add(this.#disk)
          throw error
        }),
      )
    })
  }

  /** Told where the browser closes it, and not where we do. */
  #listen(db: IDBDatabase): void {
    if (this.#heard.has(db)) return
    this.#heard.add(db)
    db.addEventListener('close', () => broken.add(this.#disk))
  }

  /** Where a write has broken off meanwhile, that is why. */
  async #settled<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work
    } catch (error) {
      throw broken.has(this.#disk) ? new StorageError({ code: 'restart-needed' }, error) : error
    }
  }

  #check(): void {
    if (broken.has(this.#disk)) throw new StorageError({ code: 'restart-needed' }, 'a write broke off')
  }

  /** A browser that closes a connection never says how the transactions of that moment ended. */
  #transaction<Value>(mode: 'r' | 'rw', tables: readonly Table[], work: () => PromiseLike<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const settled = new AbortController()
      const whole = this.#db.transaction(mode, [...tables], () => {
        const { db } = Dexie.currentTransaction.idbtrans
        this.#listen(db)
        const lost = () => reject(new DOMException('the connection was lost', 'AbortError'))
        db.addEventListener('close', lost, { signal: settled.signal })
        return work()
      })
      void whole.then(resolve, reject).finally(() => settled.abort())
    })
  }
}

/** Whether a write ended in another way than with an answer: what of it is on the disk nobody knows. */
function breaksOff(error: unknown): boolean {
  return !isRefusal(error) && error instanceof Error && BROKEN_OFF.has(error.name)
}

const BROKEN_OFF: ReadonlySet<string> = new Set([
  'AbortError',
  'UnknownError',
  'InvalidStateError',
  'TransactionInactiveError',
  'DatabaseClosedError',
])
