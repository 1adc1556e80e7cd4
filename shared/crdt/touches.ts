import type { Handle, Heads } from './engine.ts'
import { recordOf } from './page.ts'
import { objectAt, valueAt } from './plain.ts'
import type { PlainRecord } from './plain.ts'

type ChangeMeta = ReturnType<Handle['getChangesMeta']>[number]

/** What one change touches, in the terms in which roles are judged; the shape of `Touches` in `shared/sync/policy.ts`. */
export interface ChangeTouches {
  readonly roots: ReadonlySet<string>
  readonly pages: ReadonlyMap<string, string | null>
  readonly records: ReadonlyMap<string, ChangeTouch>
}

export interface ChangeTouch {
  readonly whole: boolean
  readonly taken: boolean
  readonly fields: ReadonlySet<string>
  readonly before: PlainRecord | null
  readonly after: PlainRecord | null
}

/**
 * Reads out of changes what they touch: by the operations themselves and not by what can be seen of them afterwards, because
 * a write that shows nothing now may win over somebody else's later.
 */
export class TouchReader {
  readonly #handle: Handle
  readonly #before: Heads
  readonly #byActor = new Map<string, ChangeMeta[]>()
  readonly #paths = new Map<string, readonly string[]>()

  /** `before`: where the page stood before the changes that will be asked about came to it. */
  constructor(handle: Handle, before: Heads) {
    this.#handle = handle
    this.#before = before
    for (const change of handle.getChangesMeta([])) {
      const list = this.#byActor.get(change.actor)
      if (list) list.push(change)
      else this.#byActor.set(change.actor, [change])
    }
  }

  touchesOf(hash: string): ChangeTouches {
    const change = this.#handle.getDecodedChangeByHash(hash)
    const roots = new Set<string>()
    const pages = new Map<string, string | null>()
    const fields = new Map<string, Set<string>>()
    const whole = new Set<string>()
    for (const op of change?.ops ?? []) {
      const path = [...this.#pathOf(op.obj), op.key]
      const [root = '', id, ...rest] = path
      if (id === undefined || (root !== 'pages' && root !== 'records')) roots.add(root)
      else if (root === 'pages') pages.set(id, kindIn(op))
      else if (rest.length === 0) whole.add(id)
      else fields.set(id, (fields.get(id) ?? new Set()).add(rest.join('/')))
      // Anything below a listed page is no text that names a kind.
      if (root === 'pages' && rest.length > 0 && id !== undefined) pages.set(id, null)
    }
    const records = new Map<string, ChangeTouch>()
    for (const id of new Set([...whole, ...fields.keys()])) {
      records.set(id, {
        whole: whole.has(id),
        taken: this.#isTaken(id, hash),
        fields: fields.get(id) ?? new Set(),
        before: recordOf(this.#handle, id, change?.deps ?? []),
        after: recordOf(this.#handle, id, [hash]),
      })
    }
    return { roots, pages, records }
  }

  /** Whether more stands under a record's id than what one change put there: seen from the change, or from what was here. */
  #isTaken(id: string, hash: string): boolean {
    const records = objectAt(this.#handle, ['records'])
    if (records === null) return true
    return (
      this.#handle.getAll(records, id, [hash]).length > 1 ||
      valueAt(this.#handle, ['records', id], this.#before) !== undefined
    )
  }

  /** Where an object lies: maps never move, so it is where the operation that made it put it. */
  #pathOf(object: string): readonly string[] {
    if (object === '_root') return []
    const known = this.#paths.get(object)
    if (known) return known
    const made = this.#makerOf(object)
    // An object that no change made: nothing of ours, and nothing that a rule allows.
    const path = made ? [...this.#pathOf(made.obj), made.key] : ['']
    this.#paths.set(object, path)
    return path
  }

  #makerOf(object: string): { readonly obj: string; readonly key: string } | null {
    const [counter, actor = ''] = object.split('@')
    const number = Number(counter)
    const meta = this.#byActor.get(actor)?.find(({ startOp, maxOp }) => startOp <= number && number <= maxOp)
    const change = meta ? this.#handle.getDecodedChangeByHash(meta.hash) : null
    return change?.ops[number - change.startOp] ?? null
  }
}

function kindIn(op: { readonly action: string; readonly value?: unknown }): string | null {
  return op.action === 'set' && typeof op.value === 'string' ? op.value : null
}
