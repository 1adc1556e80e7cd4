import type { CsvValue } from '../csv-cell.ts'

/** What a record is made of, as JSON has it. */
export type OpenValue = string | number | boolean | null | { readonly [key: string]: OpenValue }
export type OpenRecord = { readonly [key: string]: OpenValue }

/** A record with the id it is kept under. */
export type NamedRecord = readonly [id: string, record: OpenRecord]

/** What records are called in an open export, by the beginning of their ids. */
const NAMES: { readonly [Prefix in string]?: string } = {
  com: 'community',
  cha: 'chapters',
  org: 'organizers',
  dev: 'devices',
  mem: 'members',
  lnk: 'same-person',
  sal: 'salons',
  ser: 'series',
  ven: 'venues',
  tpl: 'templates',
  ent: 'attendance',
  kap: 'keep-apart',
  ltr: 'letters',
  met: 'meetings',
  rev: 'reviews',
  fbk: 'feedback',
  tch: 'touchpoints',
  pur: 'purchases',
  ctb: 'contributions',
  ovr: 'overrides',
  rec: 'recognitions',
  pts: 'points',
  chl: 'challenges',
  stp: 'challenge-steps',
  jny: 'first-hundred-days',
  seg: 'segments',
  wor: 'consent-texts',
  exp: 'export-plans',
  rct: 'export-receipts',
  sht: 'answer-sheets',
  src: 'rosters',
  gst: 'door-guests',
}

/**
 * What records of a kind are called, from an id such as `mem_7h2k…`; null for those that are the program's own (keys, which are
 * sealed to devices and say nothing to anybody else). Kinds that came later are called by their prefix.
 */
export function tableOf(id: string): string | null {
  const prefix = id.slice(0, id.indexOf('_'))
  return prefix === 'key' || prefix === '' ? null : (NAMES[prefix] ?? prefix)
}

/** One record a line, with its id first; the form that keeps everything. */
export function jsonLines(records: readonly NamedRecord[]): string {
  return records.map(([id, record]) => `${JSON.stringify({ id, ...record })}\n`).join('')
}

/** Records whose keys are looked at in one go: less than a millisecond. */
const LOOKED_AT = 500

/** The keys of the records, in the order in which they are met, after the id; some records a step. */
export function* columnsOf(records: readonly NamedRecord[]): Generator<void, readonly string[]> {
  const columns = new Set<string>()
  for (const [index, [, record]] of records.entries()) {
    for (const key of Object.keys(record)) columns.add(key)
    if (index % LOOKED_AT === 0) yield
  }
  columns.delete('id')
  return ['id', ...columns]
}

/** A record as the cells of a table: labels that are set are joined by `; `, other maps stand as JSON. */
export function cellsOf([id, record]: NamedRecord, columns: readonly string[]): CsvValue[] {
  return columns.map((column) => (column === 'id' ? id : cellOf(record[column] ?? null)))
}

function cellOf(value: OpenValue): CsvValue {
  if (value === null) return ''
  if (typeof value === 'number') return value
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value)
  if (entries.every(([, inner]) => inner === true)) return entries.map(([key]) => key).join('; ')
  return JSON.stringify(value)
}
