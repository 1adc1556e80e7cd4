import { headsOf } from '../../../shared/crdt/engine.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { mayHold } from '../../../shared/domain/role.ts'
import type { OpenCommunity } from '../open-community.ts'
import { twinOf } from '../pages/page-rotation.ts'
import { StorageError } from '../storage/storage-problem.ts'
import { turn } from '../turn.ts'
import type { BackupPage, BackupReader } from './read-backup.ts'

/** A backup that somebody has opened to bring something back from: read whole, found whole, and held until they are done. */
export interface HeldBackup {
  readonly header: BackupReader['header']
  readonly manifest: BackupReader['manifest']
  readonly pages: ReadonlyMap<PageId, BackupPage>
}

/** How a page of a backup stands to what is here. */
export type PageStanding = 'missing' | 'damaged' | 'behind' | 'in step'

/** The pages of a backup that this device may have and that were not erased since. */
export function pagesFor(community: OpenCommunity, { pages }: HeldBackup): BackupPage[] {
  const { tables, identity, cabinet } = community
  const standing = tables.standingOf(identity.device)
  return [...pages.values()].filter(({ page }) => {
    const isErased =
      cabinet.standIn(page.id) !== undefined ||
      (page.rotation !== undefined && twinOf(cabinet.pages(), page, page.rotation) !== undefined)
    return !isErased && (standing === null || mayHold(standing, page))
  })
}

/** Compares each page with what is here, a few at a time. */
export async function compare(community: OpenCommunity, held: HeldBackup): Promise<ReadonlyMap<PageId, PageStanding>> {
  const standings = new Map<PageId, PageStanding>()
  for (const { page } of pagesFor(community, held)) {
    standings.set(page.id, await standingOf(community, page))
    await turn()
  }
  return standings
}

async function standingOf({ cabinet }: OpenCommunity, { id, heads }: BackupPage['page']): Promise<PageStanding> {
  const row = cabinet.row(id)
  if (!row || row.pending !== undefined) return 'missing'
  try {
    // Opened also where it says that it stands just so: what is wanted here is whether it opens.
    const hasAll = await cabinet.glance(id, (handle) =>
      headsOf(heads).every((hash) => handle.getChangeMetaByHash(hash) !== null),
    )
    return hasAll ? 'in step' : 'behind'
  } catch (error) {
    if (error instanceof StorageError && error.problem.code === 'page-damaged') return 'damaged'
    throw error
  }
}
