import type { Handle, Heads } from '../../../shared/crdt/engine.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { PageRow } from '../storage/community-db.ts'

/** A page with what somebody hands over in it, before any of it is on the disk or on a screen. */
export interface Candidate {
  readonly id: PageId
  /** Undefined where the page is new here. */
  readonly known: PageRow | undefined
  readonly handle: Handle
  /** Where the page stood without it. */
  readonly before: Heads
  readonly bytes: Uint8Array
  /** Whether changes had waited here already for others that had not come. */
  readonly lacking: boolean
}

export interface Verdict {
  /** Changes that stay out, with everything that builds on them. */
  readonly refused: ReadonlySet<string>
  readonly mark: Pick<PageRow, 'endorsements' | 'settled'>
  /** Whether nothing in the page as it stands then will be judged again. */
  readonly settles: boolean
}

/** What a command is about to write to one page: in the document, not yet on the disk. */
export interface OwnWrite {
  readonly handle: Handle
  readonly info: PageInfo
  readonly before: Heads
}

/** Says what of a page may come in. */
export interface PageGate {
  /** Who hands the pages over; null where nobody has proved it. */
  readonly from: DeviceId | null
  /** Bytes that may wait on the disk of this giver's, of what builds on changes that have not come. */
  readonly waitingLimit: number
  readonly judge: (candidate: Candidate) => Promise<Verdict>
  /** Told of each page that something of was let in, before the next one is judged. */
  readonly admitted: (info: PageInfo, handle: Handle) => void
}
