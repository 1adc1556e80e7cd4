import { PAGE_KINDS } from '../../../shared/crdt/page.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { PageHeads } from '../../../shared/formats/bundle-file.ts'
import type { ChangesFile } from '../../../shared/formats/changes-file.ts'
import type { ExchangeSummary } from '../../../shared/protocol/sync.ts'
import type { OpenCommunity } from '../open-community.ts'
import { decisionCount } from '../queries/decisions.ts'
import type { Write } from '../storage/community-db.ts'
import { checkWriter, takeBundle } from '../sync/bundles/take-bundle.ts'
import type { TakenBundle } from '../sync/bundles/take-bundle.ts'
import { takeIn } from '../sync/gate/take-in.ts'
import type { OfferedPage, TakenIn } from '../sync/gate/take-in.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'
import type { CheckedFile } from './open-file.ts'
import { NOBODY, notePeer, readPeers } from './peers.ts'

/**
 * Takes a checked file into the community it belongs to: all of it that is for this device, or nothing. `founding`: a
 * community of which nothing is here begins with this file, whoever it is from.
 */
export async function readChanges(
  community: OpenCommunity,
  checked: CheckedFile,
  { founding = false } = {},
): Promise<Result<ExchangeSummary>> {
  const { tables, identity, joining } = community
  const { device } = checked.file.header.from
  const trusted = founding || (joining?.isPending === true && (await joining.isInviter(checked.file.header.from)))
  const known = (await readPeers(community.db, community.sealer))[device]
  const before = decisionCount(community)
  const note = (heads: readonly PageHeads[]) =>
    device === identity.device ? Promise.resolve({}) : noteOf(community, checked.file.header, heads)
  const read =
    checked.kind === 'open'
      ? await readFirstFormat(community, checked.file, note, trusted)
      : await takeBundle(community, checked.file, { note, trusted })
  if (!read.ok) return read
  const { taken, from, closed } = read.value
  // A device that became known by this file may need keys. What arrived stands whether or not they can be written now.
  if (tables.community) await tendKeys(community)
  await community.invitations.met(device)
  if (device !== identity.device)
    community.sync?.book.note(device, { lastSeen: { way: 'file', at: community.world.now() } })
  community.publish(new Set(['exchange', 'pairing']))
  return ok({
    ...countIn(taken),
    from: from.organizerName,
    device: from.deviceName,
    firstMeeting: device !== identity.device && (known?.lastReceived ?? null) === null,
    decisions: Math.max(0, decisionCount(community) - before),
    waiting: taken.adopted.filter(({ waiting }) => waiting).length,
    closed,
    nothingNew: taken.adopted.length === 0,
  })
}

/** What the writer has, as of its latest file; one that was overtaken on its way tells nothing. */
async function noteOf(
  { db, sealer }: OpenCommunity,
  { from, written }: { readonly from: { readonly device: DeviceId }; readonly written: number },
  known: readonly PageHeads[],
): Promise<Write> {
  const peer = (await readPeers(db, sealer))[from.device] ?? NOBODY
  if (peer.lastReceived !== null && written < peer.lastReceived) return {}
  const heads = Object.fromEntries(known.map(({ page, heads: list }) => [page, list]))
  return notePeer(db, sealer, from.device, { ...peer, lastReceived: written, known: { ...peer.known, ...heads } })
}

/** A file from before files were encrypted; those of the community may still hold one. */
async function readFirstFormat(
  community: OpenCommunity,
  file: ChangesFile,
  note: (known: readonly PageHeads[]) => Promise<Write>,
  trusted: boolean,
): Promise<Result<Omit<TakenBundle, 'spans'>>> {
  const { header } = file
  if (header.community.id !== community.id)
    return failed('changes-other-community', { community: header.community.name })
  const writer = trusted ? ok(undefined) : checkWriter(community, header.from)
  if (!writer.ok) return writer
  try {
    const giver = { device: header.from.device, trusted }
    const taken = await takeIn(community, offeredPages(file), giver, await note(header.known ?? []))
    return ok({ taken, from: header.from, closed: 0 })
  } catch (error) {
    // Automerge answers bytes that are not its own with a RangeError; the disk's refusals go on as they are.
    if (error instanceof RangeError) return failed('changes-damaged')
    throw error
  }
}

/** The pages of a file; those of a kind this version does not know stay out, a newer one will send them again. */
function offeredPages({ header, pages }: ChangesFile): OfferedPage[] {
  return header.pages.flatMap(({ page, kind, endorsements = [] }, index): OfferedPage[] => {
    const known = PAGE_KINDS.find((one) => one === kind)
    const bytes = pages[index]
    return known && bytes && bytes.length > 0
      ? [{ info: { id: page, kind: known, chapter: null }, bytes, endorsements }]
      : []
  })
}

function countIn({
  adopted,
  added,
}: TakenIn): Pick<ExchangeSummary, 'newMembers' | 'changedMembers' | 'newSalons' | 'entries'> {
  const count = { newMembers: 0, changedMembers: 0, newSalons: 0, entries: 0 }
  for (const { id, record } of adopted.flatMap(({ changed }) => changed)) {
    const fresh = added.has(id)
    // Who comes already archived is not on the list that the person then sees.
    if (fresh && isId('mem', id) && record?.['archived'] !== undefined) continue
    if (isId('mem', id)) count[fresh ? 'newMembers' : 'changedMembers'] += 1
    else if (isId('sal', id) && fresh) count.newSalons += 1
    else if (isId('ent', id) && fresh) count.entries += 1
  }
  return count
}
