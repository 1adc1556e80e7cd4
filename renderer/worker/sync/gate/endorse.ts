import { headsOf } from '../../../../shared/crdt/engine.ts'
import type { PageId } from '../../../../shared/domain/ids.ts'
import { endorsedText } from '../../../../shared/sync/endorsement.ts'
import type { Endorsement } from '../../../../shared/sync/endorsement.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { PageRow } from '../../storage/community-db.ts'
import { signText } from '../signing.ts'

/** What this device has signed for since it started: the newest of each page. */
const own = new WeakMap<OpenCommunity, Map<PageId, Own>>()

interface Own {
  /** As the row of the page names them. */
  readonly heads: string
  readonly endorsement: Endorsement
}

/**
 * What goes with a page when it is sent: this device's own word for the page as it stands, and that of others for changes
 * that this device could not vouch for by itself.
 */
export async function endorsementsFor(community: OpenCommunity, row: PageRow): Promise<Endorsement[]> {
  if (row.heads === '') return []
  const cache = own.get(community) ?? new Map<PageId, Own>()
  own.set(community, cache)
  const known = cache.get(row.id)
  const held = row.endorsements ?? []
  if (known?.heads === row.heads) return [known.endorsement, ...held]
  const heads = headsOf(row.heads)
  const { device, privateKey } = community.identity
  const signature = await signText(endorsedText(community.id, row.id, heads), privateKey)
  const endorsement: Endorsement = { page: row.id, heads, device, signature }
  cache.set(row.id, { heads: row.heads, endorsement })
  return [endorsement, ...held]
}
