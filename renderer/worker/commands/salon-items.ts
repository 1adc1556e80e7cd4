import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { itemsRecord } from '../../../shared/crdt/salon-records.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'

/** What a salon keeps as lists of lines. */
export const SALON_LISTS = ['agenda', 'tasks', 'budget', 'tables'] as const
type SalonList = (typeof SALON_LISTS)[number]

/** Writes one of the salon's lists, as {@link setLines} does. */
export function setItems<List extends SalonList>(
  batch: BatchBuilder,
  salon: SalonId,
  list: List,
  lines: { readonly before: Salon[List]; readonly after: Salon[List] },
): void {
  setLines(batch, salon, [list], { before: itemsRecord(lines.before), after: itemsRecord(lines.after) })
}

/** Writes lines by their ids under `path`, line by line and cell by cell, so that two people may work on one list. */
export function setLines(
  batch: BatchBuilder,
  salon: SalonId,
  path: readonly string[],
  { before, after }: Readonly<Record<'before' | 'after', Readonly<Record<string, PlainRecord>>>>,
): void {
  for (const id of Object.keys(before)) if (!(id in after)) batch.set(salon, [...path, id], undefined)
  for (const [id, cells] of Object.entries(after)) {
    const known = before[id]
    if (!known) batch.set(salon, [...path, id], cells)
    else
      for (const cell of new Set([...Object.keys(known), ...Object.keys(cells)]))
        if (known[cell] !== cells[cell]) batch.set(salon, [...path, id, cell], cells[cell])
  }
}
