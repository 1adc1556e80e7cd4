import { isImmutableString } from '@automerge/automerge/slim'
import { ROOT, short } from './engine.ts'
import type { Handle } from './engine.ts'

/** What a record is made of. Lists are not: two people inserting into one list is not what a field or a label set means. */
export type Plain = string | number | boolean | null | { readonly [key: string]: Plain }
export type PlainRecord = { readonly [key: string]: Plain }

/** Marks a string that is stored as collaborative text (notes), so two people's typing interleaves instead of conflicting. */
const TEXT_KEYS = new Set(['notes'])

export function isTextKey(key: string): boolean {
  return TEXT_KEYS.has(key)
}

/**
 * A value in the form the bulk-insert call takes: short strings immutable, notes as text. Here and below maps are made of
 * entries: a label may be called `__proto__`, and assigning that key would set no key at all.
 */
export function hydrate(value: Plain, key = ''): unknown {
  if (typeof value === 'string') return isTextKey(key) ? value : short(value)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hydrate(inner, name)]))
}

/** The reverse of `hydrate`, for what Automerge materialises. Kinds we never write (lists, bytes, dates) become null. */
export function plainOf(value: unknown): Plain {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null || value === undefined) return null
  if (isImmutableString(value)) return value.val
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Uint8Array || value instanceof Date)
    return null
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainOf(inner)]))
}

/** A single value as text, for showing; '' for nothing. */
export function textOf(value: Plain): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The object id of a map inside the document, or null where the path does not lead to one. */
export function objectAt(handle: Handle, path: readonly string[]): string | null {
  let object: string = ROOT
  for (const key of path) {
    const found = handle.getWithType(object, key)
    if (!found || (found[0] !== 'map' && found[0] !== 'text')) return null
    object = found[1]
  }
  return object
}

/** The value at `path` (at least one key), optionally as of earlier heads; undefined where there is none. */
export function valueAt(handle: Handle, path: readonly string[], heads?: readonly string[]): Plain | undefined {
  const at = heads && [...heads]
  let object: string = ROOT
  for (const key of path.slice(0, -1)) {
    const found = handle.getWithType(object, key, at)
    if (found?.[0] !== 'map') return undefined
    object = found[1]
  }
  return childAt(handle, object, path.at(-1) ?? '', at)
}

/** The value under one key of a map. */
export function childAt(handle: Handle, object: string, key: string, heads?: string[]): Plain | undefined {
  const found = handle.getWithType(object, key, heads)
  if (!found) return undefined
  if (found[0] === 'text') return handle.text(found[1], heads)
  if (found[0] === 'map' || found[0] === 'table') return mapAt(handle, found[1], heads)
  if (found[0] === 'list') return null
  return plainOf(found[1])
}

/**
 * A map with everything in it, key by key: `materialize` would end the change that is being written, and what follows would
 * be another one, without the command's name and time.
 */
export function mapAt(handle: Handle, object: string, heads?: string[]): PlainRecord {
  const keys = handle.keys(object, heads)
  return Object.fromEntries(keys.map((key) => [key, childAt(handle, object, key, heads) ?? null]))
}
