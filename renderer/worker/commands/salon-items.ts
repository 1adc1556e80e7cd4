import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { itemsRecord } from '../../../shared/crdt/salon-records.ts'
import type { ChallengeId, SalonId, TemplateId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'

/** What a salon keeps as lists of lines. */
export const SALON_LISTS = ['agenda', 'tasks', 'budget', 'tables'] as const
type SalonList = (typeof SALON_LISTS)[number]

/** Writes one of the lists of a salon, or of a template, as {@link setLines} does. */
export function setItems<List extends SalonList>(
  batch: BatchBuilder,
  salon: SalonId | TemplateId,
  list: List,
  lines: { readonly before: Salon[List]; readonly after: Salon[List] },
): void {
  setLines(batch, salon, [list], { before: itemsRecord(lines.before), after: itemsRecord(lines.after) })
}

/** Writes lines by their ids under `path`, line by line and cell by cell, so that two people may work on one list. */
export function setLines(
  batch: BatchBuilder,
  record: SalonId | TemplateId | ChallengeId,
  path: readonly string[],
  { before, after }: Readonly<Record<'before' | 'after', Readonly<Record<string, PlainRecord>>>>,
): void {
  for (const id of Object.keys(before)) if (!(id in after)) batch.set(record, [...path, id], undefined)
  for (const [id, cells] of Object.entries(after)) {
    const known = before[id]
    if (!known) batch.set(record, [...path, id], cells)
    else
      for (const cell of new Set([...Object.keys(known), ...Object.keys(cells)]))
        if (known[cell] !== cells[cell]) batch.set(record, [...path, id, cell], cells[cell])
  }
}

/** Writes which labels a field has now, one by one, so that two people may add some at once. */
export function setLabels(
  batch: BatchBuilder,
  record: SalonId | TemplateId,
  field: 'hosts' | 'interests',
  before: readonly string[],
  after: readonly string[],
): void {
  for (const label of before) if (!after.includes(label)) batch.set(record, [field, label], undefined)
  for (const label of after) if (!before.includes(label)) batch.set(record, [field, label], true)
}

/** What a form said; what it left out it did not mean to change. */
export function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as never
}
