import { headsOf } from '../../../shared/crdt/engine.ts'
import { holdsMember, readPages } from '../../../shared/crdt/export-records.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import type { Receipt } from '../../../shared/domain/exports.ts'
import type { MemberId, PageId, ReceiptId } from '../../../shared/domain/ids.ts'
import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'

export const receiptBook = onceEach((community: OpenCommunity) => new ReceiptBook(community))

/**
 * Who was in each exported file. That lies on the receipts' pages and in no snapshot: a page is opened when somebody first asks
 * for one of its receipts, and since receipts are never edited what was read stays so.
 */
class ReceiptBook {
  readonly #community: OpenCommunity
  readonly #who = new Map<ReceiptId, string>()

  constructor(community: OpenCommunity) {
    this.#community = community
  }

  /** Whether a file had somebody in it, by any of these records of theirs. */
  async holds({ id, at, scope }: Pick<Receipt, 'id' | 'at' | 'scope'>, records: readonly MemberId[]): Promise<boolean> {
    const who = await this.#whoIn(id)
    if (scope === undefined) return records.some((record) => holdsMember(who, record))
    const pages = readPages(who)
    for (const record of records) if (await this.#stoodThere(record, pages, at)) return true
    return false
  }

  /** Of a receipt that stands on no page yet. */
  keep(receipt: ReceiptId, who: string): void {
    this.#who.set(receipt, who)
  }

  /** The ids, packed, or the pages; '' where the page does not open. */
  async #whoIn(receipt: ReceiptId): Promise<string> {
    const known = this.#who.get(receipt)
    if (known !== undefined) return known
    const page = this.#community.tables.pageOf(receipt)
    if (page) await this.#read(page).catch(() => undefined)
    return this.#who.get(receipt) ?? ''
  }

  async #read(page: PageId): Promise<void> {
    const { tables, cabinet } = this.#community
    const here = [...tables.receipts.keys()].filter((id) => tables.pageOf(id) === page)
    const read = await cabinet.glance(page, (handle) =>
      here.map((id) => [id, valueAt(handle, ['records', id, 'who'])] as const),
    )
    for (const [id, who] of read) this.#who.set(id, typeof who === 'string' ? who : '')
  }

  /**
   * Whether a record stood on its page when that was as `pages` say. A page that was written anew since, because somebody was erased
   * from it, or whose changes are still on their way here, cannot say: then it hangs on when somebody was entered, because a
   * file in which they may have been counts as one in which they were.
   */
  async #stoodThere(record: MemberId, pages: ReadonlyMap<PageId, string>, at: number): Promise<boolean> {
    const { tables, cabinet } = this.#community
    const entry = tables.people.part(record)?.entry
    const row = entry && cabinet.row(entry.page)
    if (!row) return false
    const heads = pages.get(row.id)
    const isKnown = heads !== undefined || row.was?.some((earlier) => pages.has(earlier)) === true
    if (!isKnown) return false
    const then = heads === undefined ? null : await this.#readThen(row.id, record, headsOf(heads))
    return then ?? entry.member.created <= at
  }

  /** Null where these heads are not here, or the page does not open. */
  #readThen(page: PageId, record: MemberId, heads: readonly string[]): Promise<boolean | null> {
    return this.#community.cabinet
      .glance(page, (handle) => {
        if (heads.some((hash) => handle.getChangeMetaByHash(hash) === null)) return null
        return recordOf(handle, record, heads) !== null
      })
      .catch(() => null)
  }
}
