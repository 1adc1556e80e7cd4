import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { packRecords } from './packed-records.ts'
import type { PackedRecords } from './packed-records.ts'

/** What is computed from a member's record once and kept: the reading of the name and the text that search scans. */
export interface DerivedText {
  readonly reading: string
  readonly search: string
}

/** One record of a page, with what is computed from it where it is a member. */
export interface SnapshotRecord {
  readonly id: string
  readonly record: PlainRecord
  readonly derived?: DerivedText
}

/** A page's records as start-up reads them, without Automerge. */
export interface PageSnapshot {
  readonly records: readonly SnapshotRecord[]
  readonly conflicts: Readonly<Record<string, Conflicts>>
}

/** Raised whenever the stored form or the way `derived` is computed changes; older snapshots are then rebuilt. */
export const SNAPSHOT_VERSION = 3

/** A snapshot as it is stored; `reading` and `search` in the order of the ids, empty where nothing is computed. */
export interface StoredSnapshot {
  readonly records: PackedRecords
  readonly conflicts: PageSnapshot['conflicts']
  readonly reading: readonly string[]
  readonly search: readonly string[]
}

export function packSnapshot({ records, conflicts }: PageSnapshot): StoredSnapshot {
  const computed = records.every(({ derived }) => derived !== undefined)
  return {
    records: packRecords(records),
    conflicts,
    reading: computed ? records.map(({ derived }) => derived?.reading ?? '') : [],
    search: computed ? records.map(({ derived }) => derived?.search ?? '') : [],
  }
}
