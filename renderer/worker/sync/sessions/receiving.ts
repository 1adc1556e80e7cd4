import { headsKey } from '../../../../shared/crdt/engine.ts'
import { knownIn } from '../../../../shared/crdt/past.ts'
import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import type { MessageOf } from '../../../../shared/sync/messages.ts'
import type { OpenCommunity } from '../../open-community.ts'
import { StorageError } from '../../storage/storage-problem.ts'
import { takeIn } from '../gate/take-in.ts'
import type { RefusedPage } from '../gate/take-in.ts'
import { kindOf, mayHoldHere, rowHere } from './session-desk.ts'
import type { SessionDesk } from './session-desk.ts'

/**
 * Takes in a page, or a part of one, that another device has sent; answers with what of it was not let in. What this
 * device may not hold, does not know how to read, or has nothing to build on is left out: it is asked for if it is wanted.
 * Called in a turn of its own. @throws RangeError where the bytes are not Automerge's, StorageError where the disk refuses.
 */
export async function receivePage(
  desk: SessionDesk,
  from: DeviceId,
  { page, kind: claimed, chapter, base, endorsements }: MessageOf<'page'>,
  bytes: Uint8Array,
): Promise<readonly RefusedPage[]> {
  const { community } = desk
  const kind = kindOf(claimed)
  if (!kind || !mayHoldHere(community, { kind, chapter }) || !(await builds(community, page, base))) return []
  const trusted = community.tables.community === null && desk.trusts(from)
  try {
    const offered = { info: { id: page, kind, chapter }, bytes, endorsements }
    return (await takeIn(community, [offered], { device: from, trusted, isHere: true })).refused
  } catch (error) {
    // A copy that cannot take the place of a damaged page leaves that as it is; somebody else may have a better one.
    if (error instanceof StorageError && error.problem.code === 'page-damaged') return []
    throw error
  }
}

/** Whether everything is here that a part of a page builds on. */
async function builds({ cabinet }: OpenCommunity, page: PageId, base: readonly string[]): Promise<boolean> {
  if (base.length === 0) return true
  const row = rowHere(cabinet, page)
  if (!row) return false
  if (headsKey(base) === row.heads) return true
  return knownIn(await cabinet.handle(page), base).length === base.length
}
