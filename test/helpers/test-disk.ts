import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { room } from './worker-globals.ts'
import type { Disk } from '../../renderer/worker/storage/disk.ts'

/** Everything on a disk, in an order that depends on its content alone, so two of them compare. */
export type DiskImage = readonly DatabaseImage[]

interface DatabaseImage {
  readonly name: string
  readonly version: number
  readonly stores: readonly StoreImage[]
}

interface StoreImage {
  readonly name: string
  readonly keyPath: string | string[]
  readonly rows: readonly unknown[]
}

/**
 * How a browser says that there is no room: at the request, when it commits what it had taken, or, as Chromium does on a
 * disk without a byte left, by closing the connection without a word about the transaction and opening it no more.
 */
export type Refusal = 'at the put' | 'at the commit' | 'by closing'

/** The database of one machine, which can fill up, lose power and be copied. */
export class TestDisk implements Disk {
  readonly indexedDB: IDBFactory = new IDBFactory()
  readonly IDBKeyRange = IDBKeyRange
  /** Records put since the disk was made. */
  puts = 0
  /** Transactions that wrote and reached the disk. */
  writes = 0
  #room = Number.POSITIVE_INFINITY
  #refusal: Refusal = 'at the put'
  /** Puts of a transaction that are still to be answered before its commit fails. */
  readonly #waiting = new WeakMap<IDBTransaction, number>()
  /** Writing transactions that may still begin. */
  #power = Number.POSITIVE_INFINITY

  constructor() {
    const open = this.indexedDB.open.bind(this.indexedDB)
    this.indexedDB.open = (name, version) => {
      if (this.#refusal === 'by closing' && this.puts >= this.#room) return this.#refuseToOpen()
      const request = version === undefined ? open(name) : open(name, version)
      request.addEventListener('success', () => this.#attend(request.result))
      return request
    }
  }

  /** A disk that holds what another one held; what still runs on the other does not reach this one. */
  static async from(image: DiskImage): Promise<TestDisk> {
    const disk = new TestDisk()
    for (const { name, version, stores } of image) {
      const request = disk.indexedDB.open(name, version)
      request.addEventListener('upgradeneeded', () => {
        for (const { name: table, keyPath } of stores) request.result.createObjectStore(table, { keyPath })
      })
      const db = await settled(request)
      for (const { name: table, rows } of stores) {
        const transaction = db.transaction(table, 'readwrite')
        for (const row of rows) transaction.objectStore(table).put(row)
        await finished(transaction)
      }
      db.close()
    }
    disk.puts = 0
    disk.writes = 0
    return disk
  }

  /** Room for this many more records; then every put is refused until `makeRoom`. */
  fillUpAfter(puts: number, refusal: Refusal = 'at the put'): void {
    this.#room = this.puts + puts
    this.#refusal = refusal
  }

  /** The system says that there are so many bytes left; nothing of it is refused. */
  leave(bytes: number): void {
    room.free = bytes
  }

  makeRoom(): void {
    room.free = Number.POSITIVE_INFINITY
    this.#room = Number.POSITIVE_INFINITY
  }

  /** After this many more writing transactions nothing reaches the disk any more, as when the process is killed. */
  losePowerAfter(writes: number): void {
    this.#power = writes
  }

  async image(): Promise<DiskImage> {
    const databases = await this.indexedDB.databases()
    const names = databases.flatMap(({ name }) => name ?? []).sort()
    const out: DatabaseImage[] = []
    for (const name of names) {
      const db = await settled(this.indexedDB.open(name))
      // In one transaction: a process that is killed leaves what was committed as a whole, and nothing of the rest.
      const tables = [...db.objectStoreNames]
      const transaction = db.transaction(tables, 'readonly')
      const stores = await Promise.all(
        tables.map(async (table): Promise<StoreImage> => {
          const store = transaction.objectStore(table)
          const { keyPath } = store
          if (keyPath === null) throw new Error(`${table} has no key path`)
          return { name: table, keyPath, rows: await settled<unknown[]>(store.getAll()) }
        }),
      )
      out.push({ name, version: db.version, stores })
      db.close()
    }
    return out
  }

  /** What Chromium answers while the files of a database cannot be written. */
  #refuseToOpen(): IDBOpenDBRequest {
    const error = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
    const request = Object.assign(new EventTarget(), { error, result: undefined, onerror: null })
    setImmediate(() => {
      const handler = request.onerror as ((event: unknown) => void) | null
      handler?.({ target: request, preventDefault: () => undefined, stopPropagation: () => undefined })
    })
    return request as unknown as IDBOpenDBRequest
  }

  #attend(db: IDBDatabase): void {
    const begin = db.transaction.bind(db)
    db.transaction = (names, mode, options) => {
      if (mode !== 'readwrite') return begin(names, mode, options)
      // Counted when they begin: several may be on their way at once.
      if (this.#power <= 0) throw new Error('the power is gone')
      this.#power -= 1
      const transaction = begin(names, mode, options)
      transaction.addEventListener('complete', () => (this.writes += 1))
      const open = transaction.objectStore.bind(transaction)
      transaction.objectStore = (name) => this.#counted(open(name), transaction)
      return transaction
    }
  }

  #counted(store: IDBObjectStore, transaction: IDBTransaction): IDBObjectStore {
    if (Object.hasOwn(store, 'put')) return store
    const put = store.put.bind(store)
    const full = new DOMException('no room', 'QuotaExceededError')
    return Object.assign(store, {
      put: (value: unknown) => {
        const hasRoom = this.puts < this.#room
        if (!hasRoom && this.#refusal === 'at the put') throw full
        this.puts += 1
        const request = put(value)
        if (hasRoom) return request
        if (this.#refusal === 'by closing') {
          transaction.addEventListener('abort', (event) => event.stopImmediatePropagation())
          transaction.abort()
          setImmediate(() => forceClose(transaction.db))
          return request
        }
        // Taken as if there were room; what fails is the commit, once everything was put.
        let waiting = (this.#waiting.get(transaction) ?? 0) + 1
        this.#waiting.set(transaction, waiting)
        request.addEventListener('success', () => {
          waiting = (this.#waiting.get(transaction) ?? 1) - 1
          this.#waiting.set(transaction, waiting)
          if (waiting > 0) return
          Object.defineProperty(transaction, 'error', { value: full })
          transaction.abort()
        })
        return request
      },
    })
  }
}

/** The rows of one table of one community. */
export function rowsIn(image: DiskImage, community: string, table: string): readonly unknown[] {
  const database = image.find(({ name }) => name.includes(community))
  return database?.stores.find(({ name }) => name === table)?.rows ?? []
}

/** The same disk with every row of one table changed, or left out where `change` answers null. */
export function changedRows(
  image: DiskImage,
  community: string,
  table: string,
  change: (row: unknown) => unknown,
): DiskImage {
  return image.map((database) => ({
    ...database,
    stores: database.stores.map((store) =>
      // After something was erased a community lies under its other name.
      database.name.includes(community) && store.name === table
        ? { ...store, rows: store.rows.map(change).filter((row) => row !== null) }
        : store,
    ),
  }))
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('a request failed')))
  })
}

/** Its type asks for the class; what it takes is a connection. */
const forceClose = forceCloseDatabase as unknown as (db: IDBDatabase) => void

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('a transaction was aborted')))
  })
}
