import type { Handle } from './engine.ts'
import { ROOT } from './engine.ts'
import { hydrate, isTextKey, objectAt, valueAt } from './plain.ts'
import type { Plain } from './plain.ts'

/** One write inside a page: the value at `path` becomes `value`, or goes away where it is undefined. */
export interface Edit {
  readonly path: readonly string[]
  readonly value: Plain | undefined
}

/**
 * Applies edits in order and answers with the edits that take them back (to be applied in the order given). Edits that
 * would change nothing are left out, so an unchanged form saves nothing. The caller commits.
 */
export function applyEdits(handle: Handle, edits: readonly Edit[]): Edit[] {
  const inverse: Edit[] = []
  for (const edit of edits) {
    const before = valueAt(handle, edit.path)
    if (same(before, edit.value) && !isContested(handle, edit.path)) continue
    write(handle, edit)
    inverse.unshift({ path: edit.path, value: before })
  }
  return inverse
}

/** Whether a field holds two values at once; writing even the winning one again settles it. */
export function isContested(handle: Handle, path: readonly string[]): boolean {
  const key = path.at(-1)
  const object = objectAt(handle, path.slice(0, -1))
  return key !== undefined && object !== null && handle.getAll(object, key).length > 1
}

export function same(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]))
}

function write(handle: Handle, { path, value }: Edit): void {
  const key = path.at(-1)
  if (key === undefined) throw new RangeError('an edit needs a path')
  const parent = ensureMap(handle, path.slice(0, -1))
  if (value === undefined) {
    handle.delete(parent, key)
  } else if (isTextKey(key) && typeof value === 'string') {
    const text = handle.getWithType(parent, key)
    if (text?.[0] === 'text') handle.updateText(text[1], value)
    else handle.putObjectFromHydrate(parent, key, value)
  } else if (typeof value === 'object' && value !== null) {
    handle.putObjectFromHydrate(parent, key, hydrate(value, key))
  } else {
    handle.put(parent, key, value, typeof value === 'string' ? 'str' : undefined)
  }
}

function ensureMap(handle: Handle, path: readonly string[]): string {
  let object: string = ROOT
  for (const key of path) {
    const found = handle.getWithType(object, key)
    object = found?.[0] === 'map' ? found[1] : handle.putObject(object, key, {})
  }
  return object
}
