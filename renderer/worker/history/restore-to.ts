import { editsBetween, historyOf } from '../../../shared/crdt/history.ts'
import type { RecordChange } from '../../../shared/crdt/history.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import type { Plain, PlainRecord } from '../../../shared/crdt/plain.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { RestorePoint, RestoreView } from '../../../shared/protocol/history.ts'
import type { OpenCommunity } from '../open-community.ts'
import { isBookkeeping, leavingAsOne } from '../queries/history-view.ts'
import { valueText } from '../queries/value-text.ts'
import { recordRef } from './record-refs.ts'
import { isCount, setBack } from './set-back.ts'

/** What would change; null where there is no such record or change. */
export async function restorePreview(community: OpenCommunity, point: RestorePoint): Promise<RestoreView | null> {
  const record = recordRef(community, point.record)
  const plan = await planRestore(community, point)
  if (!plan || !record) return null
  const text = (field: string, value: Plain) =>
    value === null || value === '' ? null : valueText(community.tables, field, value)
  const fields = plan.flatMap(({ edits }) =>
    leavingAsOne(edits)
      .filter(({ field }) => !isBookkeeping(field))
      .map(({ field, before, after }) => ({ field, now: text(field, before), was: text(field, after) }))
      .filter(({ now, was }) => now !== was),
  )
  return {
    record,
    fields: fields.filter(({ field }, index) => fields.findIndex((one) => one.field === field) === index),
  }
}

/** Brings a record back to how it stood before or after a change; one that is gone comes back. */
export async function restoreTo(community: OpenCommunity, point: RestorePoint): Promise<Result<{ fields: number }>> {
  const plan = await planRestore(community, point)
  if (!plan) return failed('not-found')
  const batch = community.batch()
  let fields = 0
  for (const { page, record, was, isGone, edits } of plan) {
    if (isGone) batch.putBack(page, record, was)
    else
      for (const { field, after } of edits)
        setBack(
          community.tables,
          batch,
          record,
          after === null ? goingPath(field, was) : pathOf(field),
          after ?? undefined,
        )
    fields += edits.length
  }
  if (fields > 0) await community.commit(batch.build(), 'history.restoreTo', { undo: 1 })
  return ok({ fields })
}

/** One record that changes: what differs between how it is (`before`) and how it was (`after`). */
interface Restoring {
  readonly page: PageId
  readonly record: string
  readonly isGone: boolean
  readonly was: PlainRecord
  readonly edits: RecordChange['edits']
}

/**
 * A merged person goes back as one: the record that was changed exactly to the change, the others to the last that was written
 * to them by then. Who is one person with whom stays as it is; that is taken apart, not restored.
 */
async function planRestore(
  community: OpenCommunity,
  { record: shown, change, side }: RestorePoint,
): Promise<Restoring[] | null> {
  if (!isId('mem', shown) && !isId('sal', shown) && !isId('cha', shown)) return null
  const { people } = community.tables
  const parts = isId('mem', shown) ? people.partsOf(people.personOf(shown)) : [shown]
  const known = await Promise.all(parts.map((part) => pastOf(community, part)))
  const pasts = known.flatMap((past) => past ?? [])
  const turning = pasts.flatMap(({ changes }) => changes).find((one) => one.change === change)
  if (!turning) return null
  const plan: Restoring[] = []
  for (const past of pasts) {
    const was = past.changes.some((one) => one.change === change) ? past.at(change, side) : past.by(turning.at, side)
    if (!was) continue
    const wanted = without(was, 'left')
    plan.push({
      page: past.page,
      record: past.record,
      isGone: past.now === null,
      was: wanted,
      edits: editsBetween(past.now, wanted).filter(({ field }) => !isFixed(field)),
    })
  }
  return plan.length > 0 ? plan : null
}

interface Past {
  readonly page: PageId
  readonly record: string
  readonly now: PlainRecord | null
  readonly changes: readonly RecordChange[]
  /** The record right before or after a change. */
  at(change: string, side: RestorePoint['side']): PlainRecord | null
  /** The record after everything that was written to it until then. */
  by(time: number, side: RestorePoint['side']): PlainRecord | null
}

async function pastOf(community: OpenCommunity, record: string): Promise<Past | null> {
  const page = community.tables.pageOf(record) ?? community.activity.gone(record)?.page
  if (!page) return null
  const handle = await community.cabinet.handle(page)
  const changes = historyOf(handle, record)
  const depsOf = (change: string) => handle.getChangeMetaByHash(change)?.deps ?? []
  const at: Past['at'] = (change, side) => recordOf(handle, record, side === 'after' ? [change] : depsOf(change))
  return {
    page,
    record,
    now: recordOf(handle, record),
    changes,
    at,
    by(time, side) {
      const last = changes.findLast((one) => (side === 'after' ? one.at <= time : one.at < time))
      return last ? at(last.change, 'after') : null
    },
  }
}

/** A membership that was not there goes as a whole: without its values it would be one all the same. */
export function goingPath(field: string, was: PlainRecord): readonly string[] {
  const path = pathOf(field)
  for (let length = 2; length < path.length; length += 1) {
    const above = path.slice(0, length)
    if (inside(was, above) === undefined) return above
  }
  return path
}

function inside(record: PlainRecord, path: readonly string[]): Plain | undefined {
  return path.reduce<Plain | undefined>(
    (value, key) => (typeof value === 'object' && value !== null ? value[key] : undefined),
    record,
  )
}

/** What nobody edits stays as it is, but for having left: who is brought back has not. */
export function isFixed(field: string): boolean {
  const [head = ''] = pathOf(field)
  return head === 'created' || head === 'sources' || head === 'copyOf' || isCount(field)
}

function without(record: PlainRecord, key: string): PlainRecord {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
}
