import { readReceipt, receiptRecord } from '../../../shared/crdt/export-records.ts'
import type { Receipt } from '../../../shared/domain/exports.ts'
import type { ReceiptId } from '../../../shared/domain/ids.ts'
import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import { HeldDb } from '../storage/held-db.ts'
import type { HeldReceipt } from '../storage/held-db.ts'
import { receiptBook } from './receipt-book.ts'

/**
 * A community whose data a newer program has written is only read here, but people have to get their lists out of it. The
 * receipts of these are kept on this machine, as durably as any, and shown with the others; the first program that may write
 * again puts them where they belong.
 */

/** Who is in each file whose receipt is held, as its record will say. */
const heldBy = onceEach((_community: OpenCommunity) => new Map<ReceiptId, string>())

/** Keeps a receipt on this machine. @throws StorageError where the disk refuses; nobody may have the file then. */
export async function holdReceipt(community: OpenCommunity, receipt: Receipt, who: string): Promise<void> {
  const held = { id: receipt.id, record: receiptRecord(receipt, who) }
  await HeldDb.with(community.sealer, community.world.disk, (db) => db.put(community.id, held))
  show(community, held)
  community.publish(new Set(['exports']))
}

/** Keeps what became of a file whose receipt is held; false where it is not. @throws StorageError */
export async function endHeld(community: OpenCommunity, receipt: Receipt): Promise<boolean> {
  const who = heldBy(community).get(receipt.id)
  if (who === undefined) return false
  await holdReceipt(community, receipt, who)
  return true
}

/** Writes what is held where it belongs; where nothing may be written still, it is shown. To be called where nobody else writes. */
export async function bringHeld(community: OpenCommunity): Promise<void> {
  const { sealer, world, tables, id } = community
  if (!(await HeldDb.isThere(world.disk))) return
  await HeldDb.with(sealer, world.disk, async (db) => {
    const all = await db.list(id)
    if (all.length === 0) return
    if (community.isReadOnly) {
      for (const held of all) show(community, held)
      community.publish(new Set(['exports']))
      return
    }
    const batch = community.batch()
    // What was written before the program ended, and not let go of, is there already.
    for (const held of all) if (!tables.receipts.has(held.id)) batch.create('exports', null, held.id, held.record)
    if (!batch.isEmpty) await community.commit(batch.build(), 'export.run')
    await db.remove(all.map((held) => held.id))
  })
}

function show(community: OpenCommunity, { id, record }: HeldReceipt): void {
  const who = typeof record['who'] === 'string' ? record['who'] : ''
  heldBy(community).set(id, who)
  community.tables.receipts.set(id, readReceipt(id, record))
  receiptBook(community).keep(id, who)
}
