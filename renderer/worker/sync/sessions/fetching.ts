import { haveOf, knownIn } from '../../../../shared/crdt/past.ts'
import type { PageId } from '../../../../shared/domain/ids.ts'
import { HAVE_A_PAGE } from '../../../../shared/sync/messages.ts'
import type { Message } from '../../../../shared/sync/messages.ts'
import { StorageError } from '../../storage/storage-problem.ts'
import { PAGE_RANKS, rankOf } from '../page-order.ts'
import type { PageRank } from '../page-order.ts'
import { keyHere, kindOf, mayHoldHere } from './session-desk.ts'
import type { SessionDesk } from './session-desk.ts'
import type { TheirPages } from './their-pages.ts'

/**
 * Pages asked for and not yet answered. Eight keep both sides and the line between them busy, and are all that a peer can
 * make wait here: some hundred kilobytes as a rule.
 */
const WANTS_AT_ONCE = 8

export interface FetchingOptions {
  readonly desk: SessionDesk
  readonly theirs: TheirPages
  readonly send: (message: Message) => void
  /** Pages of ours that have more than the other's: it will ask once it knows. */
  readonly tell: (page: PageId) => void
  readonly failed: (error: unknown) => void
}

/** Asks the other device for what this one lacks: the community's page first and alone, the rest by rank. */
export class Fetching {
  readonly #options: FetchingOptions
  /** Pages to look at, by rank. */
  readonly #due = new Map(PAGE_RANKS.map((rank) => [rank, new Set<PageId>()]))
  /** Asked for, and where the page stood here then. */
  readonly #wanted = new Map<PageId, { readonly mine: string; readonly rank: PageRank }>()
  #isRunning = false
  #isOver = false

  constructor(options: FetchingOptions) {
    this.#options = options
  }

  /** Pages that are still to come, as far as known; some of those to be looked at may turn out to be here. */
  get pages(): number {
    return this.#wanted.size + [...this.#due.values()].reduce((sum, { size }) => sum + size, 0)
  }

  /** A page of the other may be ahead of ours. */
  look(page: PageId): void {
    const theirs = this.#options.theirs.get(page)
    if (!theirs || theirs.key === '' || theirs.key === keyHere(this.#options.desk.community, page)) return
    this.#due.get(rankOf(theirs.kind))?.add(page)
    void this.#run()
  }

  wants(page: PageId): boolean {
    return this.#wanted.has(page)
  }

  /** The other has answered what it was asked for, and what it sent is here. */
  answered(page: PageId): void {
    const asked = this.#wanted.get(page)
    this.#wanted.delete(page)
    const mine = keyHere(this.#options.desk.community, page)
    if (asked && asked.mine === mine) this.#options.theirs.wasFruitless(page, mine)
    this.#options.desk.claims.release(page, this)
    this.look(page)
    void this.#run()
  }

  stop(): void {
    this.#isOver = true
    for (const pages of this.#due.values()) pages.clear()
    this.#wanted.clear()
    this.#options.desk.claims.releaseAll(this)
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    try {
      for (let page = this.#next(); page; page = this.#next()) await this.#consider(page)
    } catch (error) {
      this.#options.failed(error)
    } finally {
      this.#isRunning = false
      this.#options.desk.changed()
    }
  }

  #next(): PageId | undefined {
    if (this.#isOver || this.#wanted.size >= WANTS_AT_ONCE) return undefined
    // Who may have what hangs on the community's page, so nothing else is asked for while it is on its way.
    if ([...this.#wanted.values()].some(({ rank }) => rank === 0)) return undefined
    for (const [rank, pages] of this.#due) {
      for (const page of pages) {
        if (this.#wanted.has(page)) continue
        if (!this.#options.desk.claims.take(page, this, () => void this.#run())) {
          if (rank === 0) return undefined
          continue
        }
        pages.delete(page)
        return page
      }
    }
    return undefined
  }

  async #consider(page: PageId): Promise<void> {
    const { desk, theirs, send, tell } = this.#options
    const { community } = desk
    const their = theirs.get(page)
    const mine = keyHere(community, page)
    const isNews =
      !community.cabinet.standIn(page) &&
      their &&
      their.key !== '' &&
      their.key !== mine &&
      !theirs.isFruitless(page, mine)
    if (!isNews || !kindOf(their.kind) || !mayHoldHere(community, their)) {
      desk.claims.release(page, this)
      return
    }
    const rank = rankOf(their.kind)
    // Entered before the page is opened, so that nobody else of this session asks meanwhile.
    this.#wanted.set(page, { mine, rank })
    const have = mine === '' ? [] : await desk.work.do(this, () => this.#have(page, their.heads))
    if (this.#isOver) return
    if (have === null) {
      this.#wanted.delete(page)
      desk.claims.release(page, this)
      if (!theirs.wasTold(page, keyHere(community, page))) tell(page)
      return
    }
    send({ type: 'want', page, have })
  }

  /** What there is of a page, to be told whoever has more; null where the other has nothing more. */
  async #have(page: PageId, theirHeads: readonly string[]): Promise<readonly string[] | null> {
    try {
      const handle = await this.#options.desk.community.cabinet.handle(page)
      if (knownIn(handle, theirHeads).length === theirHeads.length) return null
      return haveOf(handle).slice(0, HAVE_A_PAGE)
    } catch (error) {
      // A page that does not open here is asked for as if it were not here.
      if (error instanceof StorageError && error.problem.code === 'page-damaged') return []
      throw error
    }
  }
}
