import { migrate } from '../../../shared/crdt/migrations.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { PageRow, SnapshotRow, Write } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'
import type { CabinetOptions, PageLedger } from './cabinet-basis.ts'
import { chunkContext } from './open-pages.ts'
import type { OpenPages } from './open-pages.ts'
import { packSnapshot, SNAPSHOT_VERSION } from './page-snapshot.ts'
import type { DerivedText, StoredSnapshot } from './page-snapshot.ts'
import type { PageWriter } from './page-writer.ts'
import { snapshotOf } from './record-states.ts'

/** Chunks after which a page is written as one: reading a page's chunks then stays one short range. */
const COMPACT_AFTER = 40

/** The rows of pages as they lie beside them on the disk, so that nobody has to open a document for them. */
export class SnapshotShelf {
  readonly #options: Pick<CabinetOptions, 'db' | 'sealer'>
  readonly #ledger: PageLedger
  readonly #open: OpenPages
  readonly #writer: PageWriter
  /** Pages whose snapshot was damaged, and made anew. */
  readonly remade = new Set<PageId>()

  constructor(options: CabinetOptions, ledger: PageLedger, parts: { open: OpenPages; writer: PageWriter }) {
    this.#options = options
    this.#ledger = ledger
    this.#open = parts.open
    this.#writer = parts.writer
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
        return openJson<StoredSnapshot>(sealer, stored.sealed, snapshotContext(row.id)).catch(() => {
          this.remade.add(row.id)
          return null
        })
      }),
    )
    const read: (StoredSnapshot | null)[] = []
    for (const [index, row] of pages.entries()) {
      const snapshot = opened[index] ?? (await this.#rebuild(row).catch(() => null))
      if (!snapshot) this.#open.couldNotRead(row.id)
      read.push(snapshot)
      this.#open.trim()
    }
    return read
  }

  /** Writes the snapshot of one page that changed, and makes one chunk of many. Answers whether there are more. */
  async flushOne(derivedOf: (id: string) => DerivedText | undefined): Promise<boolean> {
    const { rows, behind } = this.#ledger
    const [page] = behind
    if (page === undefined) return false
    const row = rows.get(page)
    if (row) await this.#flush(row, derivedOf)
    behind.delete(page)
    this.#open.trim()
    return behind.size > 0
  }

  async #flush(row: PageRow, derivedOf: (id: string) => DerivedText | undefined): Promise<void> {
    const { db, sealer } = this.#options
    const handle = await this.#open.handle(row.id)
    const write: Write = {
      snapshots: [await sealSnapshot(sealer, row, packSnapshot(snapshotOf(handle, row, derivedOf)))],
    }
    if (row.chunks <= COMPACT_AFTER) return db.write(write)
    const compact: PageRow = { ...row, next: row.next + 1, chunks: 1 }
    const whole = await sealer.seal(handle.save(), chunkContext(row.id))
    await db.write({
      ...write,
      pages: [compact],
      chunks: [{ page: row.id, seq: row.next, sealed: whole }],
      drop: [row.id],
    })
    this.#ledger.rows.set(row.id, compact)
  }

  async #rebuild(row: PageRow): Promise<StoredSnapshot> {
    const handle = await this.#open.handle(row.id)
    const before = handle.getHeads()
    if (migrate(handle)) await this.#writer.save([{ handle, info: row, before, records: new Set() }], 'migrate', [])
    this.#ledger.behind.add(row.id)
    return packSnapshot(snapshotOf(handle, row, () => undefined))
  }
}

/** A page's rows as they are laid on the disk; good for as long as the page has these heads. */
export async function sealSnapshot(
  sealer: Sealer,
  { id, heads }: PageRow,
  stored: StoredSnapshot,
): Promise<SnapshotRow> {
  return { page: id, heads, version: SNAPSHOT_VERSION, sealed: await sealJson(sealer, stored, snapshotContext(id)) }
}

/** What a snapshot is sealed for. */
export function snapshotContext(page: PageId): string {
  return `snapshot:${page}`
}
