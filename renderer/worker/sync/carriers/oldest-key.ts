import type { OpenCommunity } from '../../open-community.ts'
import { inOrder, openWrap } from '../keys/keyring.ts'
import type { OpenKey } from '../keys/keyring.ts'

/**
 * The community's first key: the one that every device is given when it comes and that never changes, so that all look in
 * one place. Null where it has not come yet. It names places and opens nothing that a later key seals.
 */
export async function oldestCommunityKey(community: OpenCommunity): Promise<OpenKey | null> {
  const { id, identity, tables, keyring, joining } = community
  const oldest = inOrder(tables.scopeKeys.values()).find(({ scope }) => scope === 'community')
  if (oldest) return keyring.open(oldest.id)
  // Let in, and the community's page is still to come: perhaps by that very server.
  const given = joining?.wraps.find(({ scope }) => scope === 'community')
  return given ? openWrap(id, identity, given) : null
}
