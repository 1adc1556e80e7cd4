import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { CommunityId, DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { Connection } from './connection.ts'
import type { Endorsement } from '../../../shared/sync/endorsement.ts'
import type { Disk } from './disk.ts'
import { guarded } from './storage-problem.ts'

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
  /** Chunks of these pages that are older than `before` go, in the same transaction that brings what replaces them. */
  readonly drop?: readonly { readonly page: PageId; readonly before: number }[]
}

/** The tables of one community on this machine. */
export class CommunityDb {
  readonly #connection: Connection
  readonly #pages: Table<PageRow, PageId>
  readonly #chunks: Table<ChunkRow, [PageId, number]>
  readonly #snapshots: Table<SnapshotRow, PageId>
  readonly #local: Table<LocalRow, string>
  readonly #carried: Table<CarriedRow, [string, number]>

  constructor(community: CommunityId, disk: Disk) {
    // 'strict' waits until the disk has it; an edit that is shown as saved survives a power cut, not only a crash.
    const db = new Dexie(nameOf(community), { ...disk, chromeTransactionDurability: 'strict' })
    db.version(1).stores({ pages: 'id', chunks: '[page+seq]', snapshots: 'page', local: 'key' })
    db.version(2).stores({ carried: '[document+seq]' })
    this.#connection = new Connection(db, disk)
    this.#pages = db.table('pages')
    this.#chunks = db.table('chunks')
    this.#snapshots = db.table('snapshots')
    this.#local = db.table('local')
    this.#carried = db.table('carried')
  }

  static async erase(community: CommunityId, disk: Disk): Promise<void> {
    await guarded(() => new Dexie(nameOf(community), { ...disk }).delete())
  }

  close(): void {
    this.#connection.close()
  }

  pages(): Promise<PageRow[]> {
    return this.#connection.read([this.#pages], () => this.#pages.toArray())
  }

  /** In the order of the ids; undefined where there is none. */
  snapshots(pages: readonly PageId[]): Promise<(SnapshotRow | undefined)[]> {
    return this.#connection.read([this.#snapshots], () => this.#snapshots.bulkGet([...pages]))
  }

  async chunks(page: PageId): Promise<ArrayBuffer[]> {
    const rows = await this.#connection.read([this.#chunks], () =>
      this.#chunks.where('[page+seq]').between([page, Dexie.minKey], [page, Dexie.maxKey]).toArray(),
    )
    return rows.map((row) => row.sealed)
  }

  /** The chunks of some pages that came before the number given with each, oldest first, all read at one moment. */
  chunksBefore(pages: readonly Pick<PageRow, 'id' | 'next'>[]): Promise<ArrayBuffer[][]> {
    return this.#connection.read([this.#chunks], async () => {
      const found = await Promise.all(
        pages.map(({ id, next }) => this.#chunks.where('[page+seq]').between([id, Dexie.minKey], [id, next]).toArray()),
      )
      return found.map((rows) => rows.map(({ sealed }) => sealed))
    })
  }

  /** Everything that is this machine's own. */
  locals(): Promise<LocalRow[]> {
    return this.#connection.read([this.#local], () => this.#local.toArray())
  }

  async local(key: string): Promise<ArrayBuffer | null> {
    return (await this.#connection.read([this.#local], () => this.#local.get(key)))?.sealed ?? null
  }

  write(write: Write): Promise<void> {
    const tables = [this.#pages, this.#chunks, this.#snapshots, this.#local]
    return this.#connection.write(tables, bytesIn(write), async () => {
      // Not awaited one by one: requests of one transaction run in order, and a round trip each would cost.
      const requests: PromiseLike<unknown>[] = []
      for (const { page, before } of write.drop ?? []) {
        requests.push(this.#chunks.where('[page+seq]').between([page, Dexie.minKey], [page, before]).delete())
      }
      if (write.chunks?.length) requests.push(this.#chunks.bulkPut([...write.chunks]))
      if (write.pages?.length) requests.push(this.#pages.bulkPut([...write.pages]))
      if (write.snapshots?.length) requests.push(this.#snapshots.bulkPut([...write.snapshots]))
      if (write.local?.length) requests.push(this.#local.bulkPut([...write.local]))
      await Promise.all(requests)
    })
  }

  /** Puts this in the place of everything there is: in one transaction, so that either the old is there or the new. */
  replace(write: Required<Pick<Write, 'pages' | 'chunks' | 'local'>>): Promise<void> {
    const tables = [this.#pages, this.#chunks, this.#snapshots, this.#local, this.#carried]
    return this.#connection.write(tables, bytesIn(write), async () => {
      const cleared = tables.map((table) => table.clear())
      const put = [
        this.#chunks.bulkPut([...write.chunks]),
        this.#pages.bulkPut([...write.pages]),
        this.#local.bulkPut([...write.local]),
      ]
      await Promise.all([...cleared, ...put])
    })
  }

  /** Takes away what is only remembered of pages, so that it is made anew. */
  forget(keys: readonly string[]): Promise<void> {
    return this.#connection.remove([this.#local], () => this.#local.bulkDelete([...keys]))
  }

  /** Chunks of a server's document, oldest first. */
  async carried(document: string): Promise<ArrayBuffer[]> {
    const rows = await this.#connection.read([this.#carried], () => this.#ofDocument(document).toArray())
    return rows.map((row) => row.sealed)
  }

  /** Adds a chunk to a server's document; with `whole` those before it go in the same transaction. */
  addCarried(document: string, sealed: ArrayBuffer, whole: boolean): Promise<void> {
    return this.#connection.write([this.#carried], sealed.byteLength, async () => {
      const last = await this.#ofDocument(document).last()
      if (whole) await this.#ofDocument(document).delete()
      await this.#carried.put({ document, seq: (last?.seq ?? 0) + 1, sealed })
    })
  }

  dropCarried(document: string): Promise<void> {
    return this.#connection.remove([this.#carried], () => this.#ofDocument(document).delete())
  }

  /** Removes pages with everything that belongs to them. */
  remove(pages: readonly PageId[]): Promise<void> {
    return this.#connection.remove([this.#pages, this.#chunks, this.#snapshots], async () => {
      await this.#pages.bulkDelete([...pages])
      await this.#snapshots.bulkDelete([...pages])
      for (const page of pages) {
        await this.#chunks.where('[page+seq]').between([page, Dexie.minKey], [page, Dexie.maxKey]).delete()
      }
    })
  }

  #ofDocument(document: string) {
    return this.#carried.where('[document+seq]').between([document, Dexie.minKey], [document, Dexie.maxKey])
  }
}

function bytesIn({ chunks = [], snapshots = [], local = [] }: Write): number {
  return [...chunks, ...snapshots, ...local].reduce((sum, { sealed }) => sum + sealed.byteLength, 0)
}

function nameOf(community: CommunityId): string {
  return `chapterhouse-${community}`
}
