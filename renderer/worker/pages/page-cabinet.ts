import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import { applyEdits, stands } from '../../../shared/crdt/edits.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { headsKey, without } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { createPage, infoOf } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { rotationOf } from '../../../shared/crdt/rotation.ts'
import type { Erasure } from '../../../shared/domain/erasure.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { PageRow, Write } from '../storage/community-db.ts'
import type { CabinetOptions, PageLedger } from './cabinet-basis.ts'
import { chunkContext, OpenPages } from './open-pages.ts'
import { adoptPages } from './page-adoption.ts'
import type { AdoptedPage, ReceivedPage } from './page-adoption.ts'
import type { OwnWrite, PageGate } from './page-gate.ts'
import { rotateOwn } from './page-rotation.ts'
import type { Rotated } from './page-rotation.ts'
import { packSnapshot } from './page-snapshot.ts'
import type { DerivedText, PageSnapshot, StoredSnapshot } from './page-snapshot.ts'
import { emptyRow, enter, PageWriter } from './page-writer.ts'
import type { SavedPage, Touched } from './page-writer.ts'
import { recordsIn, recordsSince, shelved, statesOf } from './record-states.ts'
import type { RecordState } from './record-states.ts'
import { sealSnapshot, SnapshotShelf } from './snapshot-shelf.ts'

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

/** The pages of the open community: opens documents when they are edited, saves before it answers, forgets the rest. */
export class PageCabinet {
  readonly #options: CabinetOptions
  readonly #ledger: PageLedger = { rows: new Map(), behind: new Set(), gone: new Map() }
  readonly #open: OpenPages
  readonly #writer: PageWriter
  readonly #snapshots: SnapshotShelf
  /** Asked about what a command writes before it reaches the disk; throws where it must not. */
  onWriting: (write: OwnWrite) => void = () => undefined
  /** Told of everything that reaches the disk, once it has. */
  onSaved: (saved: readonly SavedPage[]) => void = () => undefined

  constructor(options: CabinetOptions) {
    this.#options = options
    this.#open = new OpenPages(options, this.#ledger)
    this.#writer = new PageWriter(options, this.#ledger, (saved) => this.onSaved(saved))
    this.#snapshots = new SnapshotShelf(options, this.#ledger, { open: this.#open, writer: this.#writer })
  }

