import type { Plain, PlainRecord } from './plain.ts'

/** Reading and writing single values of a record: what is missing or of another kind gets a neutral value. */

/** A set as a map, in the order in which Automerge keeps keys, so that labels stand alike on every device. */
export function setOf(labels: readonly string[]): PlainRecord {
  return Object.fromEntries([...labels].sort(byCodePoint).map((label) => [label, true]))
}

/** UTF-16 sorts emoji before a few rare signs; UTF-8, by which Automerge sorts, does not. */
function byCodePoint(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left !== right) return behindSurrogates(left) - behindSurrogates(right)
  }
  return a.length - b.length
}

function behindSurrogates(unit: number): number {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

export function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value }
}

export function mapOf(value: Plain | undefined): PlainRecord {
  return typeof value === 'object' && value !== null ? value : {}
}

export function keysOf(value: Plain | undefined): string[] {
  if (typeof value !== 'object' || value === null) return []
  const keys: string[] = []
  for (const key of Object.keys(value)) if (value[key]) keys.push(key)
  return keys
}

export function textOf(value: Plain | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function numberOf(value: Plain | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** A list that is kept as one text, because it is written once and never edited. */
export function listOf(value: Plain | undefined): string[] {
  const list = parsed(textOf(value))
  return Array.isArray(list) ? list.map(String) : []
}

/** What a JSON text says; null where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
