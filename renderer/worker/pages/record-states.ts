import { conflictsOf, hasForked } from '../../../shared/crdt/conflicts.ts'
import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import type { Handle, Heads } from '../../../shared/crdt/engine.ts'
import { recordOf, recordsOf } from '../../../shared/crdt/page.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
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
  const forked = hasForked(handle)
  const all = records === 'all' || records.size > ONE_BY_ONE ? recordsOf(handle) : null
  const ids = records === 'all' ? Object.keys(all ?? {}) : [...records]
  return ids.map((id) => ({
    info,
    id,
    record: all ? (all[id] ?? null) : recordOf(handle, id),
    conflicts: forked ? conflictsOf(handle, id) : {},
  }))
}

/**
 * Records that were in dispute before and of which something else is disputed now. One value more beside two is no difference
 * between two states of a document, as Automerge tells them: the value that counts has not changed.
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

/** The records that changed between two states of a document. */
export function recordsBetween(handle: Handle, before: Heads, after: Heads): Set<string> {
  const records = new Set<string>()
  for (const { path } of handle.diff([...before], [...after])) {
    if (path[0] === 'records' && path[1] !== undefined) records.add(String(path[1]))
  }
  return records
}

/**
 * A record as memory and snapshots keep it. The rows of imported rosters are most of what a community weighs and are
 * looked at one by one, so only where they are is kept; `readRows` opens the page when somebody asks.
 */
export function shelved(kind: PageKind, record: PlainRecord): PlainRecord {
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
  const forked = hasForked(handle)
  const records = Object.entries(recordsOf(handle)).map(([id, record]): SnapshotRecord => {
    const found = forked ? conflictsOf(handle, id) : {}
    if (Object.keys(found).length > 0) conflicts[id] = found
    const derived = derivedOf(id)
    return { id, record: shelved(kind, record), ...(derived && { derived }) }
  })
  return { records, conflicts }
}
