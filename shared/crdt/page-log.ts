import type { DeviceId } from '../domain/ids.ts'
import { fieldOf } from '../domain/field-path.ts'
import { deviceOf, ROOT } from './engine.ts'
import type { Handle, Heads } from './engine.ts'
import { recordOf } from './page.ts'
import type { PlainRecord } from './plain.ts'

/** One change to a page: who, when, by which command, and what it touched. */
export interface LoggedChange {
  readonly hash: string
  readonly device: DeviceId | null
  /** Milliseconds; Automerge keeps seconds. */
  readonly at: number
  readonly command: string
  /** Fields by record, as `fieldOf` writes them; `''` where the record itself was made or taken away. */
  readonly touched: Readonly<Record<string, readonly string[]>>
  /** Where one change made a page with many records: how many. A few of them are in `touched`. */
  readonly whole?: number
}

/**
 * What happened in a page, without what was written: small enough to keep for every page of a community. Changes stand
 * behind those they build on.
 */
export interface PageLog {
  readonly heads: Heads
  readonly changes: readonly LoggedChange[]
  /** Of records that are gone: what they were called, or whom they were about. */
  readonly gone: Readonly<Record<string, PlainRecord>>
}

/** A first change of more operations is told as a whole; twenty members are written out, a page of an import is not. */
const WRITTEN_OUT_OPS = 500

/** Records named of a page that was made as a whole; a line has room for no more. */
const NAMED = 6

/**
 * Reads the log of a page, or goes on with one that was read before. Changes are taken apart operation by operation, which
 * costs far less than comparing records; of a page that came in as a whole only the number of its records is read.
 */
export function readPageLog(handle: Handle, before?: PageLog): PageLog {
  const heads = handle.getHeads()
  const known = before?.heads.every((hash) => handle.getChangeMetaByHash(hash) !== null) ? before : undefined
  const places = new Places(handle)
  const gone: Record<string, PlainRecord> = { ...known?.gone }
  const changes = [...(known?.changes ?? [])]
  for (const { hash, deps, actor, author, time, message, startOp, maxOp } of handle.getChangesMeta([
    ...(known?.heads ?? []),
  ])) {
    const isWhole = deps.length === 0 && maxOp - startOp >= WRITTEN_OUT_OPS
    const touched = isWhole ? {} : touchedBy(handle, places, hash)
    const made = isWhole ? recordsMadeBy(handle, hash) : []
    for (const record of made.slice(0, NAMED)) touched[record] = ['']
    changes.push({
      hash,
      device: deviceOf(handle, { actor, author }),
      at: time * 1000,
      command: message ?? '',
      touched,
      ...(isWhole && { whole: made.length }),
    })
    for (const [record, fields] of Object.entries(touched)) {
      if (!fields.includes('') || recordOf(handle, record)) delete gone[record]
      else gone[record] = epitaph(recordOf(handle, record, deps) ?? recordOf(handle, record, [hash]) ?? {})
    }
  }
  return { heads, changes, gone }
}

/** All records of a page right after its first change. */
export function recordsMadeBy(handle: Handle, first: string): string[] {
  const records = handle.getWithType(ROOT, 'records')
  return records?.[0] === 'map' ? handle.keys(records[1], [first]) : []
}

function touchedBy(handle: Handle, places: Places, hash: string): Record<string, string[]> {
  const touched = new Map<string, Set<string>>()
  const change = handle.getDecodedChangeByHash(hash)
  /** Maps that this change made: what it wrote into them goes without saying. */
  const made = new Set<string>()
  for (const [index, { obj, key, action }] of (change?.ops ?? []).entries()) {
    const id = `${(change?.startOp ?? 0) + index}@${change?.actor ?? ''}`
    const isMake = action.startsWith('make')
    if (made.has(obj)) {
      if (isMake) made.add(id)
      continue
    }
    const place = places.find(obj)
    if (!place) continue
    if (isMake) made.add(id)
    const [record = '', ...path] = place.isText ? place.path : [...place.path, key]
    touched.set(record, (touched.get(record) ?? new Set()).add(path.length === 0 ? '' : fieldOf(path)))
  }
  return Object.fromEntries([...touched].map(([record, fields]) => [record, [...fields]]))
}

/** What is worth remembering of a record that is gone. */
function epitaph(record: PlainRecord): PlainRecord {
  const kept = ['name', 'theme', 'member', 'salon', 'a', 'b'] as const
  return Object.fromEntries(kept.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]])))
}

interface Place {
  /** The record's id and the keys below it; empty for the map of records. */
  readonly path: readonly string[]
  readonly isText: boolean
}

/**
 * Where the objects of a page stand, looked up when an operation names one: first among the records as they are, then below
 * them, then in the change that made it, because what was taken away can only be found there.
 */
class Places {
  readonly #handle: Handle
  readonly #known = new Map<string, Place | null>()
  readonly #decoded = new Map<string, ReturnType<Handle['getDecodedChangeByHash']>>()
  #looked: 'nowhere' | 'records' | 'below' = 'nowhere'

  constructor(handle: Handle) {
    this.#handle = handle
  }

  find(object: string): Place | null {
    if (object === ROOT) return null
    if (!this.#known.has(object) && this.#looked === 'nowhere') this.#lookAtRecords()
    if (!this.#known.has(object) && this.#looked === 'records') this.#lookBelow()
    if (!this.#known.has(object)) this.#known.set(object, this.#whereMade(object))
    return this.#known.get(object) ?? null
  }

  #lookAtRecords(): void {
    this.#looked = 'records'
    const records = this.#handle.getWithType(ROOT, 'records')
    if (records?.[0] !== 'map') return
    this.#known.set(records[1], { path: [], isText: false })
    this.#lookInto(records[1], [])
  }

  #lookBelow(): void {
    this.#looked = 'below'
    for (const [object, place] of this.#known) {
      if (place?.path.length === 1) this.#lookInto(object, place.path, 'deep')
    }
  }

  #lookInto(object: string, path: readonly string[], how: 'flat' | 'deep' = 'flat'): void {
    for (const key of this.#handle.keys(object)) {
      const found = this.#handle.getWithType(object, key)
      if (found?.[0] !== 'map' && found?.[0] !== 'text') continue
      const inner = [...path, key]
      this.#known.set(found[1], { path: inner, isText: found[0] === 'text' })
      if (how === 'deep' && found[0] === 'map') this.#lookInto(found[1], inner, 'deep')
    }
  }

  #whereMade(object: string): Place | null {
    const [counter, actor] = object.split('@')
    const number = Number(counter)
    const maker = this.#handle
      .getChangesMeta([])
      .find((change) => change.actor === actor && change.startOp <= number && number <= change.maxOp)
    if (!maker) return null
    const change = this.#decoded.get(maker.hash) ?? this.#handle.getDecodedChangeByHash(maker.hash)
    this.#decoded.set(maker.hash, change)
    const made = change?.ops[number - maker.startOp]
    if (!made?.action.startsWith('make')) return null
    if (made.obj === ROOT) return made.key === 'records' ? { path: [], isText: false } : null
    const parent = this.find(made.obj)
    return parent && { path: [...parent.path, made.key], isText: made.action === 'makeText' }
  }
}
