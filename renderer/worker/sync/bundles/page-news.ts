import type { Heads } from '../../../../shared/crdt/engine.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { PageRow } from '../../storage/community-db.ts'

/** The chunks that somebody who has `known` of a page lacks, or null where they have everything. */
export async function newsOfPage(
  { cabinet }: OpenCommunity,
  row: PageRow,
  known: Heads | undefined,
): Promise<Uint8Array | null> {
  if (row.heads === '') return null
  if (!known || known.length === 0) return joined(await cabinet.chunks(row.id))
  if ([...known].sort().join(',') === row.heads) return null
  const handle = await cabinet.handle(row.id)
  // They may be ahead of us here: then we cannot tell what they lack, and the whole page is small.
  const shared = known.every((hash) => handle.getChangeMetaByHash(hash) !== null)
  return shared ? handle.saveSince([...known]) : handle.save()
}

/** Stored chunks one after the other are themselves something Automerge reads. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}
