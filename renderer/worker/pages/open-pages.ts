import { headsKey } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { openPage } from '../../../shared/crdt/page.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { PageRow } from '../storage/community-db.ts'
import { StorageError } from '../storage/storage-problem.ts'
import type { CabinetOptions, PageLedger } from './cabinet-basis.ts'

/** Open documents kept for the next edit. Twenty pages of 250 members are about 10 MB. */
const OPEN_LIMIT = 20

/** The documents of pages: opened from the disk when somebody needs them, kept for the next edit, freed again. */
export class OpenPages {
  readonly #options: Pick<CabinetOptions, 'db' | 'sealer' | 'device' | 'engine'>
  readonly #rows: ReadonlyMap<PageId, PageRow>
  readonly #open = new Map<PageId, Handle>()
  /** Pages that could not be opened at the start. */
  readonly #unread = new Set<PageId>()
  /** Pages whose chunks were found damaged, until somebody's copy takes their place. */
  readonly #damaged = new Set<PageId>()

  constructor(options: CabinetOptions, { rows }: PageLedger) {
    this.#options = options
    this.#rows = rows
  }

  /** The document of a page. @throws StorageError `page-damaged` where its chunks do not open. */
  async handle(page: PageId): Promise<Handle> {
    const open = this.#open.get(page)
    if (open) return this.keep(page, open)
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
    return this.keep(page, handle)
  }

  /** Shows a page's document to `look`, and frees it again where nobody had it open before. */
  async glance<Value>(page: PageId, look: (handle: Handle) => Value): Promise<Value> {
    const wasOpen = this.#open.has(page)
    const handle = await this.handle(page)
    try {
      return look(handle)
    } finally {
      if (!wasOpen) this.forget(page)
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

  /** What can be read of a damaged page, as a document of its own; null where nothing can. */
  async readable(page: PageId): Promise<Handle | null> {
    const { db, sealer, device, engine } = this.#options
    await engine()
    const chunks: Uint8Array[] = []
    for (const sealed of await db.chunks(page)) {
      const chunk = await sealer.open(sealed, chunkContext(page)).catch(() => null)
      if (chunk) chunks.push(chunk)
    }
    try {
      return chunks.length > 0 ? openPage(chunks, device) : null
    } catch {
      // Sealed as it should be, and not what Automerge writes.
      return null
    }
  }

  /** The document of a page where somebody has it open. */
  held(page: PageId): Handle | undefined {
    return this.#open.get(page)
  }

  /** Has this document for the page from now on, as the one used last. */
  keep(page: PageId, handle: Handle): Handle {
    this.#open.delete(page)
    this.#open.set(page, handle)
    return handle
  }

  forget(page: PageId): void {
    this.#open.get(page)?.free()
    this.#open.delete(page)
  }

  /** Leaves a page's document to whoever has it in hand. */
  release(page: PageId): void {
    this.#open.delete(page)
  }

  /** Frees the documents that were used longest ago; never while an operation holds them. */
  trim(): void {
    for (const page of this.#open.keys()) {
      if (this.#open.size <= OPEN_LIMIT) return
      this.forget(page)
    }
  }

  /** Frees every open document. */
  close(): void {
    for (const page of this.#open.keys()) this.forget(page)
  }

  /** Whether a page is known not to open: whoever has it whole can give it back. */
  isDamaged(page: PageId): boolean {
    return this.#damaged.has(page)
  }

  /** Why a page does not open, or null where it does. */
  async damageOf({ id }: PageRow): Promise<StorageError | null> {
    try {
      await this.handle(id)
      return null
    } catch (error) {
      if (error instanceof StorageError && error.problem.code === 'page-damaged') return error
      throw error
    }
  }

  /** Notes that not even the rows of a page could be had. */
  couldNotRead(page: PageId): void {
    this.#unread.add(page)
  }

  /**
   * Whether somebody's copy can take the place of our damaged one: it is whole, and it has all that ours had or ours
   * could not even be shown.
   */
  canReplace({ id, heads }: PageRow, copy: Handle): boolean {
    if (copy.getHeads().length === 0 || copy.getMissingDeps().length > 0) return false
    return this.#unread.has(id) || heads.split(',').every((hash) => copy.getChangeMetaByHash(hash) !== null)
  }

  /** From now on anybody's whole copy may take the place of a damaged page, also one that lacks what was changed here. */
  giveUp(page: PageId): void {
    this.#damaged.add(page)
    this.#unread.add(page)
  }

  /** What is on the disk of a page now opens. */
  isMended(page: PageId): void {
    this.#unread.delete(page)
    this.#damaged.delete(page)
  }

  #damage(page: PageId, cause: unknown): StorageError {
    this.#damaged.add(page)
    return new StorageError({ code: 'page-damaged' }, cause)
  }
}

/** What a chunk is sealed for: nobody can put it under another page. */
export function chunkContext(page: PageId): string {
  return `chunk:${page}`
}
