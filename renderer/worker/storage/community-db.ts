import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { Rotation } from '../../../shared/domain/erasure.ts'
import type { CommunityId, DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { Connection } from './connection.ts'
import type { Endorsement } from '../../../shared/sync/endorsement.ts'
import type { Disk } from './disk.ts'
import { currentName, fill, flushFiles, namesOf } from './moving.ts'
import { guarded, StorageError } from './storage-problem.ts'

/** What is known of a page without opening it. Nothing here is about people, so nothing here is sealed. */
export interface PageRow extends PageInfo {
  /** `headsKey` of everything in the chunks. */
  readonly heads: string
  /** Sequence number the next chunk gets. */
  readonly next: number
  /** Chunks since the last compaction. */
  readonly chunks: number
  /** The word of others for changes that this device may not vouch for by itself. */
  readonly endorsements?: readonly Endorsement[]
  /** `headsKey` of what is not judged again when roles change; absent for pages from before anything was judged. */
  readonly settled?: string
  /** Chunks that build on changes which have not come; gone with the last of them that is missing. */
  readonly waiting?: readonly WaitingChunk[]
  /** Of a page that stands in for one from which somebody was erased. */
  readonly rotation?: Rotation
  /** Pages that it stands in for; whatever still comes of them belongs here. */
  readonly was?: readonly PageId[]
  /** Set while an import is writing; such a page is not part of the community until the import ends. */
  readonly pending?: string
}

/** A chunk that waits, and who left it here. */
export interface WaitingChunk {
  readonly from: DeviceId | null
  readonly bytes: number
  /** SHA-256, base64; the same chunk is not kept twice. */
  readonly digest: string
}

interface ChunkRow {
  readonly page: PageId
  readonly seq: number
  readonly sealed: ArrayBuffer
}

/** A page's rows as they are read at start. Disposable: rebuilt whenever heads or version differ. */
export interface SnapshotRow {
  readonly page: PageId
  readonly heads: string
  readonly version: number
  readonly sealed: ArrayBuffer
}

/** A chunk of a document that a sync server keeps too, of which this community's bundles are the content. */
interface CarriedRow {
  readonly document: string
  readonly seq: number
  readonly sealed: ArrayBuffer
}

export interface LocalRow {
  readonly key: string
  readonly sealed: ArrayBuffer
}

/** One atomic write: all of it reaches the disk or none. */
export interface Write {
  readonly pages?: readonly PageRow[]
  readonly chunks?: readonly ChunkRow[]
  readonly snapshots?: readonly SnapshotRow[]
  readonly local?: readonly LocalRow[]
  /** All chunks that lie there of these pages go, in the same transaction that brings what replaces them. */
  readonly drop?: readonly PageId[]
  /** Pages that go with everything that belongs to them. */
  readonly remove?: readonly PageId[]
  /** Keys of `local` that go. */
  readonly forget?: readonly string[]
}

/** The tables of one community on this machine. */
interface CommunityTables {
  readonly db: Dexie
  readonly connection: Connection
  readonly pages: Table<PageRow, PageId>
  readonly chunks: Table<ChunkRow, [PageId, number]>
  readonly snapshots: Table<SnapshotRow, PageId>
  readonly local: Table<LocalRow, string>
  readonly carried: Table<CarriedRow, [string, number]>
}

/** The version of the tables; it only grows. */
const FORMAT = 2

/** Dexie multiplies its versions by this, and opens a database of a later one all the same. */
const NATIVE_STEP = 10

/**
 * Says in `local` that the disk still has bytes of something that was erased; nothing is sealed in it. It stays until the
 * community has moved to another database.
 */
const LEFTOVERS = 'leftovers'

/** Everything of one community on this machine, in a database that can be left for a fresh one (docs/adr/0030). */
export class CommunityDb {
  readonly #disk: Disk
  readonly #community: CommunityId
  readonly #under = new Set<Promise<unknown>>()
  #tables: CommunityTables
  #moving: Promise<void> | null = null
  #hasLeftovers = false
  #isFrozen = false

  private constructor(community: CommunityId, tables: CommunityTables, disk: Disk) {
    this.#community = community
    this.#tables = tables
    this.#disk = disk
  }

  /** Opens what there is of a community, or makes it. @throws StorageError */
  static async open(community: CommunityId, disk: Disk): Promise<CommunityDb> {
    const name = await guarded(() => currentName(community, disk))
    const db = new CommunityDb(community, tablesOf(name, disk), disk)
    // Nobody waits for that at a start.
    void db.local(LEFTOVERS).then(
      (found) => (db.#hasLeftovers ||= found !== null),
      () => undefined,
    )
    return db
  }

  static async erase(community: CommunityId, disk: Disk): Promise<void> {
    for (const name of namesOf(community)) await guarded(() => new Dexie(name, { ...disk }).delete())
  }

  /** Whether bytes of something that was erased may still lie on the disk. */
  get hasLeftovers(): boolean {
    return this.#hasLeftovers
  }

  close(): void {
    this.#tables.connection.close()
  }

  /** Whether a newer program has changed the tables; known once something was read. */
  get isNewer(): boolean {
    return this.#tables.db.backendDB().version >= (FORMAT + 1) * NATIVE_STEP
  }

  /** From now on every write is refused with `data-newer`, whoever asks for it. */
  freeze(): void {
    this.#isFrozen = true
    this.#tables.connection.freeze()
  }

  /**
   * Moves everything to a fresh database and has the browser delete the old one, so that what was erased is in none of its files
   * any more. `without` are keys of `local` that stay behind. Whatever else is asked for meanwhile waits.
   * @throws StorageError where there is no room; then nothing has changed.
   */
  async renew(without: readonly string[]): Promise<void> {
    if (this.#isFrozen)
      throw new StorageError({ code: 'data-newer' }, 'tables that are not known here would stay behind')
    if (this.#moving) return this.#moving
    await Promise.allSettled(this.#under)
    this.#moving = this.#move(new Set([...without, LEFTOVERS])).finally(() => {
      this.#moving = null
    })
    return this.#moving
  }

  async #move(without: ReadonlySet<string>): Promise<void> {
    const before = this.#tables
    const name = namesOf(this.#community).find((one) => one !== before.db.name) ?? ''
    await guarded(() => flushFiles(this.#disk))
    await guarded(() => new Dexie(name, { ...this.#disk }).delete())
    const after = tablesOf(name, this.#disk)
    try {
      await guarded(() => fill(after, before, without))
    } catch (error) {
      after.connection.close()
      await after.db.delete().catch(() => undefined)
      throw error
    }
    this.#tables = after
    this.#hasLeftovers = false
    before.connection.close()
    await guarded(() => before.db.delete())
  }

  /** Has the browser delete files of which it has no more use. */
  async tidy(): Promise<void> {
    await guarded(() => flushFiles(this.#disk))
  }

  pages(): Promise<PageRow[]> {
    return this.#use(({ connection, pages }) => connection.read([pages], () => pages.toArray()))
  }

  /** What the list of pages says of one now. */
  row(page: PageId): Promise<PageRow | undefined> {
    return this.#use(({ connection, pages }) => connection.read([pages], () => pages.get(page)))
  }

  /** Every page of which a chunk lies here, listed or not. */
  pagesWithChunks(): Promise<Set<PageId>> {
    return this.#use(({ connection, chunks }) =>
      connection.read([chunks], async () => {
        const keys = await chunks.toCollection().primaryKeys()
        return new Set(keys.map(([page]) => page))
      }),
    )
  }

  /** In the order of the ids; undefined where there is none. */
  snapshots(pages: readonly PageId[]): Promise<(SnapshotRow | undefined)[]> {
    return this.#use(({ connection, snapshots }) => connection.read([snapshots], () => snapshots.bulkGet([...pages])))
  }

  async chunks(page: PageId): Promise<ArrayBuffer[]> {
    const rows = await this.#use(({ connection, chunks }) =>
      connection.read([chunks], () => chunksOf(chunks, page).toArray()),
    )
    return rows.map((row) => row.sealed)
  }

  /** The chunks of some pages that came before the number given with each, oldest first, all read at one moment. */
  chunksBefore(pages: readonly Pick<PageRow, 'id' | 'next'>[]): Promise<ArrayBuffer[][]> {
    return this.#use(({ connection, chunks }) =>
      connection.read([chunks], async () => {
        const found = await Promise.all(
          pages.map(({ id, next }) => chunks.where('[page+seq]').between([id, Dexie.minKey], [id, next]).toArray()),
        )
        return found.map((rows) => rows.map(({ sealed }) => sealed))
      }),
    )
  }

  /** What there is under these names of what is this machine's own, all read at one moment. */
  locals(keys: readonly string[]): Promise<LocalRow[]> {
    return this.#use(({ connection, local }) =>
      connection.read([local], async () => (await local.bulkGet([...keys])).flatMap((row) => row ?? [])),
    )
  }

  /** The names of everything that is this machine's own. */
  localKeys(): Promise<string[]> {
    return this.#use(({ connection, local }) => connection.read([local], () => local.toCollection().primaryKeys()))
  }

  async local(key: string): Promise<ArrayBuffer | null> {
    const row = await this.#use(({ connection, local }) => connection.read([local], () => local.get(key)))
    return row?.sealed ?? null
  }

  write(write: Write): Promise<void> {
    return this.#use(async (tables) => {
      const { connection, pages, chunks, snapshots, local } = tables
      await connection.write([pages, chunks, snapshots, local], bytesIn(write), async () => {
        // Not awaited one by one: requests of one transaction run in order, and a round trip each would cost.
        const requests: PromiseLike<unknown>[] = []
        for (const page of write.drop ?? []) requests.push(chunksOf(chunks, page).delete())
        for (const page of write.remove ?? []) requests.push(...removing(tables, page))
        if (write.forget?.length) requests.push(local.bulkDelete([...write.forget]))
        if (write.chunks?.length) requests.push(chunks.bulkPut([...write.chunks]))
        if (write.pages?.length) requests.push(pages.bulkPut([...write.pages]))
        if (write.snapshots?.length) requests.push(snapshots.bulkPut([...write.snapshots]))
        if (write.local?.length) requests.push(local.bulkPut([...write.local]))
        if (write.remove?.length) requests.push(local.put({ key: LEFTOVERS, sealed: new ArrayBuffer(0) }))
        await Promise.all(requests)
      })
      if (write.remove?.length) this.#hasLeftovers = true
    })
  }

  /** Puts this in the place of everything there is: in one transaction, so that either the old is there or the new. */
  replace(write: Required<Pick<Write, 'pages' | 'chunks' | 'local'>>): Promise<void> {
    return this.#use(({ connection, pages, chunks, snapshots, local, carried }) => {
      const tables = [pages, chunks, snapshots, local, carried]
      return connection.write(tables, bytesIn(write), async () => {
        const cleared = tables.map((table) => table.clear())
        const put = [
          chunks.bulkPut([...write.chunks]),
          pages.bulkPut([...write.pages]),
          local.bulkPut([...write.local]),
        ]
        await Promise.all([...cleared, ...put])
      })
    })
  }

  /** Takes away what is only remembered of pages, so that it is made anew. */
  forget(keys: readonly string[]): Promise<void> {
    return this.#use(({ connection, local }) => connection.remove([local], () => local.bulkDelete([...keys])))
  }

  /** Chunks of a server's document, oldest first. */
  async carried(document: string): Promise<ArrayBuffer[]> {
    const rows = await this.#use(({ connection, carried }) =>
      connection.read([carried], () => ofDocument(carried, document).toArray()),
    )
    return rows.map((row) => row.sealed)
  }

  /** The names of all documents of servers of which something is kept here. */
  carriedDocuments(): Promise<string[]> {
    return this.#use(({ connection, carried }) =>
      connection.read([carried], async () => {
        const keys = await carried.toCollection().primaryKeys()
        return [...new Set(keys.map(([document]) => document))]
      }),
    )
  }

  /** Adds a chunk to a server's document; with `whole` those before it go in the same transaction. */
  addCarried(document: string, sealed: ArrayBuffer, whole: boolean): Promise<void> {
    return this.#use(({ connection, carried }) =>
      connection.write([carried], sealed.byteLength, async () => {
        const last = await ofDocument(carried, document).last()
        if (whole) await ofDocument(carried, document).delete()
        await carried.put({ document, seq: (last?.seq ?? 0) + 1, sealed })
      }),
    )
  }

  dropCarried(document: string): Promise<void> {
    return this.#use(({ connection, carried }) =>
      connection.remove([carried], () => ofDocument(carried, document).delete()),
    )
  }

  /** Removes pages with everything that belongs to them. */
  remove(pages: readonly PageId[]): Promise<void> {
    return this.#use((tables) =>
      tables.connection.remove([tables.pages, tables.chunks, tables.snapshots], async () => {
        await Promise.all(pages.flatMap((page) => removing(tables, page)))
      }),
    )
  }

  /** Works with the tables as they are now, and is waited for before they are left. */
  async #use<Value>(work: (tables: CommunityTables) => Promise<Value>): Promise<Value> {
    // Whether it went well is told to whoever asked for it.
    while (this.#moving) await this.#moving.catch(() => undefined)
    const done = work(this.#tables)
    this.#under.add(done)
    try {
      return await done
    } finally {
      this.#under.delete(done)
    }
  }
}

