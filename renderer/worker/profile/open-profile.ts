import { newId } from '../../../shared/domain/ids.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { OpenCommunity } from '../open-community.ts'
import type { Change, Identity, World } from '../open-community.ts'
import { PageCabinet } from '../pages/page-cabinet.ts'
import { createKeyPair } from '../exchange/signing.ts'
import { CommunityDb } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'
import { StorageError } from '../storage/storage-problem.ts'

const IDENTITY = 'identity'

export interface OpenOptions {
  readonly sealer: Sealer
  readonly world: World
  readonly publish: (changes: ReadonlySet<Change>) => void
  readonly onProgress: (done: number, of: number) => void
}

/** Opens a community that is on this machine. @throws StorageError where it cannot be read at all. */
export async function openCommunity(id: CommunityId, options: OpenOptions): Promise<OpenCommunity> {
  const db = new CommunityDb(id, options.world.disk)
  const sealed = await db.local(IDENTITY)
  if (!sealed) throw new StorageError({ code: 'storage-failed' }, `no identity in ${id}`)
  const identity = await openJson<Identity>(options.sealer, sealed, IDENTITY)
  const community = assemble(id, db, identity, options)
  const damaged = await community.cabinet.load((info, stored, done, of) => {
    community.tables.putPage(info, stored)
    options.onProgress(done, of)
  })
  if (damaged.length > 0) community.trouble = { code: 'page-damaged', params: { count: damaged.length } }
  return community
}

/** Makes the storage of a community on this machine, with a new identity for whoever edits here; it has no pages yet. */
export async function createCommunity(id: CommunityId, options: OpenOptions): Promise<OpenCommunity> {
  await CommunityDb.erase(id, options.world.disk)
  const db = new CommunityDb(id, options.world.disk)
  const { random } = options.world
  const identity: Identity = {
    organizer: newId('org', random),
    device: newId('dev', random),
    ...(await createKeyPair()),
  }
  await db.write({ local: [{ key: IDENTITY, sealed: await sealJson(options.sealer, identity, IDENTITY) }] })
  return assemble(id, db, identity, options)
}

function assemble(
  id: CommunityId,
  db: CommunityDb,
  identity: Identity,
  { sealer, world, publish }: OpenOptions,
): OpenCommunity {
  const cabinet = new PageCabinet({ db, sealer, device: identity.device, now: world.now, engine: world.engine })
  return new OpenCommunity({ id, db, sealer, cabinet, identity, world, publish })
}
