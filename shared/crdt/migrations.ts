import type { Handle } from './engine.ts'
import { ROOT } from './engine.ts'
import { SCHEMA, schemaOf } from './page.ts'

/** Brings a page from the schema version it is listed under to the next one. Must do nothing when run a second time. */
export type Hop = (handle: Handle) => void

/**
 * Hop `n` leads from version `n + 1` to `n + 2`; the list only grows. Two machines may migrate the same page at the
 * same time, so a hop writes only values that every machine would write alike.
 */
const HOPS: readonly Hop[] = []

/**
 * Brings a page up to `target`, uncommitted. Pages that are newer, or whose first change has not arrived, stay as
 * they are. Answers whether anything was done.
 */
export function migrate(handle: Handle, hops: readonly Hop[] = HOPS, target: number = SCHEMA): boolean {
  const from = schemaOf(handle)
  if (from === 0 || from >= target) return false
  for (const hop of hops.slice(from - 1, target - 1)) hop(handle)
  handle.put(ROOT, 'schema', target)
  return true
}
