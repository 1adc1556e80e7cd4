import { readPageLog } from '../../../shared/crdt/page-log.ts'
import type { PageLog } from '../../../shared/crdt/page-log.ts'
import { headsKey } from '../../../shared/crdt/engine.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { PageCabinet } from '../pages/page-cabinet.ts'
import { activityKey } from '../pages/page-writer.ts'
import type { CommunityDb, PageRow } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'
import { StorageError } from '../storage/storage-problem.ts'
import { Actions } from './actions.ts'

/** A page's log as it is kept on disk. */
interface StoredLog {
  readonly version: number
  readonly log: PageLog
}

/** Raised whenever a log of the same page would be another one. */
const LOG_VERSION = 1

/** Logs written in one go. */
const WRITTEN_AT_ONCE = 50

/**
 * What happened in every page, read when somebody first asks and kept up to date from then on. Beside each page stands its
 * log, sealed, so that the next time only pages that have changed are opened, and of those only what is new is read.
 */
export class ActivityLog {
  readonly actions = new Actions()
  readonly #cabinet: PageCabinet
  readonly #db: CommunityDb
  readonly #sealer: Sealer
  readonly #logs = new Map<PageId, PageLog>()
  readonly #unsaved = new Set<PageId>()
  /** Pages that do not open, with the heads they should have; another organizer's copy may mend them. */
  readonly #damaged = new Map<PageId, string>()

  constructor({
    cabinet,
    db,
    sealer,
  }: {
    readonly cabinet: PageCabinet
    readonly db: CommunityDb
    readonly sealer: Sealer
  }) {
    this.#cabinet = cabinet
    this.#db = db
    this.#sealer = sealer
  }

  /** Begins anew: pages have taken the place of others, and what is remembered of those must not stay. */
  reset(): void {
    this.#logs.clear()
    this.#unsaved.clear()
    this.actions.clear()
  }

  /** Pages whose log does not tell of everything yet, and how many there are. */
  get progress(): { readonly stale: number; readonly of: number } {
    const pages = this.#pages()
    return { stale: pages.filter((row) => this.#isStale(row)).length, of: pages.length }
  }

  /** Brings one page up to date; answers whether more are waiting. A thousand arrivals on one page take some 50 ms. */
  async step(): Promise<boolean> {
    const [row, ...others] = this.#pages().filter((each) => this.#isStale(each))
    if (!row) return false
    await this.#read(row).catch((error: unknown) => {
      if (!(error instanceof StorageError) || error.problem.code !== 'page-damaged') throw error
      this.#damaged.set(row.id, row.heads)
    })
    return others.length > 0
  }

  /** Brings all pages up to date without letting anybody in between. */
  async catchUp(): Promise<void> {
    while (await this.step());
  }

  log(page: PageId): PageLog | undefined {
    return this.#logs.get(page)
  }

  /** Where a record was that is gone, and what is remembered of it. */
  gone(record: string): { readonly page: PageId; readonly epitaph: PlainRecord } | null {
    for (const [page, { gone }] of this.#logs) {
      const epitaph = gone[record]
      if (epitaph) return { page, epitaph }
    }
    return null
  }

  /** Writes the logs that have grown. Losing them costs the next reader some time and nothing else. */
  async save(): Promise<void> {
    const pages = [...this.#unsaved]
    this.#unsaved.clear()
    for (let from = 0; from < pages.length; from += WRITTEN_AT_ONCE) {
      const local = await Promise.all(
        pages.slice(from, from + WRITTEN_AT_ONCE).flatMap((page) => {
          const log = this.#logs.get(page)
          return log ? [this.#sealed(page, log)] : []
        }),
      )
      await this.#db.write({ local })
    }
  }

  async #sealed(page: PageId, log: PageLog) {
    const stored: StoredLog = { version: LOG_VERSION, log }
    return { key: activityKey(page), sealed: await sealJson(this.#sealer, stored, activityKey(page)) }
  }

  async #read(row: PageRow): Promise<void> {
    const before = this.#logs.get(row.id) ?? (await this.#stored(row.id))
    const log =
      before && headsKey(before.heads) === row.heads
        ? before
        : await this.#cabinet.glance(row.id, (handle) => readPageLog(handle, before))
    if (log !== before) this.#unsaved.add(row.id)
    const known = this.#logs.get(row.id)
    this.#logs.set(row.id, log)
    this.actions.take(row, log, known)
  }

  async #stored(page: PageId): Promise<PageLog | undefined> {
    const sealed = await this.#db.local(activityKey(page))
    const stored = sealed && (await openJson<StoredLog>(this.#sealer, sealed, activityKey(page)).catch(() => null))
    return stored?.version === LOG_VERSION ? stored.log : undefined
  }

  /** Rows of rosters are never edited; their import is told by what else it wrote. */
  #pages(): PageRow[] {
    return this.#cabinet.pages().filter(({ kind }) => kind !== 'rows')
  }

  #isStale({ id, heads }: PageRow): boolean {
    const log = this.#logs.get(id)
    if (this.#damaged.get(id) === heads) return false
    return !log || headsKey(log.heads) !== heads
  }
}
