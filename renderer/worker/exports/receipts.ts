import type { Use } from '../../../shared/domain/contact-rules.ts'
import { mayBeOut, RECEIPT_FORMATS } from '../../../shared/domain/exports.ts'
import type { Aim, Receipt } from '../../../shared/domain/exports.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { ExportValues, ReceiptRow } from '../../../shared/protocol/exports.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { OpenCommunity } from '../open-community.ts'
import { readUse } from './plans.ts'
import { receiptBook } from './receipt-book.ts'

/** What went out, newest first. */
export function receiptRows(
  community: OpenCommunity,
  { text, use, profile, open, range: { from, count } }: ParsedView<'receipts'>,
): ExportValues['receipts'] {
  const words = fold(text).trim()
  const found = newestFirst(community.tables.receipts.values())
    .map((receipt) => rowOf(community, receipt))
    .filter(({ use: purpose }) => use === undefined || (purpose !== null && purposeOf(purpose) === use))
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
    if (await book.holds(receipt, records)) found.push(receipt)
  }
  return newestFirst(found).map((receipt) => rowOf(community, receipt))
}

function purposeOf(purpose: NonNullable<ReceiptRow['use']>): Use | Aim {
  return 'use' in purpose ? purpose.use : purpose.aim
}

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
    format: RECEIPT_FORMATS.find((known) => known === receipt.format) ?? null,
    file,
    print,
    inner: receipt.inner ?? null,
    state: voided !== undefined ? 'voided' : saved !== undefined ? 'saved' : 'open',
  }
}