  /** Pages by id, without those of an unfinished import. */
  pages(): PageRow[] {
    return [...this.#ledger.rows.values()].filter((row) => row.pending === undefined)
  }

  row(page: PageId): PageRow | undefined {
    return this.#ledger.rows.get(page)
  }

  /** The page that stands in for one from which somebody was erased; undefined for every other. */
  standIn(page: PageId): PageRow | undefined {
    const id = this.#ledger.gone.get(page)
    return id === undefined ? undefined : this.#ledger.rows.get(id)
  }

  /** Whether a page is known not to open: whoever has it whole can give it back. */
  isDamaged(page: PageId): boolean {
    return this.#open.isDamaged(page)
  }

  get hasUnsavedSnapshots(): boolean {
    return this.#ledger.behind.size > 0
  }

  /** Learns which pages there are; pages that an import left behind when the app died are removed first. */
  async list(): Promise<readonly PageRow[]> {
    const rows = await this.#options.db.pages()
    const abandoned = rows.filter((row) => row.pending !== undefined).map((row) => row.id)
    // They are no part of anything, so on a full disk they may lie there until the next start.
    if (abandoned.length > 0) await this.#options.db.remove(abandoned).catch(() => undefined)
    for (const row of rows) if (row.pending === undefined) enter(this.#ledger, row)
    return this.pages()
  }

  /**
   * The rows of some pages, in the order asked for: from their snapshots, rebuilt where those are missing, old or damaged.
   * Null for a page that cannot be opened at all.
   */
  read(pages: readonly PageRow[]): Promise<(StoredSnapshot | null)[]> {
    return this.#snapshots.read(pages)
  }

  /** The document of a page. @throws StorageError `page-damaged` where its chunks do not open. */
  handle(page: PageId): Promise<Handle> {
    return this.#open.handle(page)
  }

  /** Shows a page's document to `look`, and frees it again where nobody had it open before. */
  glance<Value>(page: PageId, look: (handle: Handle) => Value): Promise<Value> {
    return this.#open.glance(page, look)
  }

  /** The stored chunks of a page, decrypted, oldest first. @throws StorageError `page-damaged` where one does not open. */
  chunks(page: PageId): Promise<Uint8Array[]> {
    return this.#open.chunks(page)
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
        const handle = this.#open.keep(info.id, createPage(info, records, this.#options.device))
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
      await this.#writer.save(touched, command, this.#pendingRows(admit), this.onWriting)
    } catch (error) {
      // The documents in memory may be ahead of the disk; what is read next comes from the disk again.
      for (const page of batch.edits?.keys() ?? []) this.#open.forget(page)
      for (const { info } of batch.creates ?? []) this.#open.forget(info.id)
      throw error
    }
    const changed = touched.flatMap(({ handle, info, records }) => statesOf(handle, info, records))
    this.#open.trim()
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
    await this.#options.engine()
    try {
      const { device } = this.#options
      const reception = { open: this.#open, rows: this.#ledger.rows, device, gate, contestedIn }
      const { adopted, dropped, writes } = await adoptPages(received, reception)
      await this.#writer.write(writes, { note, here: false })
      for (const { info } of adopted) this.#open.isMended(info.id)
      for (const { instead = [] } of writes) for (const page of instead) this.#open.forget(page)
      this.#open.trim()
      return [...adopted, ...dropped]
    } catch (error) {
      for (const { info } of received) this.#open.forget(info.id)
      throw error
    }
  }

  /**
   * Puts pages in the place of others from which something is erased: on the disk all of it or nothing. Answers with every record
   * of both, gone from the ones and standing on the others. @throws StorageError where the disk refuses.
   */
  async rotate(orders: ReadonlyMap<PageId, Erasure>, note: Pick<Write, 'local'> = {}): Promise<RecordState[]> {
    await this.#options.engine()
    const rotations: Rotated[] = []
    for (const [page, erasure] of orders) {
      const row = this.#ledger.rows.get(page)
      if (row) rotations.push(rotateOwn(row, await this.handle(page), erasure, this.#options.device))
      this.#open.trim()
    }
    await this.#writer.write(
      rotations.map(({ write }) => write),
      { note, here: true },
    )
    for (const { write } of rotations) for (const page of write.instead ?? []) this.#open.forget(page)
    return rotations.flatMap(({ changed }) => changed)
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
    const row = this.#ledger.rows.get(page)
    const tainted = await this.handle(page)
    if (!row) return []
    const handle = without(tainted, refused, this.#options.device)
    const records = new Set([
      ...recordsSince(tainted, handle.getHeads()).records,
      ...recordsIn(redone.flatMap(({ edits }) => edits)),
    ])
    this.#open.forget(page)
    this.#open.keep(page, handle)
    try {
      for (const { edits, command } of redone) {
        applyEdits(handle, edits)
        if (handle.pendingOps() > 0) handle.commit(command, this.#writer.seconds())
      }
      const heads = headsKey(handle.getHeads())
      await this.#writer.write([{ row: { ...row, heads }, bytes: handle.save(), whole: true }], { here: true })
    } catch (error) {
      this.#open.forget(page)
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
    handle.commit(command, this.#writer.seconds())
    const row: PageRow = { ...emptyRow(info), heads: headsKey(handle.getHeads()), next: 1, chunks: 1, pending }
    const bytes = handle.save()
    handle.free()
    const stored = packSnapshot(shelve(info, snapshot))
    const [chunk, rows] = await Promise.all([
      sealer.seal(bytes, chunkContext(info.id)),
      sealSnapshot(sealer, row, stored),
    ])
    await db.write({ pages: [row], chunks: [{ page: info.id, seq: 0, sealed: chunk }], snapshots: [rows] })
    this.#ledger.rows.set(info.id, row)
    return stored
  }

  /** Removes what an import had written before it was cancelled or failed. */
  async abandon(pending: string): Promise<void> {
    const pages = this.#pendingRows(pending).map((row) => row.id)
    for (const page of pages) this.#ledger.rows.delete(page)
    await this.#options.db.remove(pages)
  }

  /** Whether the snapshot of a page still has to be written; until then it says what was, or is not there. */
  isBehind(page: PageId): boolean {
    return this.#ledger.behind.has(page)
  }

  /** Has the snapshot of a page written anew with the next flush. */
  remake(page: PageId): void {
    if (this.#ledger.rows.has(page)) this.#ledger.behind.add(page)
  }

  /** Whether a page is whole as somebody has it open or, where only its line in the list is wrong, as it lies on the disk. */
  async isWhole(page: PageId): Promise<boolean> {
    const row = this.#ledger.rows.get(page)
    // Chunks that wait for others are in no saved document.
    if (!row || row.waiting || (await this.#open.damageOf(row))) return false
    return headsKey((await this.handle(page)).getHeads()) === row.heads
  }

  /**
   * Writes a page anew from its document: what was damaged on the disk meanwhile may still be whole in memory. Answers whether it
   * was. @throws StorageError where the disk refuses.
   */
  async rewrite(page: PageId): Promise<boolean> {
    const row = this.#ledger.rows.get(page)
    if (!row || !(await this.isWhole(page))) return false
    const handle = await this.handle(page)
    await this.#writer.write([{ row: { ...row, ...infoOf(handle, page) }, bytes: handle.save(), whole: true }], {
      here: true,
    })
    this.#open.isMended(page)
    return true
  }

  /**
   * Enters a page in the list again whose changes lie on the disk and whose line is lost. Answers whether they are a page; it is
   * seen once the community is opened anew. @throws StorageError where the disk refuses.
   */
  async takeUp(page: PageId): Promise<boolean> {
    const handle = await this.#open.handle(page).catch(() => null)
    const info = handle && infoOf(handle, page)
    try {
      if (!info || handle.getMissingDeps().length > 0) return false
      const rotation = rotationOf(handle)
      const row = {
        ...emptyRow(info),
        heads: headsKey(handle.getHeads()),
        ...(rotation && { rotation, was: [rotation.line] }),
      }
      await this.#writer.write([{ row, bytes: handle.save(), whole: true }], { here: true })
      return true
    } finally {
      this.#open.forget(page)
    }
  }

  /**
   * Makes a damaged page what can still be read of it. Answers whether that is a page; it is seen once the community is opened anew.
   * @throws StorageError where the disk refuses.
   */
  async keepReadable(page: PageId): Promise<boolean> {
    const row = this.#ledger.rows.get(page)
    const handle = row && (await this.#open.readable(page))
    if (!row || !handle) return false
    try {
      const info = infoOf(handle, page)
      if (!info || handle.getHeads().length === 0) return false
      const { waiting: _gone, settled: _past, ...place } = row
      const heads = headsKey(handle.getHeads())
      await this.#writer.write([{ row: { ...place, ...info, heads }, bytes: handle.save(), whole: true }], {
        here: true,
      })
      this.#open.isMended(page)
      return true
    } finally {
      handle.free()
      this.#open.forget(page)
    }
  }

  /** Lets anybody's whole copy take the place of a damaged page, also one that lacks what was changed here. */
  giveUp(page: PageId): void {
    this.#open.giveUp(page)
  }

  /** Pages whose snapshot did not open at the start, and was made anew from them. */
  get remade(): ReadonlySet<PageId> {
    return this.#snapshots.remade
  }

  /** Writes the snapshot of one page that changed, and makes one chunk of many. Answers whether there are more. */
  flushOne(derivedOf: (id: string) => DerivedText | undefined): Promise<boolean> {
    return this.#snapshots.flushOne(derivedOf)
  }

  /** Frees every open document. */
  close(): void {
    this.#open.close()
    this.#options.db.close()
  }

  #infoOf(page: PageId): PageInfo {
    const row = this.#ledger.rows.get(page)
    if (!row) throw new RangeError(`no such page: ${page}`)
    return { id: row.id, kind: row.kind, chapter: row.chapter }
  }

  #pendingRows(pending: string | undefined): PageRow[] {
    return pending === undefined ? [] : [...this.#ledger.rows.values()].filter((row) => row.pending === pending)
  }
}

function shelve({ kind }: PageInfo, { records, conflicts }: PageSnapshot): PageSnapshot {
  return { conflicts, records: records.map((one) => ({ ...one, record: shelved(kind, one.record) })) }
}
