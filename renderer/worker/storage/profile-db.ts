import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { Connection } from './connection.ts'
import type { Disk } from './disk.ts'
import { openJson, sealJson } from './sealer.ts'
import type { Sealer } from './sealer.ts'

interface ProfileRow {
  readonly id: CommunityId
  /** When it was last opened here, milliseconds; the latest is opened at start. */
  readonly opened: number
  readonly sealed: ArrayBuffer
}

/** A community that this profile holds. */
export interface ProfileEntry {
  readonly id: CommunityId
  readonly opened: number
  readonly name: string
  readonly sample: boolean
}

/** Which communities are on this machine. */
export class ProfileDb {
  readonly #table: Table<ProfileRow, CommunityId>
  readonly #connection: Connection
  readonly #sealer: Sealer

  constructor(sealer: Sealer, disk: Disk) {
    const db = new Dexie('chapterhouse-profile', { ...disk, chromeTransactionDurability: 'strict' })
    db.version(1).stores({ communities: 'id' })
    this.#connection = new Connection(db, disk)
    this.#table = db.table('communities')
    this.#sealer = sealer
  }

  /** Every community here, the last opened first. */
  async list(): Promise<ProfileEntry[]> {
    const rows = await this.#connection.read([this.#table], () => this.#table.toArray())
    const entries = await Promise.all(
      rows.map(async ({ id, opened, sealed }) => ({
        id,
        opened,
        ...(await openJson<{ name: string; sample: boolean }>(this.#sealer, sealed, id)),
      })),
    )
    return entries.sort((a, b) => b.opened - a.opened)
  }

  async put({ id, opened, name, sample }: ProfileEntry): Promise<void> {
    const sealed = await sealJson(this.#sealer, { name, sample }, id)
    await this.#connection.write([this.#table], sealed.byteLength, () => this.#table.put({ id, opened, sealed }))
  }

  async remove(id: CommunityId): Promise<void> {
    await this.#connection.remove([this.#table], () => this.#table.delete(id))
  }
}
