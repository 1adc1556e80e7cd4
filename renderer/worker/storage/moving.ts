import { Dexie } from 'dexie'
import type { IndexableType, Table } from 'dexie'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import type { Connection } from './connection.ts'
import type { Disk } from './disk.ts'

/**
 * A community lies in one of two databases, and moves from one to the other after somebody was erased: LevelDB, in which the
 * browser keeps them, leaves values that were deleted in its files until it happens to tidy them, and only of a database that is
 * deleted does it tidy all (measured in docs/adr/0030).
 */
export function namesOf(community: CommunityId): readonly [string, string] {
  return [`chapterhouse-${community}`, `chapterhouse-${community}-2`]
}

/** In `local`: how often the community has moved, in as many bytes; and beside it, while the database is being filled. */
const MOVES = 'moves'
const FILLING = 'filling'
const NOTES: ReadonlySet<unknown> = new Set([MOVES, FILLING])

/** Rows copied at once: a few megabytes. */
const AT_ONCE = 50

/** A database with its tables, and the one way of writing to it. */
export interface Movable {
  readonly db: Dexie
  readonly connection: Connection
}

/**
 * Where a community lies. Two databases are there only if the program ended while it was moving: then the one that was not
 * filled to the end is deleted, or the one that it had moved from.
 */
export async function currentName(community: CommunityId, disk: Disk): Promise<string> {
  const [first, second] = namesOf(community)
  const names = new Set((await disk.indexedDB.databases()).map(({ name }) => name))
  if (!names.has(second)) return first
  if (!names.has(first)) return second
  const isInFirst = (await movesOf(first, disk)) > (await movesOf(second, disk))
  await new Dexie(isInFirst ? second : first, { ...disk }).delete()
  return isInFirst ? first : second
}

/** How often a community had moved when a database became its own; -1 for one that is not filled. */
async function movesOf(name: string, disk: Disk): Promise<number> {
  const db = new Dexie(name, { ...disk })
  try {
    await db.open()
    if (!db.tables.some((table) => table.name === 'local')) return -1
    const filling: unknown = await db.table('local').get(FILLING)
    return filling === undefined ? await readMoves(db) : -1
  } finally {
    db.close()
  }
}

async function readMoves(db: Dexie): Promise<number> {
  const row = (await db.table('local').get(MOVES)) as { readonly sealed: ArrayBuffer } | undefined
  return row?.sealed.byteLength ?? 0
}

/** Fills an empty database with what is in another, but for some keys of `local`. @throws StorageError where there is no room. */
export async function fill(into: Movable, from: Movable, without: ReadonlySet<string>): Promise<void> {
  const local = into.db.table('local')
  const moves = { key: MOVES, sealed: new ArrayBuffer((await readMoves(from.db)) + 1) }
  await into.connection.write([local], 0, () => local.bulkPut([moves, { key: FILLING, sealed: new ArrayBuffer(0) }]))
  for (const table of from.db.tables) await copy(table, into, from, without)
  await into.connection.remove([local], () => local.delete(FILLING))
}

async function copy(table: Table, into: Movable, from: Movable, without: ReadonlySet<string>): Promise<void> {
  const target = into.db.table(table.name)
  const { keyPath } = table.schema.primKey
  let last: IndexableType | null = null
  for (;;) {
    const after = last
    const rows = await from.connection.read([table], () =>
      (after === null ? table.orderBy(':id') : table.where(':id').above(after)).limit(AT_ONCE).toArray(),
    )
    const end: unknown = rows.at(-1)
    if (end === undefined) return
    last = keyIn(end, keyPath)
    const kept = rows.filter((row: unknown) => table.name !== 'local' || !isLeft(row, without))
    await into.connection.write([target], bytesIn(rows), () => target.bulkPut(kept))
  }
}

function isLeft(row: unknown, without: ReadonlySet<string>): boolean {
  const key = keyIn(row, 'key')
  return typeof key === 'string' && (NOTES.has(key) || without.has(key))
}

function keyIn(row: unknown, path: string | string[] | null | undefined): IndexableType {
  const value = (name: string) => (Object.entries(row ?? {}).find(([key]) => key === name)?.[1] ?? '') as IndexableType
  return Array.isArray(path) ? (path.map(value) as IndexableType) : value(path ?? '')
}

function bytesIn(rows: readonly unknown[]): number {
  return rows.reduce<number>((sum, row) => {
    const sealed = keyIn(row, 'sealed')
    return sum + (sealed instanceof ArrayBuffer ? sealed.byteLength : 0)
  }, 0)
}

/** Deleting a database makes LevelDB write out what it holds in memory, and delete files that are of no more use. */
export async function flushFiles(disk: Disk): Promise<void> {
  const db = new Dexie('chapterhouse-flush', { ...disk })
  db.version(1).stores({ nothing: 'id' })
  await db.open()
  await db.delete()
}
