import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import type { CommunityId, ReceiptId } from '../../../shared/domain/ids.ts'
import { Connection } from './connection.ts'
import type { Disk } from './disk.ts'
import { openJson, sealJson } from './sealer.ts'
import type { Sealer } from './sealer.ts'
import { guarded } from './storage-problem.ts'

/** A receipt that waits to be written where it belongs, as that keeps it. */
export interface HeldReceipt {
  readonly id: ReceiptId
  readonly record: PlainRecord
}

interface HeldRow {
  readonly id: ReceiptId
  readonly community: CommunityId
  readonly sealed: ArrayBuffer
}

const NAME = 'chapterhouse-held'

/**
 * What this machine holds for communities that it may only read for now. A database of its own: no newer program has another form
 * of it, and it is there only where somebody has needed it.
 */
export class HeldDb {
  readonly #db: Dexie
  readonly #table: Table<HeldRow, ReceiptId>
  readonly #connection: Connection
  readonly #sealer: Sealer

  private constructor(sealer: Sealer, disk: Disk) {
    this.#db = new Dexie(NAME, { ...disk, chromeTransactionDurability: 'strict' })
    this.#db.version(1).stores({ receipts: 'id' })
    this.#connection = new Connection(this.#db, disk)
    this.#table = this.#db.table('receipts')
    this.#sealer = sealer
  }

  /** Whether anything was ever held on this machine. */
  static async isThere({ indexedDB }: Disk): Promise<boolean> {
    return (await indexedDB.databases()).some(({ name }) => name === NAME)
  }

  /** Opens it for some work, and makes it where it is missing. @throws StorageError */
  static async with<Value>(sealer: Sealer, disk: Disk, work: (held: HeldDb) => Promise<Value>): Promise<Value> {
    const held = new HeldDb(sealer, disk)
    try {
      return await work(held)
    } finally {
      held.#connection.close()
    }
  }

  /** Forgets what is held for a community that leaves this machine; with the last of it goes the database. @throws StorageError */
  static async forget(community: CommunityId, sealer: Sealer, disk: Disk): Promise<void> {
    if (!(await HeldDb.isThere(disk))) return
    const left = await HeldDb.with(sealer, disk, async (held) => {
      const table = held.#table
      const isTheirs = (row: HeldRow) => row.community === community
      await held.#connection.remove([table], () => table.filter(isTheirs).delete())
      return held.#connection.read([table], () => table.count())
    })
    if (left === 0) await guarded(() => new Dexie(NAME, { ...disk }).delete())
  }

  /** What is held for one community. @throws StorageError */
  async list(community: CommunityId): Promise<HeldReceipt[]> {
    const rows = await this.#connection.read([this.#table], () => this.#table.toArray())
    return Promise.all(
      rows
        .filter((row) => row.community === community)
        .map(async ({ id, sealed }) => ({ id, record: await openJson<PlainRecord>(this.#sealer, sealed, id) })),
    )
  }

  /** Keeps one, or what became of it. @throws StorageError */
  async put(community: CommunityId, { id, record }: HeldReceipt): Promise<void> {
    const sealed = await sealJson(this.#sealer, record, id)
    await this.#connection.write([this.#table], sealed.byteLength, () => this.#table.put({ id, community, sealed }))
  }

  async remove(ids: readonly ReceiptId[]): Promise<void> {
    await this.#connection.remove([this.#table], () => this.#table.bulkDelete([...ids]))
  }
}
