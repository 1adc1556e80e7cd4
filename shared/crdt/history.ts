import { fieldOf } from '../domain/field-path.ts'
import type { DeviceId } from '../domain/ids.ts'
import { deviceOf } from './engine.ts'
import type { Handle } from './engine.ts'
import { recordOf } from './page.ts'
import type { Plain, PlainRecord } from './plain.ts'

/** One change to one record: who, when, by which command, and every field it touched. */
export interface RecordChange {
  /** The change's hash. */
  readonly change: string
  readonly device: DeviceId | null
  /** Milliseconds; Automerge keeps seconds. */
  readonly at: number
  readonly command: string
  /** Fields as `fieldOf` writes them; a value is null where the field was absent. */
  readonly edits: readonly { readonly field: string; readonly before: Plain; readonly after: Plain }[]
}

/**
 * The history of one record, oldest first.
 *
 * A page holds hundreds of records and its whole history, so changes are first sifted by the objects they touch, and
 * only those that touch the record are compared before and after.
 */
export function historyOf(handle: Handle, record: string): RecordChange[] {
  const inside = new Set<string>()
  let recordsMap: string | null = null
  const out: RecordChange[] = []
  for (const hash of handle.topoHistoryTraversal()) {
    const change = handle.getDecodedChangeByHash(hash)
    if (!change) continue
    let touched = false
    for (const [index, op] of change.ops.entries()) {
      const made = `${change.startOp + index}@${change.actor}`
      if (op.obj === '_root' && op.key === 'records' && op.action.startsWith('make')) recordsMap = made
      else if (op.obj === recordsMap && op.key === record) {
        touched = true
        inside.add(made)
      } else if (inside.has(op.obj)) {
        touched = true
        if (op.action.startsWith('make')) inside.add(made)
      }
    }
    if (!touched) continue
    const edits = editsBetween(recordOf(handle, record, change.deps), recordOf(handle, record, [hash]))
    if (edits.length === 0) continue
    out.push({
      change: hash,
      device: deviceOf(handle, change),
      at: change.time * 1000,
      command: change.message ?? '',
      edits,
    })
  }
  return out
}

/** What became of single values between two states; maps are opened one level deeper each: `tags/志工`, `memberships/cha_…/role`. */
export function editsBetween(
  before: PlainRecord | null,
  after: PlainRecord | null,
  prefix: readonly string[] = [],
): RecordChange['edits'][number][] {
  const edits: RecordChange['edits'][number][] = []
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  for (const key of keys) {
    const was = before?.[key] ?? null
    const is = after?.[key] ?? null
    if (isMap(was) || isMap(is))
      edits.push(...editsBetween(isMap(was) ? was : null, isMap(is) ? is : null, [...prefix, key]))
    else if (was !== is) edits.push({ field: fieldOf([...prefix, key]), before: was, after: is })
  }
  return edits
}

function isMap(value: Plain): value is PlainRecord {
  return typeof value === 'object' && value !== null
}
