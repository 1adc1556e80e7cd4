import { fieldOf } from '../domain/field-path.ts'
import type { DeviceId } from '../domain/ids.ts'
import { deviceOf } from './engine.ts'
import type { Handle } from './engine.ts'
import { objectAt, plainOf } from './plain.ts'
import type { Plain } from './plain.ts'

/** One of several values that concurrent edits left in one field. */
export interface Contender {
  /** The operation that wrote it, `counter@actor`; names the value in a decision. */
  readonly id: string
  readonly value: Plain
  readonly device: DeviceId | null
  /** Milliseconds; Automerge keeps seconds. */
  readonly at: number
}

/** Field, as `fieldOf` writes it → its contenders; only fields with at least two different values. */
export type Conflicts = Record<string, Contender[]>

/**
 * The fields of one record on which concurrent edits disagree. Writers that wrote the same value agree. Looks at
 * single values at any depth (a membership's role as well as a phone), not at label sets, which merge by themselves.
 */
export function conflictsOf(handle: Handle, record: string): Conflicts {
  const out: Conflicts = {}
  const object = objectAt(handle, ['records', record])
  if (object) collect(handle, object, [], out)
  return out
}

/** Whether the page's history ever forked; a straight line cannot hold a conflict, and most pages are one. */
export function hasForked(handle: Handle): boolean {
  if (handle.getHeads().length > 1) return true
  return handle
    .getChangesMeta([])
    .some((change, index) => (index === 0 ? change.deps.length > 0 : change.deps.length !== 1))
}

/** When something was done once and for all; those who did it at different times agree that it was. */
const MARKS: ReadonlySet<string> = new Set(['archived', 'said/archived', 'cancelled', 'voided', 'takenBack'])

function collect(handle: Handle, object: string, prefix: readonly string[], out: Conflicts): void {
  for (const key of handle.keys(object)) {
    const values = handle.getAll(object, key)
    const winner = values.at(-1)
    if (winner?.[0] === 'map') collect(handle, winner[1], [...prefix, key], out)
    if (values.length < 2) continue
    // In an order of their own: a page that was just read has them in another one than a page that grew.
    const contenders = values
      .flatMap((value) => contenderOf(handle, value))
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    if (MARKS.has(key) && contenders.every(({ value }) => typeof value === 'number')) continue
    // Two who took the same thing back both did.
    if (key === 'voidedBy') continue
    // A label that one gave a merged person and another took away: labels are not worth asking about.
    if (contenders.every(({ value }) => typeof value === 'boolean')) continue
    // Of several who wrote the same the first one is named.
    const distinct = new Map(contenders.map((contender) => [JSON.stringify(contender.value), contender]))
    if (distinct.size > 1) out[fieldOf([...prefix, key])] = [...distinct.values()]
  }
}

function contenderOf(handle: Handle, value: ReturnType<Handle['getAll']>[number]): Contender[] {
  if (value[0] === 'map' || value[0] === 'list' || value[0] === 'table' || value[0] === 'text') return []
  const id = value[2]
  const change = changeOf(handle, id)
  return [
    { id, value: plainOf(value[1]), device: change ? deviceOf(handle, change) : null, at: (change?.time ?? 0) * 1000 },
  ]
}

function changeOf(handle: Handle, operation: string): ReturnType<Handle['getChangesMeta']>[number] | undefined {
  const [counter, actor] = operation.split('@')
  const number = Number(counter)
  return handle
    .getChangesMeta([])
    .find((change) => change.actor === actor && change.startOp <= number && number <= change.maxOp)
}
