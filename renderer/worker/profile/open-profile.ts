import { newId } from '../../../shared/domain/ids.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { SCHEMA } from '../../../shared/crdt/page.ts'
import { FrontDesk } from '../front/front-desk.ts'
import { FRONT_KEY, FRONT_VERSION, fingerprintOf } from '../front/front-page.ts'
import type { FrontPage } from '../front/front-page.ts'
import { OpenCommunity } from '../open-community.ts'
import type { Change, Identity, World } from '../open-community.ts'
import { readRefusals } from '../sync/gate/refusals.ts'
import { readRemoval } from '../sync/removal.ts'
import { readReviewNote } from '../people/review-note.ts'
import { PageCabinet } from '../pages/page-cabinet.ts'
import { PageLoader } from '../pages/page-loader.ts'
import { createKeyPair } from '../sync/signing.ts'
import { CommunityDb } from '../storage/community-db.ts'
import { Joining } from '../sync/pairing/joining.ts'
import { createBoxPair } from '../sync/keys/box.ts'
import type { BoxPair } from '../sync/keys/box.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'
import { StorageError } from '../storage/storage-problem.ts'

/** Who edits here, as it is kept. */
export const IDENTITY = 'identity'

export interface OpenOptions {
  readonly sealer: Sealer
  readonly world: World
  readonly publish: (changes: ReadonlySet<Change>) => void
  readonly onProgress: (done: number, of: number) => void
}

/** A community on its way into memory. */
export interface Opening {
  readonly community: OpenCommunity
  /** Set where a front page answers until the community is there. */
  readonly front: FrontDesk | null
  /** Reads everything; settles when every view can be answered. */
  readonly finish: () => Promise<void>
}

/** Opens a community that is on this machine. @throws StorageError where it cannot be read at all. */
export async function openCommunity(id: CommunityId, options: OpenOptions): Promise<Opening> {
  const db = await CommunityDb.open(id, options.world.disk)
  const [sealed, sealedFront] = await Promise.all([db.local(IDENTITY), db.local(FRONT_KEY)])
  if (!sealed) throw new StorageError({ code: 'storage-failed' }, `no identity in ${id}`)
  const identity = await openJson<StoredIdentity>(options.sealer, sealed, IDENTITY).catch((error: unknown) => {
    throw new StorageError({ code: 'storage-failed' }, error)
  })
  const { schema = FIRST_SCHEMA } = identity
  const isNewer = schema > SCHEMA || db.isNewer
  if (isNewer) db.freeze()
  const community = assemble(id, db, await current(identity, db, options.sealer), options)
  community.isReadOnly = isNewer
  if (isNewer) community.trouble = { code: 'data-newer' }
  const [pages, joining] = await Promise.all([
    community.cabinet.list(),
    Joining.resume(community),
    community.invitations.load(),
    readRemoval(community),
    community.week.load(),
  ])
  const loader = new PageLoader(community.cabinet, community.tables)
  const front = sealedFront && (await openJson<FrontPage>(options.sealer, sealedFront, FRONT_KEY).catch(() => null))
  const holds = front?.version === FRONT_VERSION && front.fingerprint === fingerprintOf(pages)
  return {
    community,
    front: holds ? new FrontDesk(community, front, loader) : null,
    async finish() {
      const damaged = await loader.all(options.onProgress)
      await readReviewNote(community)
      await readRefusals(community)
      if (joining?.isPending) community.joining = joining
      await community.invitations.resume()
      if (damaged.length > 0 && !isNewer)
        community.trouble = { code: 'page-damaged', params: { count: damaged.length } }
    },
  }
}

/** Makes the storage of a community on this machine, with a new identity for whoever edits here; it has no pages yet. */
export async function createCommunity(
  id: CommunityId,
  options: OpenOptions,
  organizer = newId('org', options.world.random),
): Promise<OpenCommunity> {
  await CommunityDb.erase(id, options.world.disk)
  const db = await CommunityDb.open(id, options.world.disk)
  const { random } = options.world
  const identity: Identity = {
    organizer,
    device: newId('dev', random),
    ...(await createKeyPair()),
    ...(await createBoxPair()),
  }
  try {
    await keepIdentity({ db, sealer: options.sealer, identity })
  } catch (error) {
    db.close()
    await CommunityDb.erase(id, options.world.disk).catch(() => undefined)
    throw error
  }
  return assemble(id, db, identity, options)
}

/** Writes who edits here, as this version keeps it. @throws StorageError */
export async function keepIdentity({
  db,
  sealer,
  identity,
}: Pick<OpenCommunity, 'db' | 'sealer' | 'identity'>): Promise<void> {
  await db.write({
    local: [{ key: IDENTITY, sealed: await sealJson(sealer, { ...identity, schema: SCHEMA }, IDENTITY) }],
  })
}

/**
 * The identity as this version keeps it, written anew where an earlier one wrote it: profiles from before there were scope
 * keys have no key to open them with and get one once, and an earlier program has to see that a later one was here.
 */
async function current({ schema, ...identity }: StoredIdentity, db: CommunityDb, sealer: Sealer): Promise<Identity> {
  const { boxKey, boxPrivateKey } = identity
  const hasBox = boxKey !== undefined && boxPrivateKey !== undefined
  const whole: Identity = hasBox ? { ...identity, boxKey, boxPrivateKey } : { ...identity, ...(await createBoxPair()) }
  if (hasBox && (schema ?? FIRST_SCHEMA) >= SCHEMA) return whole
  const sealed = await sealJson(sealer, { ...whole, schema: Math.max(SCHEMA, schema ?? FIRST_SCHEMA) }, IDENTITY)
  await db.write({ local: [{ key: IDENTITY, sealed }] })
  return whole
}

/** What stood in pages before identities said so. */
const FIRST_SCHEMA = 1

type StoredIdentity = Omit<Identity, keyof BoxPair> &
  Partial<BoxPair> & {
    /** The newest `SCHEMA` that has written here. */
    readonly schema?: number
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
