import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import { keyHere, kindOf, mayHoldHere, rowsFor } from './session-desk.ts'
import type { SessionDesk } from './session-desk.ts'
import type { TheirPages } from './their-pages.ts'

/**
 * In how many pages this device and another differ, of those that both may have. A page of which one has not let in what
 * the other has will stay as it is, and counts no more.
 */
export function differingPages(desk: SessionDesk, device: DeviceId, theirs: TheirPages): number {
  const { community } = desk
  const pages = new Set<PageId>()
  for (const row of rowsFor(desk, device))
    if (theirs.get(row.id)?.key !== row.heads && !theirs.isFruitless(row.id, row.heads)) pages.add(row.id)
  for (const { page, kind, chapter, key } of theirs.all()) {
    const mine = keyHere(community, page)
    if (community.cabinet.standIn(page)) continue
    if (key === mine || theirs.isFruitless(page, mine)) continue
    if (kindOf(kind) && mayHoldHere(community, { kind, chapter })) pages.add(page)
  }
  return pages.size
}
