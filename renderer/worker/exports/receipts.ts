import { holdsMember } from '../../../shared/crdt/export-records.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import { EXPORT_FORMATS } from '../../../shared/domain/export-format.ts'
import { mayBeOut } from '../../../shared/domain/exports.ts'
import type { Receipt } from '../../../shared/domain/exports.ts'
import type { MemberId, PageId, ReceiptId } from '../../../shared/domain/ids.ts'
import type { ExportValues, ReceiptRow } from '../../../shared/protocol/exports.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { fold } from '../../../shared/text/fold.ts'
import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import { readUse } from './plans.ts'

/** What went out, newest first. */
export function receiptRows(
  community: OpenCommunity,
  { text, use, profile, open, range: { from, count } }: ParsedView<'receipts'>,
): ExportValues['receipts'] {
  const words = fold(text).trim()
  const found = newestFirst(community.tables.receipts.values())
    .map((receipt) => rowOf(community, receipt))
    .filter((row) => use === undefined || row.use?.use === use)
    .filter((row) => profile === undefined || row.profile === profile)
    .filter((row) => !open || row.state === 'open')
    .filter(({ name, receiver, file }) => [name, receiver, file].some((each) => fold(each).includes(words)))
  return { total: found.length, from, rows: found.slice(from, from + count) }
}

/** The exports that contained somebody, by any of their records, newest first; those of which no file came are not among them. */
export async function exportsOf(community: OpenCommunity, member: MemberId): Promise<ExportValues['exportsOf']> {
  const { tables } = community
  const records = tables.people.partsOf(tables.people.personOf(member))
  const book = receiptBook(community)
  const found: Receipt[] = []
  for (const receipt of tables.receipts.values()) {
    if (!mayBeOut(receipt)) continue
    const who = await book.who(receipt.id)
    if (records.some((record) => holdsMember(who, record))) found.push(receipt)
  }
  return newestFirst(found).map((receipt) => rowOf(community, receipt))
}

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

  /** The ids, packed; '' where the page does not open. */
  async who(receipt: ReceiptId): Promise<string> {
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
}

const receiptBook = onceEach((community: OpenCommunity) => new ReceiptBook(community))

function newestFirst(receipts: Iterable<Receipt>): Receipt[] {
  return [...receipts].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

function rowOf({ tables, identity }: OpenCommunity, receipt: Receipt): ReceiptRow {
  const { id, at, by, name, receiver, columns, rows, left, file, print, saved, voided } = receipt
  return {
    id,
    at,
    by: tables.organizers.get(by)?.name ?? '',
    mine: by === identity.organizer,
    profile: receipt.profile ?? null,
    byCommandLine: receipt.via === 'command-line',
    name,
    use: readUse(receipt.use),
    receiver,
    columns,
    rows,
    left,
    format: EXPORT_FORMATS.find((known) => known === receipt.format) ?? null,
    file,
    print,
    inner: receipt.inner ?? null,
    state: voided !== undefined ? 'voided' : saved !== undefined ? 'saved' : 'open',
  }
}
