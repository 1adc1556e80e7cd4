import type { Heads } from '../../../shared/crdt/engine.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'

/**
 * The list of a door is a volunteer's only while the door is open. Whoever stood there keeps what they have and hears how it
 * ended; after that nothing of it goes to volunteers any more, and nothing at all to those who did not stand there.
 */

/** Whether a page is the list of a door that was closed, and a device a volunteer's. */
export function isOverFor({ tables }: Pick<OpenCommunity, 'tables'>, device: DeviceId, page: PageId): boolean {
  return tables.doors.at(page)?.closed !== undefined && tables.standingOf(device)?.role === 'door'
}

/** Whether a door was still open as somebody has its page: they have to hear that it was closed. */
export async function wasOpenAt({ tables, cabinet }: OpenCommunity, page: PageId, heads: Heads): Promise<boolean> {
  const salon = tables.doors.at(page)?.id
  if (salon === undefined || heads.length === 0) return false
  const handle = await cabinet.handle(page)
  if (heads.some((hash) => handle.getChangeMetaByHash(hash) === null)) return false
  const found = valueAt(handle, ['records', salon], heads)
  return typeof found === 'object' && found !== null && found['closed'] === undefined
}
