import type { ExchangeView } from '../../../shared/protocol/sync.ts'
import { NOBODY } from '../exchange/peers.ts'
import type { Peer, Peers } from '../exchange/peers.ts'
import type { OpenCommunity } from '../open-community.ts'

/** The other devices of this community and what was exchanged with each, the latest first. */
export async function exchangeViews(community: OpenCommunity, peers: Peers): Promise<ExchangeView[]> {
  const { tables, identity } = community
  const views: ExchangeView[] = []
  for (const device of tables.devices.values()) {
    if (device.id === identity.device) continue
    const peer = peers[device.id] ?? NOBODY
    views.push({
      device: device.id,
      deviceName: device.name,
      organizer: tables.organizers.get(device.organizer)?.name ?? '',
      lastSent: peer.lastSent,
      lastReceived: peer.lastReceived,
      unsent: peer.lastReceived === null ? null : await unsentChanges(community, peer),
    })
  }
  return views.sort((a, b) => latest(b) - latest(a) || (a.device < b.device ? -1 : 1))
}

/** Pages opened to count changes; beyond it nobody reads an exact number, and each costs some milliseconds. */
const COUNT_LIMIT = 20

async function unsentChanges({ cabinet }: OpenCommunity, peer: Peer): Promise<number | null> {
  const behind = cabinet.pages().filter(({ id, heads }) => [...(peer.known[id] ?? [])].sort().join(',') !== heads)
  if (behind.length > COUNT_LIMIT) return null
  let count = 0
  for (const { id } of behind) {
    const handle = await cabinet.handle(id)
    const shared = (peer.known[id] ?? []).filter((hash) => handle.getChangeMetaByHash(hash) !== null)
    count += handle.getChangesMeta(shared).length
  }
  return count
}

function latest({ lastSent, lastReceived }: ExchangeView): number {
  return Math.max(lastSent ?? 0, lastReceived ?? 0)
}
