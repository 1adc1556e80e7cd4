import { itemsRecord } from '../../../shared/crdt/salon-records.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'

/** What a salon keeps as lists of lines. */
export const SALON_LISTS = ['agenda', 'tasks', 'budget', 'tables'] as const
export type SalonList = (typeof SALON_LISTS)[number]

/** Writes a list line by line and cell by cell, so that two people may work on one. */
export function setItems<List extends SalonList>(
  batch: BatchBuilder,
  salon: SalonId,
  list: List,
  lines: { readonly before: Salon[List]; readonly after: Salon[List] },
): void {
  const before = itemsRecord(lines.before)
  const after = itemsRecord(lines.after)
  for (const id of Object.keys(before)) if (!(id in after)) batch.set(salon, [list, id], undefined)
  for (const [id, cells] of Object.entries(after)) {
    const known = before[id]
    if (!known) batch.set(salon, [list, id], cells)
    else
      for (const cell of new Set([...Object.keys(known), ...Object.keys(cells)]))
        if (known[cell] !== cells[cell]) batch.set(salon, [list, id, cell], cells[cell])
  }
}
