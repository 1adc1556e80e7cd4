import { concatBytes, headsKey, loadHandle } from '../../../shared/crdt/engine.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'
import { chunkContext } from '../pages/open-pages.ts'
import type { PageRow, Write } from '../storage/community-db.ts'
import type { KeptPage } from './backup-content.ts'
import { compare } from './held-backup.ts'
import type { HeldBackup } from './held-backup.ts'
import type { BackupPage } from './read-backup.ts'

/**
 * Brings back the pages of a backup that are missing or damaged here, and changes that are in it and not here. Documents of
 * one page are one lineage, wherever they lay: what is here and what others did since stays. All of it is on the disk when
 * this answers, or none; the community has to be opened anew to be seen so.
 */
export async function bringBackMissing(community: OpenCommunity, held: HeldBackup): Promise<number> {
  const standings = await compare(community, held)
  const rows: PageRow[] = []
  const chunks: NonNullable<Write['chunks']>[number][] = []
  const drop: PageId[] = []
  for (const [id, standing] of standings) {
    const kept = held.pages.get(id)
    if (standing === 'in step' || !kept) continue
    const known = community.cabinet.row(id)
    const seq = known?.next ?? 0
    const { row, bytes } =
      standing === 'behind' && known ? await united(community, known, kept) : { row: kept.page, bytes: kept.bytes }
    rows.push({ ...row, next: seq + 1, chunks: 1 })
    chunks.push({ page: id, seq, sealed: await community.sealer.seal(bytes, chunkContext(id)) })
    drop.push(id)
  }
  if (rows.length === 0) return 0
  await community.db.write({ pages: rows, chunks, drop })
  return rows.length
}

/** A page with what both have; whose word was kept for changes of either goes on to be kept. */
async function united(
  { cabinet, identity }: OpenCommunity,
  known: PageRow,
  { page, bytes }: BackupPage,
): Promise<{ readonly row: KeptPage & Pick<PageRow, 'waiting'>; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const handle = loadHandle([...(await cabinet.chunks(known.id)), bytes], identity.device)
  const heads = headsKey(handle.getHeads())
  // Chunks, and not the document, because what waits for changes that have not come is in no saved document.
  const whole = known.waiting
    ? concatBytes([...(await cabinet.chunks(known.id)), bytes])
    : Uint8Array.from(handle.save())
  handle.free()
  const endorsements = [
    ...new Map(
      [...(page.endorsements ?? []), ...(known.endorsements ?? [])].map((one) => [one.signature, one]),
    ).values(),
  ]
  return {
    row: { ...known, heads, ...(endorsements.length > 0 && { endorsements }) },
    bytes: whole,
  }
}
