import { conflictsOf, hasForked } from '../../../shared/crdt/conflicts.ts'
import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import type { Handle, Heads } from '../../../shared/crdt/engine.ts'
import { recordOf, recordsOf } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import type { DerivedText, PageSnapshot } from './page-snapshot.ts'

/** A record after a change: null where it is gone. */
export interface RecordState {
  readonly info: PageInfo
  readonly id: string
  readonly record: PlainRecord | null
  readonly conflicts: Conflicts
}

/** How the named records stand in the document now. */
export function statesOf(handle: Handle, info: PageInfo, records: Iterable<string>): RecordState[] {
  const forked = hasForked(handle)
  return [...records].map((id) => ({
    info,
    id,
    record: recordOf(handle, id),
    conflicts: forked ? conflictsOf(handle, id) : {},
  }))
}

/** Every record of a document. */
export function allRecords(handle: Handle): Set<string> {
  return new Set(Object.keys(recordsOf(handle)))
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

/** A document as start-up will read it; `derivedOf` gives what is already computed, the rest is computed on reading. */
export function snapshotOf(handle: Handle, derivedOf: (id: string) => DerivedText | undefined): PageSnapshot {
  const records = recordsOf(handle)
  const conflicts: Record<string, Conflicts> = {}
  const derived: Record<string, DerivedText> = {}
  const forked = hasForked(handle)
  for (const id of Object.keys(records)) {
    const text = derivedOf(id)
    if (text) derived[id] = text
    const found = forked ? conflictsOf(handle, id) : {}
    if (Object.keys(found).length > 0) conflicts[id] = found
  }
  return { records, conflicts, derived }
}
