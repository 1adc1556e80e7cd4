import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import * as v from 'valibot'
import { ROTATION } from '../../../shared/crdt/rotation.ts'
import type { Rotation } from '../../../shared/domain/erasure.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { Connection } from './connection.ts'
import type { Disk } from './disk.ts'
import { openJson, sealJson } from './sealer.ts'
import type { Sealer } from './sealer.ts'

interface ErasedRow {
  readonly id: CommunityId
  readonly sealed: ArrayBuffer
}

const rotations = v.array(ROTATION)

/**
 * What was erased from communities that are, or were, on this machine: pages, random ids and times, no word about anybody. It lies
 * beside them, so that it is there still when one of them is brought back from something older.
 */
export class ErasedList {
  readonly #table: Table<ErasedRow, CommunityId>
  readonly #connection: Connection
  readonly #sealer: Sealer

  constructor({ sealer, disk }: { readonly sealer: Sealer; readonly disk: Disk }) {
    // A database of its own: earlier versions of the program go on reading the profile's list of communities.
    const db = new Dexie('chapterhouse-erased', { ...disk, chromeTransactionDurability: 'strict' })
    db.version(1).stores({ erased: 'id' })
    this.#connection = new Connection(db, disk)
    this.#table = db.table('erased')
    this.#sealer = sealer
  }

  /** Nothing where none of it opens: then it says no more than if it had never been written. @throws StorageError */
  async of(id: CommunityId): Promise<readonly Rotation[]> {
    const row = await this.#connection.read([this.#table], () => this.#table.get(id))
    const said = row && (await openJson<unknown>(this.#sealer, row.sealed, id).catch(() => null))
    const read = v.safeParse(rotations, said)
    return read.success ? read.output : []
  }

  /** @throws StorageError where the disk refuses; what was there stays. */
  async put(id: CommunityId, list: readonly Rotation[]): Promise<void> {
    const sealed = await sealJson(this.#sealer, list, id)
    await this.#connection.write([this.#table], sealed.byteLength, () => this.#table.put({ id, sealed }))
  }

  close(): void {
    this.#connection.close()
  }
}
