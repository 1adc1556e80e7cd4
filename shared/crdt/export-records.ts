import type { ExportProfile, Receipt } from '../domain/exports.ts'
import { isId } from '../domain/ids.ts'
import type { ExportProfileId, MemberId, OrganizerId, PageId, ReceiptId } from '../domain/ids.ts'
import { namingNobody } from './erased-ids.ts'
import type { PlainRecord } from './plain.ts'
import { listOf, numberOf, optional, textOf } from './record-values.ts'

/** What `exports` pages keep; see `records.ts` for how reading behaves. */

export function exportProfileRecord({ id: _id, ...profile }: ExportProfile): PlainRecord {
  return { ...profile }
}

export function readExportProfile(id: ExportProfileId, record: PlainRecord): ExportProfile {
  return {
    id,
    name: textOf(record['name']),
    receiver: textOf(record['receiver']),
    rows: namingNobody(textOf(record['rows'])),
    columns: textOf(record['columns']),
    sort: textOf(record['sort']),
    use: textOf(record['use']),
    output: textOf(record['output']),
    created: numberOf(record['created']) ?? 0,
    ...optional('archived', numberOf(record['archived'])),
  }
}

/**
 * `who`: everybody in the file, packed; each record of a merged person by itself, so that it holds when they are taken apart. Of a
 * file about everybody, the pages instead (`packPages`).
 */
export function receiptRecord({ id: _id, columns, ...receipt }: Receipt, who: string): PlainRecord {
  return { ...receipt, columns: JSON.stringify(columns), who }
}

export function readReceipt(id: ReceiptId, record: PlainRecord): Receipt {
  const { by, profile, via, scope } = record
  return {
    id,
    at: numberOf(record['at']) ?? 0,
    by: (isId('org', by) ? by : '') as OrganizerId,
    ...(isId('exp', profile) && { profile }),
    ...(via === 'command-line' && { via }),
    name: textOf(record['name']),
    use: textOf(record['use']),
    receiver: textOf(record['receiver']),
    columns: listOf(record['columns']),
    rows: numberOf(record['rows']) ?? 0,
    left: numberOf(record['left']) ?? 0,
    format: textOf(record['format']),
    ...(scope === 'everybody' && { scope }),
    file: textOf(record['file']),
    print: textOf(record['print']),
    ...optional('inner', textOf(record['inner']) || undefined),
    ...optional('saved', numberOf(record['saved'])),
    ...optional('voided', numberOf(record['voided'])),
  }
}

/** Signs of an id after its prefix. */
const TAIL = 16
const PREFIX = 'mem_'

/** What follows the prefix of ids. */
export function memberTails(ids: readonly MemberId[]): string[] {
  return ids.map((id) => id.slice(PREFIX.length))
}

/**
 * Ids as one text: what follows their prefix, sorted and each once, without anything between. It is base 32, which Automerge's
 * compression brings down to the 10 bytes an id is made of: 50,000 are half a megabyte on the disk.
 */
export function packTails(sorted: readonly string[]): string {
  return sorted.filter((tail, index) => tail !== sorted[index - 1]).join('')
}

/** Whether a packed text holds an id; found by halving. */
export function holdsMember(packed: string, id: MemberId): boolean {
  const wanted = id.slice(PREFIX.length)
  let low = 0
  let high = packed.length / TAIL
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = packed.slice(middle * TAIL, (middle + 1) * TAIL)
    if (found === wanted) return true
    if (found < wanted) low = middle + 1
    else high = middle
  }
  return false
}

/** Where a page stood: its id, and the heads of its document. */
interface PageThen {
  readonly id: PageId
  /** As `headsKey` writes them. */
  readonly heads: string
}

/** Pages as they stood, a line each. Of 50,000 members these are 200 lines, 8 kB on the disk. */
export function packPages(pages: readonly PageThen[]): string {
  return pages.map(({ id, heads }) => `${id} ${heads}`).join('\n')
}

/** The heads of pages by their ids; of a line that says something else, nothing. */
export function readPages(packed: string): ReadonlyMap<PageId, string> {
  const pages = new Map<PageId, string>()
  for (const line of packed.split('\n')) {
    const [id, heads] = line.split(' ')
    if (isId('pag', id) && heads !== undefined) pages.set(id, heads)
  }
  return pages
}
