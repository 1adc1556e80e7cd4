import { PAGE_KINDS, SCHEMA } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { decodeChangesFile } from '../../../shared/formats/changes-file.ts'
import type { ChangesFile, ChangesHeader } from '../../../shared/formats/changes-file.ts'
import type { ExchangeSummary } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { decisionCount } from '../queries/decisions.ts'
import { takeIn } from '../sync/gate/take-in.ts'
import type { OfferedPage, TakenIn } from '../sync/gate/take-in.ts'
import { NOBODY, notePeer, readPeers } from './peers.ts'
import type { Write } from '../storage/community-db.ts'
import { verify } from '../sync/signing.ts'

/** A changes file larger than this is not one of ours: 50,000 members with ten years of salons are about 60 MB. */
const FILE_LIMIT = 512 * 1024 * 1024

/** Reads and checks a file without believing or changing anything yet. */
export async function openChangesFile(data: Blob | Uint8Array): Promise<Result<ChangesFile>> {
  const size = data instanceof Uint8Array ? data.byteLength : data.size
  if (size > FILE_LIMIT) return failed('file-too-large', { limit: `${FILE_LIMIT / 1024 / 1024} MB` })
  const bytes =
    data instanceof Uint8Array
      ? data
      : await data.arrayBuffer().then(
          (buffer) => new Uint8Array(buffer),
          () => null,
        )
  if (!bytes) return failed('file-unreadable')
  const file = decodeChangesFile(bytes)
  if (!file.ok) return file
  const { header, body, signature } = file.value
  if (header.schema > SCHEMA) return failed('changes-newer', { version: header.schema })
  if (!(await verify(body, signature, header.from.publicKey)))
    return failed('changes-signature', { value: header.from.deviceName })
  return file
}

/** Takes a checked file into the community it belongs to: all of it or nothing. */
export async function readChanges(community: OpenCommunity, file: ChangesFile): Promise<Result<ExchangeSummary>> {
  const { header } = file
  const { tables } = community
  if (header.community.id !== community.id)
    return failed('changes-other-community', { community: header.community.name })
  const known = tables.devices.get(header.from.device)
  // A device keeps its key; a file that claims to be from it with another key is from somebody else.
  if (known && known.publicKey !== header.from.publicKey)
    return failed('changes-signature', { value: header.from.deviceName })
  const before = decisionCount(community)
  const note = header.from.device === community.identity.device ? {} : await noteOf(community, header)
  const taken = await take(community, file, !known, note)
  if (!taken) return failed('changes-damaged')
  const { adopted } = taken
  community.publish(new Set(['exchange']))
  return ok({
    ...countIn(taken),
    from: header.from.organizerName,
    device: header.from.deviceName,
    firstMeeting: !known,
    decisions: Math.max(0, decisionCount(community) - before),
    waiting: adopted.filter(({ waiting }) => waiting).length,
    nothingNew: adopted.length === 0,
  })
}

/** What the writer has, as of its latest file; one that was overtaken on its way tells nothing. */
async function noteOf({ db, sealer }: OpenCommunity, { from, written, known }: ChangesHeader): Promise<Write> {
  const peer = (await readPeers(db, sealer))[from.device] ?? NOBODY
  if (peer.lastReceived !== null && written < peer.lastReceived) return {}
  const heads = Object.fromEntries((known ?? []).map(({ page, heads: list }) => [page, list]))
  return notePeer(db, sealer, from.device, { ...peer, lastReceived: written, known: { ...peer.known, ...heads } })
}

async function take(
  community: OpenCommunity,
  file: ChangesFile,
  isFirst: boolean,
  note: Write,
): Promise<TakenIn | null> {
  try {
    // Who joins with a file enters themselves, and nobody else could vouch for them.
    return await takeIn(community, offeredPages(file), { device: file.header.from.device, trusted: isFirst }, note)
  } catch (error) {
    // Automerge answers bytes that are not its own with a RangeError; the disk's refusals go on as they are.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The pages of a file; those of a kind this version does not know stay out, a newer one will send them again. */
function offeredPages({ header, pages }: ChangesFile): OfferedPage[] {
  return header.pages.flatMap(({ page, kind, endorsements = [] }, index): OfferedPage[] => {
    const known = PAGE_KINDS.find((one) => one === kind)
    const bytes = pages[index]
    const info: PageInfo | null = known ? { id: page, kind: known, chapter: null } : null
    return info && bytes && bytes.length > 0 ? [{ info, bytes, endorsements }] : []
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
