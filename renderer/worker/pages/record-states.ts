import { ChangeBook } from '../../../shared/crdt/change-book.ts'
import { conflictsOf } from '../../../shared/crdt/conflicts.ts'
import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { ROOT } from '../../../shared/crdt/engine.ts'
import type { Handle, Heads } from '../../../shared/crdt/engine.ts'
import { recordOf, recordsOf } from '../../../shared/crdt/page.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import { strictConsents } from '../../../shared/crdt/strict-consents.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import type { DerivedText, PageSnapshot, SnapshotRecord } from './page-snapshot.ts'

/** A record after a change: null where it is gone. */
export interface RecordState {
  readonly info: PageInfo
  readonly id: string
  readonly record: PlainRecord | null
  readonly conflicts: Conflicts
}

/** Reading a whole page costs as much as reading this many of its records one by one. */
const ONE_BY_ONE = 60

/** How the named records, or all of them, stand in the document now. */
export function statesOf(handle: Handle, info: PageInfo, records: ReadonlySet<string> | 'all'): RecordState[] {
  const book = new ChangeBook(handle)
  const all = records === 'all' || records.size > ONE_BY_ONE ? recordsOf(handle) : null
  const ids = records === 'all' ? Object.keys(all ?? {}) : [...records]
  return ids.map((id) => {
    const record = all ? (all[id] ?? null) : recordOf(handle, id)
    const conflicts = conflictsOf(handle, id, book)
    return { info, id, ...(record ? strictConsents(record, conflicts) : { record, conflicts }) }
  })
}

/**
 * Records that were in dispute before and of which something else is disputed now, beside those that are known to have changed:
 * one of the values that do not show may be a map that somebody wrote into.
 */
export function contestedAnew(
  handle: Handle,
  info: PageInfo,
  changed: ReadonlySet<string>,
  before: ReadonlyMap<string, Conflicts>,
): RecordState[] {
  const others = new Set([...before.keys()].filter((id) => !changed.has(id)))
  return statesOf(handle, info, others).filter(
    ({ id, conflicts }) => JSON.stringify(conflicts) !== JSON.stringify(before.get(id)),
  )
}

/** The records that edits touch. */
export function recordsIn(edits: readonly Edit[]): Set<string> {
  return new Set(edits.flatMap(({ path }) => (path[0] === 'records' && path[1] !== undefined ? [path[1]] : [])))
}

/**
 * The records that changes touched which were made, or have arrived, since `before`. The difference between the two states would
 * not do: a value that stands beside others and does not show is none, and still somebody has to choose. `isWhole` is
 * false where a change reached into something that is no longer, or does not show, so that it cannot be told whose it was.
 */
export function recordsSince(
  handle: Handle,
  before: Heads,
): { readonly records: ReadonlySet<string>; readonly isWhole: boolean } {
  const records = new Set<string>()
  const places = new Map<string, string | null | undefined>()
  let isWhole = true
  for (const { hash } of handle.getChangesMeta([...before])) {
    for (const { obj, key } of handle.getDecodedChangeByHash(hash)?.ops ?? []) {
      if (!places.has(obj)) places.set(obj, placeOf(handle, obj))
      const place = places.get(obj)
      if (place === undefined) isWhole = false
      else if (place !== ELSEWHERE) records.add(place ?? key)
    }
  }
  return { records, isWhole }
}

/** The list of pages, and what a page says of itself. */
const ELSEWHERE = ''

/** The record an object lies in; null for the map of records itself, undefined where that cannot be told. */
function placeOf(handle: Handle, object: string): string | null | undefined {
  if (object === ROOT) return ELSEWHERE
  const [head, record] = handle.objInfo(object).path ?? []
  if (head === undefined) return undefined
  return head === 'records' ? (record === undefined ? null : String(record)) : ELSEWHERE
}

/**
 * A record as memory and snapshots keep it. The rows of imported rosters are most of what a community weighs and are
 * looked at one by one, so only where they are is kept; `readRows` opens the page when somebody asks. So are the ids of everybody
 * that an exported file contained, which `ReceiptBook` reads.
 */
export function shelved(kind: PageKind, record: PlainRecord): PlainRecord {
  if (kind === 'exports') {
    const { who: _who, ...receipt } = record
    return receipt
  }
  if (kind !== 'rows') return record
  const { rows: _rows, ...place } = record
  return place
}

/** A document as start-up will read it; `derivedOf` gives what is already computed, the rest is computed on reading. */
export function snapshotOf(
  handle: Handle,
  { kind }: PageInfo,
  derivedOf: (id: string) => DerivedText | undefined,
): PageSnapshot {
  const conflicts: Record<string, Conflicts> = {}
  const book = new ChangeBook(handle)
  const records = Object.entries(recordsOf(handle)).map(([id, read]): SnapshotRecord => {
    const { record, conflicts: found } = strictConsents(read, conflictsOf(handle, id, book))
    if (Object.keys(found).length > 0) conflicts[id] = found
    const derived = derivedOf(id)
    return { id, record: shelved(kind, record), ...(derived && { derived }) }
  })
  return { records, conflicts }
}
