import type { Handle, Heads } from '../../../shared/crdt/engine.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { fileStem } from '../../../shared/text/file-name.ts'
import type { OpenCommunity } from '../open-community.ts'
import { sealBundle } from '../sync/bundles/seal-bundle.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'
import { NOBODY, notePeer, readPeers } from './peers.ts'
import type { Peer } from './peers.ts'

/**
 * A changes file for some devices, or for everybody of the community: everything, or what they do not have as far as their
 * last files said. What was sent but never acknowledged is sent again, so a lost file costs nothing.
 */
export async function writeChanges(
  community: OpenCommunity,
  { for: devices, since }: ParsedCommand<'exchange.write'>,
): Promise<Result<CommandResult<'exchange.write'>>> {
  const { tables, identity, world, db, sealer } = community
  await tendKeys(community)
  const readers = devices ?? [...tables.devices.keys()].filter((device) => device !== identity.device)
  const peers = await readPeers(db, sealer)
  const known = since
    ? await knownToAll(
        community,
        readers.map((device) => peers[device] ?? NOBODY),
      )
    : new Map<PageId, Heads>()
  const mode = since ? 'since' : 'all'
  const sealed = await sealBundle(community, { to: devices, known, mode, sequence: 0, tellKnown: true })
  if (!sealed.ok) return sealed
  const now = world.now()
  if (devices) {
    for (const device of devices)
      await db.write(await notePeer(db, sealer, device, { ...(peers[device] ?? NOBODY), lastSent: now }))
    community.publish(new Set(['exchange']))
  }
  return ok({ name: fileName(community, now), bytes: sealed.value.bytes, records: sealed.value.pages })
}

/** What every one of these has of each page. */
async function knownToAll({ cabinet }: OpenCommunity, peers: readonly Peer[]): Promise<Map<PageId, Heads>> {
  const known = new Map<PageId, Heads>()
  for (const { id } of cabinet.pages()) {
    const stands = peers.map((peer): Heads => peer.known[id] ?? [])
    const [first] = stands
    if (!first || stands.some((heads) => heads.length === 0)) continue
    const alike = stands.every((heads) => keyOf(heads) === keyOf(first))
    const least = alike ? first : leastOf(await cabinet.handle(id), stands)
    if (least) known.set(id, least)
  }
  return known
}

/** Those of several heads that all the others have too; undefined where their histories part. */
function leastOf(handle: Handle, stands: readonly Heads[]): Heads | undefined {
  if (!stands.flat().every((hash) => handle.getChangeMetaByHash(hash) !== null)) return undefined
  return stands.find((heads) =>
    stands.every((other) => {
      const beyond = new Set(handle.getChangesMeta([...other]).map(({ hash }) => hash))
      return heads.every((hash) => !beyond.has(hash))
    }),
  )
}

function keyOf(heads: Heads): string {
  return [...heads].sort().join(',')
}

function fileName({ tables }: OpenCommunity, now: number): string {
  const date = new Date(now).toISOString().slice(0, 10)
  return `${fileStem(tables.community?.name ?? '', date)}.chapterhouse`
}
