import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import type { Batch } from '../pages/page-cabinet.ts'
import type { OpenCommunity } from '../open-community.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'

export interface Beginning {
  readonly name: string
  readonly sample: boolean
  /** What the person is called, and what they call this machine. */
  readonly organizer: string
  readonly device: string
}

/** Writes the community page: the community itself and its first organizer with their device. */
export async function beginCommunity(
  community: OpenCommunity,
  { name, sample, organizer, device }: Beginning,
): Promise<void> {
  const created = community.world.now()
  const info: PageInfo = { id: newId('pag', community.world.random), kind: 'community', chapter: null }
  const records = { [community.id]: { name, created, sample }, ...selfRecords(community, organizer, device) }
  await community.commit({ creates: [{ info, records }] }, 'community.start')
  await tendKeys(community)
}

/** Enters whoever edits on this machine in a community that others began. */
export async function enterSelf(community: OpenCommunity, organizer: string, device: string): Promise<void> {
  const batch = community.batch()
  for (const [id, record] of Object.entries(selfRecords(community, organizer, device)))
    batch.create('community', null, id, record)
  await community.commit(batch.build() satisfies Batch, 'community.join')
}

function selfRecords(
  { identity, world }: OpenCommunity,
  organizer: string,
  device: string,
): Record<string, PlainRecord> {
  return {
    [identity.organizer]: { name: organizer, role: 'admin' },
    [identity.device]: {
      organizer: identity.organizer,
      name: device,
      publicKey: identity.publicKey,
      boxKey: identity.boxKey,
      added: world.now(),
    },
  }
}

/** A community's id. */
export function newCommunityId({ random }: OpenCommunity['world']): CommunityId {
  return newId('com', random)
}
