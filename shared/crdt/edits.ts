import type { DeviceId } from '../domain/ids.ts'
import type { Handle, Heads } from './engine.ts'
import { ROOT, forkAt } from './engine.ts'
import { childAt, hydrate, isTextKey, mapAt, objectAt, plainOf } from './plain.ts'
import type { Plain } from './plain.ts'

/** One write inside a page: the value at `path` becomes `value`, or goes away where it is undefined. */
export interface Edit {
  readonly path: readonly string[]
  readonly value: Plain | undefined
  /** Values that stood beside it, of which somebody had to choose; `writeBeside` puts them there again. */
  readonly beside?: readonly Plain[]
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
    const beside = parent === null ? [] : othersAt(handle, parent, key, before)
    const isContested = parent !== null && handle.getAll(parent, key).length > 1
    if (same(before, edit.value) && !isContested && !edit.beside) continue
    // Maps that are made on the way go again with what was written into them.
    const made = parent === null ? places.firstMissing(edit.path) : edit.path
    const place = places.make(edit.path.slice(0, -1))
    if (isContested || edit.beside) writeAnew(handle, place, key, edit.value)
    else write(handle, place, key, edit.value)
    // Of several values Automerge shows the one that was written with the higher count: this one, not those beside it.
    if (edit.beside) writeAnew(handle, place, key, edit.value)
    if (typeof before === 'object' || typeof edit.value === 'object') places.forget()
    inverse.unshift({ path: made, value: before, ...(beside.length > 0 && { beside }) })
  }
  return inverse
}

/**
 * Puts back beside the values that were just committed those which stood there before, so that the choice is open again on
 * every device: as changes that know nothing of them. `before` are the heads that the edits were made on.
 */
export function writeBeside(handle: Handle, edits: readonly Edit[], { before, device, message, time }: Beside): void {
  const layers = Math.max(0, ...edits.map(({ beside }) => beside?.length ?? 0))
  for (let layer = 0; layer < layers; layer += 1) {
    const fork = forkAt(handle, before, device)
    const places = new Places(fork)
    for (const { path, beside } of edits) {
      const value = beside?.[layer]
      const key = path.at(-1)
      if (value !== undefined && key !== undefined) writeAnew(fork, places.make(path.slice(0, -1)), key, value)
    }
    fork.commit(message, time)
    handle.merge(fork)
    fork.free()
  }
}

interface Beside {
  readonly before: Heads
  readonly device: DeviceId
  /** As for the change that it goes with; `time` in seconds. */
  readonly message: string
  readonly time: number
}

/**
 * Whether what an edit wrote still stands there, and alone: a value that somebody else's stands beside waits for a
 * person to decide. An edit that left a choice open stands while the same values are to be chosen from.
 */
export function stands(handle: Handle, { path, value, beside }: Edit): boolean {
  const parent = objectAt(handle, path.slice(0, -1))
  const key = path.at(-1)
  if (parent === null || key === undefined) return value === undefined
  const is = childAt(handle, parent, key)
  if (!beside) return same(is, value) && !isContested(handle, parent, key)
  return sameValues([is, ...othersAt(handle, parent, key, is)], [value, ...beside])
}

/** The different values that stand under a key beside the one that shows. */
function othersAt(handle: Handle, parent: string, key: string, shown: Plain | undefined): Plain[] {
  const others: Plain[] = []
  for (const value of handle.getAll(parent, key)) {
    if (value[0] === 'text' || value[0] === 'list' || value[0] === 'table') continue
    const each = value[0] === 'map' ? mapAt(handle, value[1]) : plainOf(value[1])
    if (!same(each, shown) && !others.some((known) => same(known, each))) others.push(each)
  }
  return others
}

function sameValues(some: readonly (Plain | undefined)[], others: readonly (Plain | undefined)[]): boolean {
  return some.length === others.length && some.every((value) => others.some((other) => same(value, other)))
}

/** Whether concurrent edits left several values under a key, or anywhere below it. */
function isContested(handle: Handle, parent: string, key: string): boolean {
  const values = handle.getAll(parent, key)
  const [value] = values
  if (values.length > 1) return true
  return value?.[0] === 'map' && handle.keys(value[1]).some((inner) => isContested(handle, value[1], inner))
}

/** Whether two values are one and the same, maps key by key. */
export function same(a: Plain | undefined, b: Plain | undefined): boolean {
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

/**
 * Writes a value where others stand, or the same one does. Automerge writes nothing where a field has the value already, and
 * where it is one of several only takes the others away, so that somebody's choice of another one would win unasked.
 */
function writeAnew(handle: Handle, parent: string, key: string, value: Plain | undefined): void {
  if (value !== undefined && !isTextKey(key)) handle.delete(parent, key)
  write(handle, parent, key, value)
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
