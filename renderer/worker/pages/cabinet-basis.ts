import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { CommunityDb, PageRow } from '../storage/community-db.ts'
import type { Sealer } from '../storage/sealer.ts'

/** What the cabinet and its parts work with. */
export interface CabinetOptions {
  readonly db: CommunityDb
  readonly sealer: Sealer
  readonly device: DeviceId
  /** Milliseconds. */
  readonly now: () => number
  /** Loads the CRDT engine; called before every use, loads once. */
  readonly engine: () => Promise<void>
}

/** What stands on the disk, as the cabinet and its parts know it. */
export interface PageLedger {
  readonly rows: Map<PageId, PageRow>
  /** Pages with more on the disk than in their snapshot. */
  readonly behind: Set<PageId>
  /** Pages that others stand in for, and which. */
  readonly gone: Map<PageId, PageId>
}
