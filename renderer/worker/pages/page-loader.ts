import type { PageId } from '../../../shared/domain/ids.ts'
import type { PageRow } from '../storage/community-db.ts'
import type { Tables } from '../tables/tables.ts'
import { turn } from '../turn.ts'
import type { PageCabinet } from './page-cabinet.ts'

/** Pages read at once: some 10 ms, after which a keystroke is let in. */
const AT_ONCE = 10

/** Brings the pages of a community into memory: all of them in a while, some of them now. */
export class PageLoader {
  readonly #cabinet: PageCabinet
  readonly #tables: Tables
  readonly #waiting: Map<PageId, PageRow>
  readonly #running = new Set<Promise<void>>()
  readonly #damaged: PageId[] = []

  constructor(cabinet: PageCabinet, tables: Tables) {
    this.#cabinet = cabinet
    this.#tables = tables
    // Members last: they are most of it, and what is said of them hangs on the rest.
    const rows = [...cabinet.pages()].sort((a, b) => Number(a.kind === 'members') - Number(b.kind === 'members'))
    this.#waiting = new Map(rows.map((row) => [row.id, row]))
  }

  /** Loads everything and answers with the pages that could not be opened. */
  async all(onProgress: (done: number, of: number) => void): Promise<readonly PageId[]> {
    const of = this.#waiting.size
    while (this.#waiting.size > 0) {
      await this.#load([...this.#waiting.values()].slice(0, AT_ONCE))
      onProgress(of - this.#waiting.size, of)
      await turn()
    }
    await Promise.all(this.#running)
    return this.#damaged
  }

  /** Loads these pages before the others; the rest of what is known about members is loaded by then too. */
  async now(pages: ReadonlySet<PageId>): Promise<void> {
    const first = [...this.#waiting.values()].filter((row) => row.kind !== 'members' || pages.has(row.id))
    if (first.length > 0) await this.#load(first)
    await Promise.all(this.#running)
  }

  async #load(rows: readonly PageRow[]): Promise<void> {
    for (const row of rows) this.#waiting.delete(row.id)
    const work = this.#cabinet.read(rows).then((snapshots) => {
      for (const [index, row] of rows.entries()) {
        const stored = snapshots[index]
        if (stored) this.#tables.putPage(row, stored)
        else this.#damaged.push(row.id)
      }
    })
    this.#running.add(work)
    await work.finally(() => this.#running.delete(work))
  }
}
