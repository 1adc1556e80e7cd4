import { receiptRecord } from '../../../shared/crdt/export-records.ts'
import type { Receipt } from '../../../shared/domain/exports.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ReceiptId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'
import { holdReceipt } from './held-receipts.ts'

/** What a receipt says besides when and by whom it was written, and what became of the file. */
export type GoingOut = Omit<Receipt, 'id' | 'at' | 'by' | 'file' | 'saved' | 'voided'>

/**
 * Writes down what is about to leave, before anybody has it; where the community may only be read, on this machine alone. `who` as `receiptRecord` keeps it.
 * @throws StorageError where the disk refuses; nobody may have the file then.
 */
export async function writeReceipt(community: OpenCommunity, facts: GoingOut, who: string): Promise<ReceiptId> {
  const { world, identity } = community
  const receipt: Receipt = {
    id: newId('rct', world.random),
    at: world.now(),
    by: identity.organizer,
    ...facts,
    file: '',
  }
  if (community.isReadOnly) await holdReceipt(community, receipt, who)
  else {
    const batch = community.batch().create('exports', null, receipt.id, receiptRecord(receipt, who))
    await community.commit(batch.build(), 'export.run')
  }
  return receipt.id
}
