import { SCHEMA } from '../../../shared/crdt/page.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { encodeChangesBody } from '../../../shared/formats/changes-file.ts'
import { withSignature } from '../../../shared/formats/signed-file.ts'
import type { CommandResult } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { PageRow } from '../storage/community-db.ts'
import { NOBODY, notePeer, readPeers } from './peers.ts'
import { endorsementsFor } from '../sync/gate/endorse.ts'
import { sign } from '../sync/signing.ts'

/**
 * A changes file: everything, or what `since` does not have as far as its last file said. What was sent but never
 * acknowledged is sent again, so a lost file costs nothing.
 */
export async function writeChanges(
  community: OpenCommunity,
  since: DeviceId | null,
): Promise<Result<CommandResult<'exchange.write'>>> {
  const { tables, cabinet, identity, world, db, sealer } = community
  if (since && !tables.devices.has(since)) return failed('not-found')
  const peer = since ? ((await readPeers(db, sealer))[since] ?? NOBODY) : NOBODY
  const pages: PageRow[] = []
  const sections: Uint8Array[] = []
  for (const row of cabinet.pages()) {
    const known = peer.known[row.id]
    const section = await sectionOf(community, row, known)
    if (!section) continue
    pages.push(row)
    sections.push(section)
  }
  const now = world.now()
  const body = encodeChangesBody(
    {
      schema: SCHEMA,
      community: { id: community.id, name: tables.community?.name ?? '' },
      from: {
        organizer: identity.organizer,
        organizerName: tables.organizers.get(identity.organizer)?.name ?? '',
        device: identity.device,
        deviceName: tables.devices.get(identity.device)?.name ?? '',
        publicKey: identity.publicKey,
      },
      written: now,
      mode: since ? 'since' : 'all',
      to: since,
      pages: await Promise.all(
        pages.map(async (row) => ({
          page: row.id,
          kind: row.kind,
          heads: headsOf(row.heads),
          endorsements: await endorsementsFor(community, row),
        })),
      ),
      known: cabinet.pages().map(({ id, heads }) => ({ page: id, heads: headsOf(heads) })),
    },
    sections,
  )
  const bytes = withSignature(body, await sign(body, identity.privateKey))
  if (since) {
    await db.write(await notePeer(db, sealer, since, { ...peer, lastSent: now }))
    community.publish(new Set(['exchange']))
  }
  return ok({ name: fileName(community, now), bytes, records: sections.length })
}

/** The chunks a peer lacks of one page, or null where it has everything. */
async function sectionOf(
  community: OpenCommunity,
  row: PageRow,
  known: readonly string[] | undefined,
): Promise<Uint8Array | null> {
  if (!known || known.length === 0) return concat(await community.cabinet.chunks(row.id))
  if ([...known].sort().join(',') === row.heads) return null
  const handle = await community.cabinet.handle(row.id)
  // The peer may be ahead of us here: then we cannot tell what it lacks, and the whole page is small.
  const shared = known.every((hash) => handle.getChangeMetaByHash(hash) !== null)
  return shared ? handle.saveSince([...known]) : handle.save()
}

function headsOf(key: string): string[] {
  return key === '' ? [] : key.split(',')
}

/** Stored chunks one after the other are themselves something Automerge reads. */
function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}

function fileName({ tables }: OpenCommunity, now: number): string {
  const date = new Date(now).toISOString().slice(0, 10)
  const name = (tables.community?.name ?? '').replace(/[\\/:*?"<>|]/g, ' ').trim()
  return `${name} ${date}.chapterhouse`
}