function removing({ pages, snapshots, chunks }: CommunityTables, page: PageId): PromiseLike<unknown>[] {
  return [pages.delete(page), snapshots.delete(page), chunksOf(chunks, page).delete()]
}

function chunksOf(chunks: CommunityTables['chunks'], page: PageId) {
  return chunks.where('[page+seq]').between([page, Dexie.minKey], [page, Dexie.maxKey])
}

function ofDocument(carried: CommunityTables['carried'], document: string) {
  return carried.where('[document+seq]').between([document, Dexie.minKey], [document, Dexie.maxKey])
}

function bytesIn({ chunks = [], snapshots = [], local = [] }: Write): number {
  return [...chunks, ...snapshots, ...local].reduce((sum, { sealed }) => sum + sealed.byteLength, 0)
}

function tablesOf(name: string, disk: Disk): CommunityTables {
  // 'strict' waits until the disk has it; an edit that is shown as saved survives a power cut, not only a crash.
  const db = new Dexie(name, { ...disk, chromeTransactionDurability: 'strict' })
  db.version(1).stores({ pages: 'id', chunks: '[page+seq]', snapshots: 'page', local: 'key' })
  db.version(FORMAT).stores({ carried: '[document+seq]' })
  return {
    db,
    connection: new Connection(db, disk),
    pages: db.table('pages'),
    chunks: db.table('chunks'),
    snapshots: db.table('snapshots'),
    local: db.table('local'),
    carried: db.table('carried'),
  }
}
