import type { Instant } from '../../../shared/domain/dates.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { CommunityDb, Write } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'

/** What is known of another device from the files exchanged with it. */
export interface Peer {
  readonly lastSent: Instant | null
  readonly lastReceived: Instant | null
  /** Heads of its pages when it wrote its last file to us; what we may leave out of the next file for it. */
  readonly known: Readonly<Record<PageId, readonly string[]>>
}

export type Peers = Readonly<Partial<Record<DeviceId, Peer>>>

export const NOBODY: Peer = { lastSent: null, lastReceived: null, known: {} }

const KEY = 'peers'

/** The bookkeeping of exchanges; this machine's own, never sent. Where it is damaged, everything is sent once more. */
export async function readPeers(db: CommunityDb, sealer: Sealer): Promise<Peers> {
  const sealed = await db.local(KEY)
  return sealed ? openJson<Peers>(sealer, sealed, KEY).catch(() => ({})) : {}
}

/** The bookkeeping with one peer as it is now, to be written together with whatever it tells of. */
export async function notePeer(db: CommunityDb, sealer: Sealer, device: DeviceId, peer: Peer): Promise<Write> {
  const peers: Peers = { ...(await readPeers(db, sealer)), [device]: peer }
  return { local: [{ key: KEY, sealed: await sealJson(sealer, peers, KEY) }] }
}
