import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'

/** What is computed from a member's record once and kept: the reading of the name and the text that search scans. */
export interface DerivedText {
  readonly reading: string
  readonly search: string
}

/** A page's records as start-up reads them, without Automerge. */
export interface PageSnapshot {
  readonly records: Readonly<Record<string, PlainRecord>>
  readonly conflicts: Readonly<Record<string, Conflicts>>
  readonly derived: Readonly<Record<string, DerivedText>>
}

/** Raised whenever the shape above or the way `derived` is computed changes; older snapshots are then rebuilt. */
export const SNAPSHOT_VERSION = 1
