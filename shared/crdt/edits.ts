import type { Handle } from './engine.ts'
import { ROOT } from './engine.ts'
import { childAt, hydrate, isTextKey, objectAt } from './plain.ts'
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
  const places = new Places(handle)
  const inverse: Edit[] = []
  for (const edit of edits) {
    const key = edit.path.at(-1)
    if (key === undefined) throw new RangeError('an edit needs a path')
    const parent = places.find(edit.path.slice(0, -1))
    const before = parent === null ? undefined : childAt(handle, parent, key)
    if (same(before, edit.value) && !(parent !== null && handle.getAll(parent, key).length > 1)) continue
    // Maps that are made on the way go again with what was written into them.
    const made = parent === null ? places.firstMissing(edit.path) : edit.path
    write(handle, places.make(edit.path.slice(0, -1)), key, edit.value)
    if (typeof before === 'object' || typeof edit.value === 'object') places.forget()
    inverse.unshift({ path: made, value: before })
  }
  return inverse
}

/**
 * Whether what an edit wrote still stands there, and alone: a value that somebody else's stands beside waits for a
 * person to decide.
 */
export function stands(handle: Handle, { path, value }: Edit): boolean {
  const parent = objectAt(handle, path.slice(0, -1))
  const key = path.at(-1)
  if (parent === null || key === undefined) return value === undefined
  return same(childAt(handle, parent, key), value) && !isContested(handle, parent, key)
}

/** Whether concurrent edits left several values under a key, or anywhere below it. */
function isContested(handle: Handle, parent: string, key: string): boolean {
  const values = handle.getAll(parent, key)
  const [value] = values
  if (values.length > 1) return true
  return value?.[0] === 'map' && handle.keys(value[1]).some((inner) => isContested(handle, value[1], inner))
}

function same(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]))
}

/** The maps of a document by path, looked up once: a bulk edit goes through the same ones hundreds of times. */
class Places {
  readonly #handle: Handle
  readonly #known = new Map<string, string>()

  constructor(handle: Handle) {
    this.#handle = handle
  }

  find(path: readonly string[]): string | null {
    return this.#walk(path, false)
  }

  /** The first map on the way to `path` that is not there. */
  firstMissing(path: readonly string[]): readonly string[] {
    const length = path.findIndex((_, index) => this.find(path.slice(0, index + 1)) === null)
    return path.slice(0, length + 1)
  }

  /** As `find`, and makes the maps that are missing. */
  make(path: readonly string[]): string {
    return this.#walk(path, true) ?? ROOT
  }

  /** A map was replaced or removed; what was known below it no longer holds. */
  forget(): void {
    this.#known.clear()
  }

  #walk(path: readonly string[], making: boolean): string | null {
    let object: string = ROOT
    let place = ''
    for (const key of path) {
      place += `/${key}`
      const known = this.#known.get(place)
      const found = known ?? this.#child(object, key, making)
      if (found === null) return null
      this.#known.set(place, found)
      object = found
    }
    return object
  }

  #child(object: string, key: string, making: boolean): string | null {
    const found = this.#handle.getWithType(object, key)
    if (found?.[0] === 'map') return found[1]
    return making ? this.#handle.putObject(object, key, {}) : null
  }
}

function write(handle: Handle, parent: string, key: string, value: Plain | undefined): void {
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
