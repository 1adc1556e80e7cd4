import type { Instant } from '../../../shared/domain/dates.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Turns } from '../turns.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import { lookAtPage } from './look-at-page.ts'

/** The row they are kept in; also what it is sealed for. */
const ROW = 'asked'

/** Pages that others are asked for until one of them has given them back; this computer's own, and kept over a start. */
export class AskedPages {
  readonly community: OpenCommunity
  readonly #since: Map<PageId, Instant>

  private constructor(community: OpenCommunity, since: Map<PageId, Instant>) {
    this.community = community
    this.#since = since
  }

  /** What was asked for before the program was closed, as far as it is still lacking: it goes on being asked for. */
  static async open(community: OpenCommunity, turns: Turns): Promise<AskedPages> {
    const { db, sealer, cabinet } = community
    const sealed = await db.local(ROW)
    const stored = sealed ? await openJson<[string, Instant][]>(sealer, sealed, ROW).catch(() => []) : []
    const since = new Map<PageId, Instant>()
    for (const [page, at] of stored) {
      if (!isId('pag', page) || cabinet.standIn(page)) continue
      const look = await lookAtPage(community, page, turns)
      if (look && !look.faults.includes('page')) continue
      if (look) cabinet.giveUp(page)
      since.set(page, at)
    }
    return new AskedPages(community, since)
  }

  get size(): number {
    return this.#since.size
  }

  /** Since when a page is asked for; null for every other. */
  since(page: string): Instant | null {
    return isId('pag', page) ? (this.#since.get(page) ?? null) : null
  }

  /** Asks for these too, and at once where anybody is there. Answers how many devices were. @throws StorageError */
  async ask(pages: ReadonlySet<PageId>): Promise<number> {
    const { cabinet, world, sync } = this.community
    for (const page of pages) {
      if (cabinet.row(page)) cabinet.giveUp(page)
      if (!this.#since.has(page)) this.#since.set(page, world.now())
    }
    await this.#write()
    return (await sync?.ask(new Set(this.#since.keys()))) ?? 0
  }

  /** Goes on asking after a start. */
  async resume(): Promise<void> {
    if (this.#since.size > 0) await this.community.sync?.ask(new Set(this.#since.keys()))
  }

  /** A page is back. */
  settle(page: string): void {
    // Where the disk refuses, the next start finds that nothing is lacking.
    if (isId('pag', page) && this.#since.delete(page)) void this.#write().catch(() => undefined)
  }

  async #write(): Promise<void> {
    const { db, sealer } = this.community
    await db.write({ local: [{ key: ROW, sealed: await sealJson(sealer, [...this.#since], ROW) }] })
  }
}
