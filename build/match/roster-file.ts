import type { Problem } from '../../shared/domain/problem.ts'
import type { ColumnMapping, ColumnTarget } from '../../shared/domain/source.ts'
import { unguarded } from '../../shared/formats/cell-guard.ts'
import { readWholeTable } from '../../shared/formats/delimited-table.ts'
import { meaningOf } from '../../shared/formats/header-words.ts'
import type { DateOrder } from '../../shared/formats/roster-dates.ts'
import { dateOrderOf, readPartialDate } from '../../shared/formats/roster-dates.ts'
import { guessMapping } from '../../shared/formats/roster-mapping.ts'
import { decodeText } from '../../shared/formats/text-encoding.ts'
import type { MatchRecord, NameInput } from '../../shared/matching/match-record.ts'

/** A roster as it stands in a file, and what its columns mean. */
export interface RosterFile {
  /** How it was read, for people: ` (big5)`. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly mapping: ColumnMapping
  readonly orders: readonly DateOrder[]
  /** The column that names the rows, -1 where they are counted. */
  readonly idColumn: number
  readonly phoneSamples: readonly string[]
}

type Read =
  | { readonly ok: true; readonly value: RosterFile }
  | { readonly ok: false; readonly problem: Problem }
  | { readonly ok: false; readonly problem: 'no-id'; readonly columns: readonly string[] }

/** Bytes → roster, as in the app: encoding, separator, header and columns are found. */
export function readRosterFile(bytes: Uint8Array, id: string | undefined): Read {
  const decoded = decodeText(bytes, (data, label, fatal) => {
    return new TextDecoder(label, { fatal, ignoreBOM: true }).decode(data)
  })
  if (!decoded.ok) return decoded
  const table = readWholeTable(decoded.value.text)
  if (!table.ok) return table
  const { columns, rows } = table.value
  const idColumn = id === undefined ? likelyIdColumn(columns, rows) : columns.indexOf(id)
  if (id !== undefined && idColumn === -1) return { ok: false, problem: 'no-id', columns }
  // The id column is no evidence, and must not take the place of one that is.
  const hidden = columns.map((column, at) => (at === idColumn ? '' : column))
  const withoutId = rows.map((row) => row.map((cell, at) => (at === idColumn ? '' : cell)))
  const mapping = withMoreColumns(guessMapping(hidden, withoutId), hidden)
  const orders = mapping.map((targets, at) =>
    targets.includes('birthday') ? dateOrderOf(rows.map((row) => unguarded(row[at] ?? ''))) : 'unknown',
  )
  const phones = mapping.findIndex((targets) => targets.includes('phone'))
  const samples = rows.map((row) => (phones === -1 ? '' : (row[phones] ?? ''))).filter((cell) => cell !== '')
  const encoding = decoded.value.encoding
  const name = encoding === 'utf-8' ? '' : ` (${encoding})`
  return {
    ok: true,
    value: { name, columns, rows, mapping, orders, idColumn, phoneSamples: samples.slice(0, SAMPLES) },
  }
}

/** The rows as the matcher sees them. A row without a name, or with a date nobody can read, is evidence too. */
export function recordsOf({ rows, mapping, orders, idColumn }: RosterFile, country: string): MatchRecord[] {
  return rows.map((row, index) => {
    const all = (...targets: readonly ColumnTarget[]) => valuesOf(row, mapping, targets)
    const name = nameOf(all)
    return {
      id: idColumn === -1 ? String(index + 1) : (row[idColumn] ?? '').trim(),
      names: name === null ? [] : [name],
      phones: all('phone', 'phone2'),
      emails: all('email', 'email2'),
      accounts: [...all('line').map((value) => `line:${value}`), ...all('wechat').map((value) => `wechat:${value}`)],
      numbers: all('number'),
      birthdays: birthdaysOf(row, mapping, orders),
      addresses: joined(all('address')),
      cities: all('city'),
      organizations: all('organization'),
      genders: all('gender'),
      country,
    }
  })
}

const SAMPLES = 200

/** Headers of columns that name rows and nothing else. */
const ID_HEADER = /^(?:id|rec(?:ord)?[ _-]?id|row[ _-]?id|uid|uuid|guid|key|編號|编号|序號|序号|流水號|流水号)$/iu

function likelyIdColumn(columns: readonly string[], rows: readonly (readonly string[])[]): number {
  return columns.findIndex((column, at) => {
    if (!ID_HEADER.test(column.normalize('NFKC').trim())) return false
    const ids = new Set(rows.map((row) => (row[at] ?? '').trim()))
    return ids.size === rows.length && !ids.has('')
  })
}

/** What several columns say together is not left out: the lines of an address, a third telephone. */
function withMoreColumns(mapping: ColumnMapping, columns: readonly string[]): ColumnMapping {
  return mapping.map((targets, at) => {
    if (targets.length > 0) return targets
    const target = meaningOf(columns[at] ?? '')?.target
    return target !== undefined && target !== '' && SEVERAL.has(target) ? [target] : targets
  })
}

const SEVERAL: ReadonlySet<ColumnTarget> = new Set(['address', 'city', 'phone', 'email'])

function valuesOf(row: readonly string[], mapping: ColumnMapping, wanted: readonly ColumnTarget[]): string[] {
  const values: string[] = []
  for (const [column, targets] of mapping.entries()) {
    if (!targets.some((target) => wanted.includes(target))) continue
    const value = unguarded(row[column] ?? '').trim()
    if (value !== '') values.push(value)
  }
  return values
}

function nameOf(all: (target: ColumnTarget) => string[]): NameInput | null {
  const [name, family, given, reading, nickname] = [
    all('name'),
    all('family'),
    all('given'),
    all('reading'),
    all('nickname'),
  ]
  if ([name, family, given, nickname].every((values) => values.length === 0)) return null
  return {
    name: name.join(' '),
    ...(family.length > 0 && { family: family.join(' ') }),
    ...(given.length > 0 && { given: given.join(' ') }),
    ...(reading.length > 0 && { reading: reading.join(' ') }),
    ...(nickname.length > 0 && { nickname: nickname.join(' ') }),
  }
}

function joined(values: readonly string[]): string[] {
  return values.length === 0 ? [] : [values.join(' ')]
}

function birthdaysOf(row: readonly string[], mapping: ColumnMapping, orders: readonly DateOrder[]): string[] {
  return mapping.flatMap((targets, column) => {
    const cell = unguarded(row[column] ?? '').trim()
    if (cell === '' || !targets.includes('birthday')) return []
    const read = readPartialDate(cell, orders[column] ?? 'unknown') ?? digitsOfDate(cell)
    return read === null ? [] : [read]
  })
}

/** A date with a digit typed wrong (19231164) is in no calendar and still nearly the right one. */
function digitsOfDate(cell: string): string | null {
  const match = /^(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)$/u.exec(cell)
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null
}
