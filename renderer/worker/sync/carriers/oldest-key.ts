import type { ScopeKey } from '../../../../shared/domain/community.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { OpenKey } from '../keys/keyring.ts'

/**
 * The community's first key: the one that every device is given when it comes and that never changes, so that all look in
 * one place. Null where it has not come yet. It names places and opens nothing that a later key seals.
 */
export async function oldestCommunityKey({ tables, keyring }: OpenCommunity): Promise<OpenKey | null> {
  let oldest: ScopeKey | undefined
  for (const key of tables.scopeKeys.values()) {
    if (key.scope !== 'community') continue
    if (!oldest || key.made < oldest.made || (key.made === oldest.made && key.id < oldest.id)) oldest = key
  }
  return oldest ? keyring.open(oldest.id) : null
}
