import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import { applyEdits, stands, writeBeside } from '../../../shared/crdt/edits.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { headsKey, receiveChunks, without } from '../../../shared/crdt/engine.ts'
import type { Handle, Heads } from '../../../shared/crdt/engine.ts'
import { migrate } from '../../../shared/crdt/migrations.ts'
import { createPage, infoOf, openPage } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { CommunityDb, PageRow, Write } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'
import { StorageError } from '../storage/storage-problem.ts'
import { packSnapshot, SNAPSHOT_VERSION } from './page-snapshot.ts'
import type { DerivedText, PageSnapshot, StoredSnapshot } from './page-snapshot.ts'
import { contestedAnew, recordsSince, recordsIn, shelved, snapshotOf, statesOf } from './record-states.ts'
import type { OwnWrite, PageGate } from './page-gate.ts'
import { waitOf } from './waiting-chunks.ts'
import type { RecordState } from './record-states.ts'

/** Everything one command writes: new pages and edits to existing ones; on disk all of it or none. */
export interface Batch {
  readonly creates?: readonly NewPage[]
  readonly edits?: ReadonlyMap<PageId, readonly Edit[]>
}

export interface NewPage {
  readonly info: PageInfo
  readonly records: Readonly<Record<string, PlainRecord>>
}

export interface Committed {
  readonly changed: readonly RecordState[]
  /** What takes the edits back, page by page. */
  readonly inverse: ReadonlyMap<PageId, readonly Edit[]>
}

/** A page as another machine sent it: what it says of itself, and Automerge chunks. */
export interface ReceivedPage {
  readonly info: PageInfo
  readonly bytes: Uint8Array
}

export interface AdoptedPage {
  readonly info: PageInfo
  /** True where this machine had nothing of the page. */
  readonly fresh: boolean
  /** True where the chunks build on changes that have not arrived. */
  readonly waiting: boolean
  /** True where they were not kept for that: too much waits of their giver's already. */
  readonly dropped: boolean
  /** True where this machine's own copy was damaged and this one took its place. */
  readonly mended: boolean
  readonly changed: readonly RecordState[]
}

/** What has just reached the disk of one page. */
export interface SavedPage {
  readonly row: PageRow
  /** `headsKey` of the page before. */
  readonly base: string
  /** The chunk that leads from there to here; null where the page was written in another way. */
  readonly bytes: Uint8Array | null
  /** Whether it was written on this machine, and not somewhere else. */
  readonly here: boolean
}

export interface CabinetOptions {
  readonly db: CommunityDb
  readonly sealer: Sealer
  readonly device: DeviceId
  /** Milliseconds. */
  readonly now: () => number
  /** Loads the CRDT engine; called before every use, loads once. */
  readonly engine: () => Promise<void>
}

/** Open documents kept for the next edit. Twenty pages of 250 members are about 10 MB. */
const OPEN_LIMIT = 20

/** Chunks after which a page is written as one: reading a page's chunks then stays one short range. */
const COMPACT_AFTER = 40

const NOTHING: ReadonlySet<string> = new Set()
const EVERYTHING = { records: 'all', isWhole: true } as const

/** A chunk to be written; `whole` takes the place of all chunks before it. */
interface PageWrite {
  readonly row: PageRow
  readonly bytes: Uint8Array
  readonly whole?: boolean
}

interface Touched {
  readonly handle: Handle
  readonly info: PageInfo
  readonly before: Heads
  readonly records: ReadonlySet<string>
  /** Edits that leave a choice open. */
  readonly open?: readonly Edit[]
}

/** The pages of the open community: opens documents when they are edited, saves before it answers, forgets the rest. */
export class PageCabinet {
  readonly #options: CabinetOptions
  readonly #rows = new Map<PageId, PageRow>()
  readonly #open = new Map<PageId, Handle>()
  readonly #dirty = new Set<PageId>()
  /** Pages that could not be opened at the start. */
  readonly #unread = new Set<PageId>()
  /** Pages whose chunks were found damaged, until somebody's copy takes their place. */
  readonly #damaged = new Set<PageId>()
  /** Asked about what a command writes before it reaches the disk; throws where it must not. */
  onWriting: (write: OwnWrite) => void = () => undefined
  /** Told of everything that reaches the disk, once it has. */
  onSaved: (saved: readonly SavedPage[]) => void = () => undefined

