import { writeBeside } from '../../../shared/crdt/edits.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { headsKey } from '../../../shared/crdt/engine.ts'
import type { Handle, Heads } from '../../../shared/crdt/engine.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { PageRow, Write } from '../storage/community-db.ts'
import type { CabinetOptions, PageLedger } from './cabinet-basis.ts'
import { chunkContext } from './open-pages.ts'
import type { OwnWrite } from './page-gate.ts'

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

/** A chunk to be written; `whole` takes the place of all chunks before it. */
export interface PageWrite {
  readonly row: PageRow
  readonly bytes: Uint8Array
  readonly whole?: boolean
  /** Pages whose place it takes; they go in the same write, and what was kept of their history with them. */
  readonly instead?: readonly PageId[]
}

/** A document that was edited, and how it was before. */
export interface Touched {
  readonly handle: Handle
  readonly info: PageInfo
  readonly before: Heads
  readonly records: ReadonlySet<string>
  /** Edits that leave a choice open. */
  readonly open?: readonly Edit[]
}

/** Brings changes of pages to the disk, those of several pages in one transaction. */
export class PageWriter {
  readonly #options: Pick<CabinetOptions, 'db' | 'sealer' | 'device' | 'now'>
  readonly #ledger: PageLedger
  readonly #onSaved: (saved: readonly SavedPage[]) => void

  /** `onSaved` is told of everything that reaches the disk, once it has. */
  constructor(options: CabinetOptions, ledger: PageLedger, onSaved: (saved: readonly SavedPage[]) => void) {
    this.#options = options
    this.#ledger = ledger
    this.#onSaved = onSaved
  }

  /** For what a command writes now. */
  seconds(): number {
    return Math.floor(this.#options.now() / 1000)
  }

  /** Signs what was edited with `command` and writes it. `check` is asked before it is written, and throws where it must not be. */
  async save(
    touched: readonly Touched[],
    command: string,
    admitted: readonly PageRow[],
    check: (write: OwnWrite) => void = () => undefined,
  ): Promise<void> {
    // One second for all pages: by it the history knows them for one command's.
    const time = this.seconds()
    const writes = touched.map(({ handle, info, before, open = [] }) => {
      handle.commit(command, time)
      writeBeside(handle, open, { before, device: this.#options.device, message: command, time })
      check({ handle, info, before })
      const bytes = before.length === 0 ? handle.save() : handle.saveSince([...before])
      const row = { ...(this.#ledger.rows.get(info.id) ?? emptyRow(info)), heads: headsKey(handle.getHeads()) }
      return { row, bytes }
    })
    await this.write(writes, { admitted, here: true })
  }

  /** Writes chunks, with a note beside them; pages in `admitted` are pending no more. */
  async write(
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
    // Of a page that is not listed nothing should lie here; what was left by a disk that lost its line would get mixed up with it.
    const drop = writes.flatMap(({ row, whole }) => (whole || row.next === 0 ? [row.id] : []))
    const joined = admitted.map(({ pending: _over, ...row }): PageRow => row)
    const remove = writes.flatMap(({ instead = [] }) => instead)
    const forget = remove.map(activityKey)
    if (written.length + joined.length > 0 || note.local) {
      await this.#options.db.write({ ...note, pages: [...written, ...joined], chunks, drop, remove, forget })
    }
    const saved = [
      ...written.map((row, index): SavedPage => {
        const write = writes[index]
        const bytes = write?.whole ? null : (write?.bytes ?? null)
        return { row, base: this.#ledger.rows.get(row.id)?.heads ?? '', bytes, here }
      }),
      ...joined.map((row): SavedPage => ({ row, base: '', bytes: null, here })),
    ]
    for (const page of remove) {
      this.#ledger.rows.delete(page)
      this.#ledger.behind.delete(page)
    }
    for (const row of written) this.#ledger.behind.add(row.id)
    for (const row of [...written, ...joined]) enter(this.#ledger, row)
    if (saved.length > 0) this.#onSaved(saved)
  }
}

/** Notes how a page stands on the disk now. */
export function enter({ rows, gone }: PageLedger, row: PageRow): void {
  rows.set(row.id, row)
  for (const page of row.was ?? []) gone.set(page, row.id)
}

/** Where the log of a page is kept. */
export function activityKey(page: PageId): string {
  return `activity/${page}`
}

/** A page of which nothing is on the disk yet. */
export function emptyRow(info: PageInfo): PageRow {
  return { id: info.id, kind: info.kind, chapter: info.chapter, heads: '', next: 0, chunks: 0 }
}
