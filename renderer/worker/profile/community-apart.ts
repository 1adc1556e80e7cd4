import type { CommunityId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'
import { openCommunity } from './open-profile.ts'
import type { OpenOptions } from './open-profile.ts'

/** Opens a community that is on no screen, does something in it once it is there as a whole, and closes it again. */
export async function inCommunityApart<Value>(
  id: CommunityId,
  options: Pick<OpenOptions, 'sealer' | 'world'>,
  work: (community: OpenCommunity) => Promise<Value>,
): Promise<Value> {
  const { community, finish } = await openCommunity(id, {
    ...options,
    publish: () => undefined,
    onProgress: () => undefined,
  })
  try {
    await finish()
    return await work(community)
  } finally {
    community.cabinet.close()
  }
}