  constructor(options: CabinetOptions) {
    this.#options = options
  }

  /** Pages by id, without those of an unfinished import. */
  pages(): PageRow[] {
    return [...this.#rows.values()].filter((row) => row.pending === undefined)
  }

  row(page: PageId): PageRow | undefined {
    return this.#rows.get(page)
  }

  /** Whether a page is known not to open: whoever has it whole can give it back. */
  isDamaged(page: PageId): boolean {
    return this.#damaged.has(page)
  }

  get hasUnsavedSnapshots(): boolean {
    return this.#dirty.size > 0
  }

  /** Learns which pages there are; pages that an import left behind when the app died are removed first. */
  async list(): Promise<readonly PageRow[]> {
    const rows = await this.#options.db.pages()
    const abandoned = rows.filter((row) => row.pending !== undefined).map((row) => row.id)
    // They are no part of anything, so on a full disk they may lie there until the next start.
    if (abandoned.length > 0) await this.#options.db.remove(abandoned).catch(() => undefined)
    for (const row of rows) if (row.pending === undefined) this.#rows.set(row.id, row)
    return this.pages()
  }

  /**
   * The rows of some pages, in the order asked for: from their snapshots, rebuilt where those are missing, old or damaged.
   * Null for a page that cannot be opened at all.
   */
  async read(pages: readonly PageRow[]): Promise<(StoredSnapshot | null)[]> {
    const { db, sealer } = this.#options
    const found = await db.snapshots(pages.map((row) => row.id))
    const opened = await Promise.all(
      pages.map(async (row, index) => {
        const stored = found[index]
        if (stored?.heads !== row.heads || stored.version !== SNAPSHOT_VERSION) return null
        return openJson<StoredSnapshot>(sealer, stored.sealed, snapshotContext(row.id)).catch(() => null)
      }),
    )
    const read: (StoredSnapshot | null)[] = []
    for (const [index, row] of pages.entries()) {
      const snapshot = opened[index] ?? (await this.#rebuild(row).catch(() => null))
      if (!snapshot) this.#unread.add(row.id)
      read.push(snapshot)
      this.#trim()
    }
    return read
  }

  /** The document of a page. @throws StorageError `page-damaged` where its chunks do not open. */
  async handle(page: PageId): Promise<Handle> {
    const open = this.#open.get(page)
    if (open) return this.#keep(page, open)
    await this.#options.engine()
    const chunks = await this.chunks(page)
    let handle: Handle
    try {
      handle = openPage(chunks, this.#options.device)
    } catch (error) {
      throw this.#damage(page, error)
    }
    // Chunks that are gone leave a page that opens and lacks their changes; nothing may be built on that.
    const heads = headsKey(handle.getHeads())
    if (heads !== (this.#rows.get(page)?.heads ?? heads)) {
      handle.free()
      throw this.#damage(page, `${page} lacks chunks`)
    }
    return this.#keep(page, handle)
  }

  /** Shows a page's document to `look`, and frees it again where nobody had it open before. */
  async glance<Value>(page: PageId, look: (handle: Handle) => Value): Promise<Value> {
    const wasOpen = this.#open.has(page)
    const handle = await this.handle(page)
    try {
      return look(handle)
    } finally {
      if (!wasOpen) this.#forget(page)
    }
  }

  /** The stored chunks of a page, decrypted, oldest first. @throws StorageError `page-damaged` where one does not open. */
  async chunks(page: PageId): Promise<Uint8Array[]> {
    const sealed = await this.#options.db.chunks(page)
    try {
      return await Promise.all(sealed.map((chunk) => this.#options.sealer.open(chunk, chunkContext(page))))
    } catch (error) {
      throw this.#damage(page, error)
    }
  }

  /**
   * Applies a batch, signs it with `command`, and answers when it is durable. Where that fails, nothing has changed.
   * `admit` names an import whose pending pages become part of the community in the same transaction.
   */
  async commit(batch: Batch, command: string, admit?: string): Promise<Committed> {
    await this.#options.engine()
    const touched: Touched[] = []
    const inverse = new Map<PageId, readonly Edit[]>()
    try {
      for (const { info, records } of batch.creates ?? []) {
        const handle = this.#keep(info.id, createPage(info, records, this.#options.device))
        touched.push({ handle, info, before: [], records: new Set(Object.keys(records)) })
      }
      for (const [page, edits] of batch.edits ?? []) {
        const handle = await this.handle(page)
        const before = handle.getHeads()
        const back = applyEdits(handle, edits)
        if (back.length === 0) continue
        inverse.set(page, back)
        const open = edits.filter(({ beside }) => beside)
        touched.push({ handle, info: this.#infoOf(page), before, records: recordsIn(back), open })
      }
      await this.#save(touched, command, this.#pendingRows(admit), this.onWriting)
    } catch (error) {
      // The documents in memory may be ahead of the disk; what is read next comes from the disk again.
      for (const page of batch.edits?.keys() ?? []) this.#forget(page)
      for (const { info } of batch.creates ?? []) this.#forget(info.id)
      throw error
    }
    const changed = touched.flatMap(({ handle, info, records }) => statesOf(handle, info, records))
    this.#trim()
    return { changed, inverse }
  }

  /** Whether every path still has the value the edits gave it: nobody has written there since. */
  async holds(edits: ReadonlyMap<PageId, readonly Edit[]>): Promise<boolean> {
    for (const [page, list] of edits) {
      const handle = await this.handle(page)
      if (!list.every((edit) => stands(handle, edit))) return false
    }
    return true
  }

  /**
   * Takes in what another organizer's machine wrote, as far as `gate` lets it, and a note of it: afterwards either all of it
   * is on disk or none. `contestedIn` tells which records of a page are in dispute so far.
   * @throws RangeError where bytes are not Automerge chunks, StorageError where the disk refuses.
   */
  async adopt(
    received: readonly ReceivedPage[],
    note: Pick<Write, 'local'>,
    contestedIn: (page: PageId) => ReadonlyMap<string, Conflicts>,
    gate: PageGate,
  ): Promise<AdoptedPage[]> {
    const { device } = this.#options
    await this.#options.engine()
    const adopted: AdoptedPage[] = []
    const dropped: AdoptedPage[] = []
    const writes: PageWrite[] = []
    try {
      for (const { info: claimed, bytes } of received) {
        const known = this.#rows.get(claimed.id)
        const damage = known ? await this.#damageOf(known) : null
        // Documents that are new here are freed at once: four hundred open ones make everything slow.
        let stays = known !== undefined && !damage
        let handle = stays ? await this.handle(claimed.id) : openPage([], device)
        const before = handle.getHeads()
        const lacking = handle.getMissingDeps().length
        receiveChunks(handle, bytes, device)
        const { refused, mark, settles } = await gate.judge({
          id: claimed.id,
          known,
          handle,
          before,
          bytes,
          lacking: lacking > 0,
        })
        const isPart = refused.size > 0
        if (isPart) {
          // Opened once more from what is let in: a document cannot be made to forget a change.
          const clean = without(handle, refused, device)
          handle.free()
          handle = clean
          if (stays) this.#keep(claimed.id, clean)
        }
        const after = handle.getHeads()
        const rows = new Map([...this.#rows, ...writes.map(({ row }) => [row.id, row] as const)]).values()
        const wait = await waitOf({ handle, bytes, gate, device, known, rows })
        const isDropped = wait === 'too-much'
        if (isDropped) {
          // Taken out of memory with all that waits there; what does so by right is read from the disk again.
          const clean = without(handle, NOTHING, device)
          handle.free()
          handle = clean
          this.#open.delete(claimed.id)
          stays = false
        }
        const waiting = handle.getMissingDeps().length > 0
        if (known && damage && !this.#stands(handle, known)) throw damage
        // What waited on the disk for what has come now, and is refused, must not come back from there.
        const whole = damage !== null || (isPart && lacking > 0)
        if (headsKey(before) === headsKey(after) && typeof wait === 'string' && !whole) {
          if (!stays) handle.free()
          if (isDropped)
            dropped.push({ info: claimed, fresh: false, waiting: true, dropped: true, mended: false, changed: [] })
          continue
        }
        const info = infoOf(handle, claimed.id) ?? claimed
        gate.admitted(info, handle)
        const fresh = before.length === 0
        // A file of everything repeats what is here; what still waits for earlier changes is kept as it came.
        const asItCame = !isPart && !isDropped && (fresh || waiting)
        const news = asItCame ? bytes : fresh || whole ? handle.save() : handle.saveSince([...before])
        const { waiting: left = [], ...place } = known ?? emptyRow(info)
        const kept = whole ? [] : typeof wait === 'string' ? left : [...left, wait.keep]
        const lists = (waiting || isDropped) && kept.length > 0 ? { waiting: kept } : {}
        const row = { ...place, ...info, heads: headsKey(after), ...mark, ...lists }
        writes.push({
          row: settles ? { ...row, settled: row.heads } : row,
          bytes: news,
          ...(whole && { whole: true }),
        })
        const { records, isWhole } = fresh ? EVERYTHING : recordsSince(handle, before)
        adopted.push({
          info,
          fresh,
          waiting: waiting || isDropped,
          dropped: isDropped,
          mended: damage !== null,
          changed: [
            ...statesOf(handle, info, records),
            ...(records === 'all' || isWhole ? [] : contestedAnew(handle, info, records, contestedIn(info.id))),
          ],
        })
        if (!stays) handle.free()
      }
      await this.#write(writes, { note, here: false })
      for (const { info } of adopted) {
        this.#unread.delete(info.id)
        this.#damaged.delete(info.id)
      }
    } catch (error) {
      for (const { info } of received) this.#forget(info.id)
      throw error
    }
    this.#trim()
    return [...adopted, ...dropped]
  }

  /**
   * Takes changes out of a page, with what builds on them, and writes `redone` anew, each under the command that first wrote
   * it. Answers with the records that differ. @throws StorageError where the disk refuses; nothing has changed then.
   */
  async withdraw(
    page: PageId,
    refused: ReadonlySet<string>,
    redone: readonly { readonly edits: readonly Edit[]; readonly command: string }[],
  ): Promise<RecordState[]> {
    const row = this.#rows.get(page)
    const tainted = await this.handle(page)
    if (!row) return []
    const handle = without(tainted, refused, this.#options.device)
    const records = new Set([
      ...recordsSince(tainted, handle.getHeads()).records,
      ...recordsIn(redone.flatMap(({ edits }) => edits)),
    ])
    this.#forget(page)
    this.#keep(page, handle)
    try {
      for (const { edits, command } of redone) {
        applyEdits(handle, edits)
        if (handle.pendingOps() > 0) handle.commit(command, this.#seconds())
      }
      const heads = headsKey(handle.getHeads())
      await this.#write([{ row: { ...row, heads }, bytes: handle.save(), whole: true }], { here: true })
    } catch (error) {
      this.#forget(page)
      throw error
    }
    return statesOf(handle, row, records)
  }

  /**
   * Writes one new page of an import: on disk, but no part of the community before `commit` admits it. The document is
   * freed at once; an import of fifty thousand members keeps none of them open. Answers with its rows as stored.
   */
  async writePending(
    info: PageInfo,
    snapshot: PageSnapshot,
    command: string,
    pending: string,
  ): Promise<StoredSnapshot> {
    const { db, sealer, device } = this.#options
    await this.#options.engine()
    const handle = createPage(info, Object.fromEntries(snapshot.records.map(({ id, record }) => [id, record])), device)
    handle.commit(command, this.#seconds())
    const row: PageRow = { ...emptyRow(info), heads: headsKey(handle.getHeads()), next: 1, chunks: 1, pending }
    const bytes = handle.save()
    handle.free()
    const stored = packSnapshot(shelve(info, snapshot))
    const [chunk, rows] = await Promise.all([
      sealer.seal(bytes, chunkContext(info.id)),
      sealJson(sealer, stored, snapshotContext(info.id)),
    ])
    await db.write({
      pages: [row],
      chunks: [{ page: info.id, seq: 0, sealed: chunk }],
      snapshots: [{ page: info.id, heads: row.heads, version: SNAPSHOT_VERSION, sealed: rows }],
    })
    this.#rows.set(info.id, row)
    return stored
  }

  /** Removes what an import had written before it was cancelled or failed. */
  async abandon(pending: string): Promise<void> {
    const pages = this.#pendingRows(pending).map((row) => row.id)
    for (const page of pages) this.#rows.delete(page)
    await this.#options.db.remove(pages)
  }

  /** Writes the snapshot of one page that changed, and makes one chunk of many. Answers whether there are more. */
  async flushOne(derivedOf: (id: string) => DerivedText | undefined): Promise<boolean> {
    const [page] = this.#dirty
    if (page === undefined) return false
    const row = this.#rows.get(page)
    if (row) await this.#flushPage(row, derivedOf)
    this.#dirty.delete(page)
    this.#trim()
    return this.#dirty.size > 0
  }

  /** Frees every open document. */
  close(): void {
    for (const page of this.#open.keys()) this.#forget(page)
    this.#options.db.close()
  }

  async #flushPage(row: PageRow, derivedOf: (id: string) => DerivedText | undefined): Promise<void> {
    const { db, sealer } = this.#options
    const handle = await this.handle(row.id)
    const sealed = await sealJson(sealer, packSnapshot(snapshotOf(handle, row, derivedOf)), snapshotContext(row.id))
    const write: Write = { snapshots: [{ page: row.id, heads: row.heads, version: SNAPSHOT_VERSION, sealed }] }
    if (row.chunks <= COMPACT_AFTER) return db.write(write)
    const compact: PageRow = { ...row, next: row.next + 1, chunks: 1 }
    const whole = await sealer.seal(handle.save(), chunkContext(row.id))
    await db.write({
      ...write,
      pages: [compact],
      chunks: [{ page: row.id, seq: row.next, sealed: whole }],
      drop: [{ page: row.id, before: row.next }],
    })
    this.#rows.set(row.id, compact)
  }

  async #save(
    touched: readonly Touched[],
    command: string,
    admitted: readonly PageRow[],
    check: (write: OwnWrite) => void = () => undefined,
  ): Promise<void> {
    // One second for all pages: by it the history knows them for one command's.
    const time = this.#seconds()
    const writes = touched.map(({ handle, info, before, open = [] }) => {
      handle.commit(command, time)
      writeBeside(handle, open, { before, device: this.#options.device, message: command, time })
      check({ handle, info, before })
      const bytes = before.length === 0 ? handle.save() : handle.saveSince([...before])
      const row = { ...(this.#rows.get(info.id) ?? emptyRow(info)), heads: headsKey(handle.getHeads()) }
      return { row, bytes }
    })
    await this.#write(writes, { admitted, here: true })
  }

  async #write(
    writes: readonly PageWrite[],
    {
      admitted = [],
      note = {},
      here,
    }: { readonly admitted?: readonly PageRow[]; readonly note?: Pick<Write, 'local'>; readonly here: boolean },
  ): Promise<void> {
    const sealed = await Promise.all(
      writes.map(({ row, bytes }) => this.#options.sealer.seal(bytes, chunkContext(row.id))),
    )
    const chunks = writes.flatMap(({ row }, index) => {
      const data = sealed[index]
      return data ? [{ page: row.id, seq: row.next, sealed: data }] : []
    })
    const written = writes.map(({ row, whole }) => ({ ...row, next: row.next + 1, chunks: whole ? 1 : row.chunks + 1 }))
    const drop = writes.flatMap(({ row, whole }) => (whole ? [{ page: row.id, before: row.next }] : []))
    const joined = admitted.map(({ pending: _over, ...row }): PageRow => row)
    if (written.length + joined.length > 0 || note.local) {
      await this.#options.db.write({ ...note, pages: [...written, ...joined], chunks, drop })
    }
    const saved = [
      ...written.map((row, index): SavedPage => {
        const write = writes[index]
        const bytes = write?.whole ? null : (write?.bytes ?? null)
        return { row, base: this.#rows.get(row.id)?.heads ?? '', bytes, here }
      }),
      ...joined.map((row): SavedPage => ({ row, base: '', bytes: null, here })),
    ]
    for (const row of written) this.#dirty.add(row.id)
    for (const row of [...written, ...joined]) this.#rows.set(row.id, row)
    if (saved.length > 0) this.onSaved(saved)
  }

  /** Why a page does not open, or null where it does. */
  async #damageOf({ id }: PageRow): Promise<StorageError | null> {
    try {
      await this.handle(id)
      return null
    } catch (error) {
      if (error instanceof StorageError && error.problem.code === 'page-damaged') return error
      throw error
    }
  }

  /**
   * Whether somebody's copy can take the place of our damaged one: it is whole, and it has all that ours had or ours
   * could not even be shown.
   */
  #stands(handle: Handle, { id, heads }: PageRow): boolean {
    if (handle.getHeads().length === 0 || handle.getMissingDeps().length > 0) return false
    return this.#unread.has(id) || heads.split(',').every((hash) => handle.getChangeMetaByHash(hash) !== null)
  }

  async #rebuild(row: PageRow): Promise<StoredSnapshot> {
    const handle = await this.handle(row.id)
    const before = handle.getHeads()
    if (migrate(handle)) await this.#save([{ handle, info: row, before, records: new Set() }], 'migrate', [])
    this.#dirty.add(row.id)
    return packSnapshot(snapshotOf(handle, row, () => undefined))
  }

  #infoOf(page: PageId): PageInfo {
    const row = this.#rows.get(page)
    if (!row) throw new RangeError(`no such page: ${page}`)
    return { id: row.id, kind: row.kind, chapter: row.chapter }
  }

  #pendingRows(pending: string | undefined): PageRow[] {
    return pending === undefined ? [] : [...this.#rows.values()].filter((row) => row.pending === pending)
  }

  #damage(page: PageId, cause: unknown): StorageError {
    this.#damaged.add(page)
    return new StorageError({ code: 'page-damaged' }, cause)
  }

  #keep(page: PageId, handle: Handle): Handle {
    this.#open.delete(page)
    this.#open.set(page, handle)
    return handle
  }

  /** Frees the documents that were used longest ago; never while an operation holds them. */
  #trim(): void {
    for (const page of this.#open.keys()) {
      if (this.#open.size <= OPEN_LIMIT) return
      this.#forget(page)
    }
  }

  #forget(page: PageId): void {
    this.#open.get(page)?.free()
    this.#open.delete(page)
  }

  #seconds(): number {
    return Math.floor(this.#options.now() / 1000)
  }
}

function emptyRow(info: PageInfo): PageRow {
  return { id: info.id, kind: info.kind, chapter: info.chapter, heads: '', next: 0, chunks: 0 }
}

function shelve({ kind }: PageInfo, { records, conflicts }: PageSnapshot): PageSnapshot {
  return { conflicts, records: records.map((one) => ({ ...one, record: shelved(kind, one.record) })) }
}

function chunkContext(page: PageId): string {
  return `chunk:${page}`
}

function snapshotContext(page: PageId): string {
  return `snapshot:${page}`
}
