import type { ChapterId, DeviceId, PageId } from '../domain/ids.ts'
import { loadHandle, newHandle, ROOT } from './engine.ts'
import type { Handle, Heads } from './engine.ts'
import { everHolds } from './page-bytes.ts'
import { hydrate, mapAt, objectAt, plainOf, valueAt } from './plain.ts'
import type { PlainRecord } from './plain.ts'

/**
 * What a page holds. `community` and `chapter` are the two index pages: one of each per community and chapter, they
 * also list other pages. `rows` keeps the rows of imported rosters unchanged; `links` say who is one person, across chapters
 * and without a name or a number in them. `ledger` is what a chapter knows of its members besides their evenings. `door` is what a volunteer at one salon's door has: names, and who has come. `exports` keeps how lists are
 * exported, and what went out to whom.
 */
export const PAGE_KINDS = [
  'community',
  'chapter',
  'members',
  'salons',
  'attendance',
  'ledger',
  'sources',
  'rows',
  'links',
  'door',
  'exports',
] as const
export type PageKind = (typeof PAGE_KINDS)[number]

/** The version of everything inside pages. It only grows; each hop has a migration and a frozen example in the tests. */
export const SCHEMA = 1

/**
 * Records a page takes before the next one is begun. Opening costs nearly the same per record at 64 and at 250
 * (DESIGN.md 2); fewer pages mean fewer reads at start, and 250 members still open in about 4 ms. Attendance entries
 * and facts of a ledger are a fifth of a member's size.
 */
export const PAGE_LIMITS: Readonly<Record<PageKind, number>> = {
  community: Number.POSITIVE_INFINITY,
  chapter: Number.POSITIVE_INFINITY,
  members: 250,
  salons: 100,
  attendance: 1000,
  ledger: 1000,
  sources: 250,
  rows: 4,
  links: 1000,
  door: Number.POSITIVE_INFINITY,
  // A receipt of 50,000 names as many ids, half a megabyte; of a usual one they are a few kilobytes.
  exports: 50,
}

/** Rows of a roster in one record of a `rows` page; one string, never edited, so it costs one operation. */
export const ROWS_IN_A_RECORD = 250

export interface PageInfo {
  readonly id: PageId
  readonly kind: PageKind
  /** Which chapter the page belongs to; null for the community page. */
  readonly chapter: ChapterId | null
}

/** Makes a page with its first records, uncommitted. */
export function createPage(info: PageInfo, records: Readonly<Record<string, PlainRecord>>, device: DeviceId): Handle {
  const handle = newHandle(device)
  handle.put(ROOT, 'schema', SCHEMA)
  handle.put(ROOT, 'kind', info.kind, 'str')
  if (info.chapter) handle.put(ROOT, 'chapter', info.chapter, 'str')
  if (info.kind === 'community' || info.kind === 'chapter') handle.putObject(ROOT, 'pages', {})
  handle.putObjectFromHydrate(ROOT, 'records', hydrate(records))
  return handle
}

/** Opens a page from its chunks. @throws RangeError where a chunk is damaged. */
export function openPage(chunks: readonly Uint8Array[], device: DeviceId): Handle {
  return loadHandle(chunks, device)
}

/** The schema version a page was written with, or had at earlier heads; 0 while its first change has not arrived. */
export function schemaOf(handle: Handle, heads?: Heads): number {
  const value = valueAt(handle, ['schema'], heads)
  return typeof value === 'number' ? value : 0
}

/** Kind and chapter as the page itself says; null while its first change has not arrived, or where another program wrote it. */
export function infoOf(handle: Handle, id: PageId): PageInfo | null {
  const kind = PAGE_KINDS.find((known) => known === valueAt(handle, ['kind']))
  if (!kind) return null
  const chapter = valueAt(handle, ['chapter'])
  return { id, kind, chapter: typeof chapter === 'string' ? (chapter as ChapterId) : null }
}

/** All records of a page. */
export function recordsOf(handle: Handle): Record<string, PlainRecord> {
  const found = handle.getWithType(ROOT, 'records')
  if (found?.[0] !== 'map') return {}
  const out: Record<string, PlainRecord> = {}
  const all = plainOf(handle.materialize(found[1]))
  if (typeof all !== 'object' || all === null) return out
  const isLosing = everHolds(handle, ['__proto__'])
  for (const [id, record] of Object.entries(all))
    if (typeof record === 'object' && record !== null) out[id] = isLosing ? withLostLabels(handle, id, record) : record
  return out
}

/** The sets of a record whose keys are people's own words. */
const WORDED = ['tags', 'interests'] as const

/** The record as it stands: the engine assigns the keys of the maps it makes, and so loses a label called `__proto__`. */
function withLostLabels(handle: Handle, id: string, record: PlainRecord): PlainRecord {
  const sets = WORDED.filter((set) => typeof record[set] === 'object' && record[set] !== null)
  if (sets.length === 0) return record
  const place = objectAt(handle, ['records', id]) ?? ROOT
  const lost = sets.flatMap((set) => {
    const object = handle.getWithType(place, set)
    const isLost = object?.[0] === 'map' && handle.get(object[1], '__proto__') !== undefined
    return isLost ? [[set, mapAt(handle, object[1])] as const] : []
  })
  return lost.length === 0 ? record : { ...record, ...Object.fromEntries(lost) }
}

/** One record, optionally as of earlier heads. */
export function recordOf(handle: Handle, id: string, heads?: readonly string[]): PlainRecord | null {
  const value = valueAt(handle, ['records', id], heads)
  return typeof value === 'object' && value !== null ? value : null
}
