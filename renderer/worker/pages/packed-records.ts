import type { MemberFields } from '../../../shared/crdt/member-records.ts'
import type { Plain, PlainRecord } from '../../../shared/crdt/plain.ts'

/**
 * The records of one page as a table: the name of a field is written once instead of 250 times, and what many records
 * share (a membership, a chapter) is written once and pointed to. Reading 50,000 members at start takes a third of the
 * time it takes as plain JSON, which is why snapshots have a form of their own.
 */
export interface PackedRecords {
  readonly ids: readonly string[]
  readonly columns: Readonly<Record<string, PackedColumn>>
}

interface NamedRecord {
  readonly id: string
  readonly record: PlainRecord
}

/** A column's values in the order of the ids; null where the record has no such field. */
type PackedColumn =
  | { readonly values: readonly Plain[] }
  /** Maps whose values are all true, as lists of their keys. */
  | { readonly sets: readonly (readonly string[] | null)[] }
  /** Other maps: each different one once, and per record which, -1 for none. */
  | { readonly maps: readonly PlainRecord[]; readonly at: readonly number[] }

export function packRecords(records: readonly NamedRecord[]): PackedRecords {
  const ids = records.map(({ id }) => id)
  const rows = records.map(({ record }) => record)
  const names = new Set<string>()
  for (const row of rows) for (const name of Object.keys(row)) names.add(name)
  const columns: Record<string, PackedColumn> = {}
  for (const name of names) columns[name] = packColumn(rows.map((row) => row[name]))
  return { ids, columns }
}

export function unpackRecords({ ids, columns }: PackedRecords): NamedRecord[] {
  const records = ids.map((): Record<string, Plain> => ({}))
  for (const [name, column] of Object.entries(columns)) {
    for (const [index, record] of records.entries()) {
      const value = cellOf(column, index)
      if (value !== undefined) record[name] = value
    }
  }
  return ids.map((id, index) => ({ id, record: records[index] ?? {} }))
}

/**
 * The rows of a packed page, one after the other, without making records of them: at start that would be half of all
 * the work. `at` says which row is meant.
 */
export class PackedRows implements MemberFields {
  readonly #columns: PackedRecords['columns']
  readonly #prefixed = new Map<string, readonly string[]>()
  at = 0

  constructor({ columns }: PackedRecords) {
    this.#columns = columns
  }

  text(field: string): string {
    const value = this.#value(field)
    return typeof value === 'string' ? value : ''
  }

  number(field: string): number | undefined {
    const value = this.#value(field)
    return typeof value === 'number' ? value : undefined
  }

  labels(field: string): readonly string[] {
    const column = this.#columns[field]
    return (column && 'sets' in column && column.sets[this.at]) || NONE
  }

  map(field: string): PlainRecord {
    const column = this.#columns[field]
    if (column && 'maps' in column) return column.maps[column.at[this.at] ?? -1] ?? EMPTY
    return EMPTY
  }

  beginning(prefix: string): readonly (readonly [rest: string, value: Plain])[] {
    let names = this.#prefixed.get(prefix)
    if (!names) {
      names = Object.keys(this.#columns).filter((name) => name.startsWith(prefix))
      this.#prefixed.set(prefix, names)
    }
    if (names.length === 0) return NO_FIELDS
    return names.flatMap((name): (readonly [string, Plain])[] => {
      const value = this.#value(name)
      return value === undefined || value === null ? [] : [[name.slice(prefix.length), value]]
    })
  }

  #value(field: string): Plain | undefined {
    const column = this.#columns[field]
    return column && 'values' in column ? column.values[this.at] : undefined
  }
}

const NONE: readonly string[] = []
const NO_FIELDS: readonly (readonly [string, Plain])[] = []
const EMPTY: PlainRecord = {}

function packColumn(values: readonly (Plain | undefined)[]): PackedColumn {
  if (values.every((value) => value === undefined || isSet(value))) {
    return { sets: values.map((value) => (isMap(value) ? Object.keys(value) : null)) }
  }
  if (values.every((value) => value === undefined || isMap(value))) {
    const maps: PlainRecord[] = []
    const known = new Map<string, number>()
    const at = values.map((value) => {
      if (!isMap(value)) return -1
      const text = JSON.stringify(value)
      const place = known.get(text) ?? maps.push(value) - 1
      known.set(text, place)
      return place
    })
    return { maps, at }
  }
  return { values: values.map((value) => value ?? null) }
}

function cellOf(column: PackedColumn, index: number): Plain | undefined {
  if ('values' in column) return column.values[index] ?? undefined
  if ('maps' in column) return column.maps[column.at[index] ?? -1]
  const keys = column.sets[index]
  // Of entries, because a label may be called `__proto__`.
  return keys ? Object.fromEntries(keys.map((key) => [key, true])) : undefined
}

function isMap(value: Plain | undefined): value is PlainRecord {
  return typeof value === 'object' && value !== null
}

function isSet(value: Plain): boolean {
  return isMap(value) && Object.values(value).every((inner) => inner === true)
}
