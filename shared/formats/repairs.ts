import type { ColumnMapping, ColumnTarget } from '../domain/source.ts'
import type { RepairOffer } from '../protocol/rosters.ts'
import { unguarded } from './cell-guard.ts'
import { headerKeys } from './header-words.ts'
import { TRUNK_ZERO, TRUNK_ZERO_REGIONS, trunkZeroRegion } from './trunk-zero.ts'
import type { TrunkZeroRegion } from './trunk-zero.ts'

/**
 * One repair of one column, as a pure function of a cell; null where the cell is not concerned. Nothing but the cell counts,
 * so that a stored source, its rows and the ids of its repairs always give the same members.
 */
export type Repair = (cell: string) => string | null

/** What is needed of a table to look for damage; a `RosterTable` has it. */
export interface RepairableTable {
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
  /** In which year the days of a workbook begin to count. */
  readonly dateSystem?: 1900 | 1904
}

/**
 * What a spreadsheet did to the values of the columns in use, and how it can be put right:
 *
 * - `lost-zero`: 912345678 in a column of phone numbers, where a chapter's country writes 0912345678; 42 in a column of
 *   member numbers of which others are 00017.
 * - `exponent`: 9.12345678E+08, which is 912345678; where digits were rounded away (9.12E+08) the original cannot be had
 *   back, and accepting the offer leaves the value out.
 * - `serial-date`: 31456 in a column of birthdays, the days since the beginning of 1900 (or 1904).
 * - `decimal-tail`: 912345678.0.
 *
 * `regions` are the countries of the chapters, most likely first; where there are none, the numbers that kept their zeros
 * decide. Offers are ordered by column. A step looks at one column for
 * one kind of damage, so that a worker can let others in between.
 */
export function* repairSteps(
  table: RepairableTable,
  mapping: ColumnMapping,
  regions: readonly TrunkZeroRegion[],
): Generator<undefined, RepairOffer[], void> {
  const offers: RepairOffer[] = []
  for (const [column, targets] of mapping.entries()) {
    const cells = () => table.rows.map((row) => row[column] ?? '')
    for (const id of idsFor(targets, column, cells, { regions, dateSystem: table.dateSystem ?? 1900 })) {
      const offer = offerOf(id, column, table)
      if (offer) offers.push(offer)
      yield
    }
  }
  return offers
}

/** The repairs that ids name, per column, in the order in which they are tried; ids that name none are passed over. */
export function repairsByColumn(ids: readonly string[]): ReadonlyMap<number, readonly Repair[]> {
  const repairs = new Map<number, Repair[]>()
  for (const { column, repair } of ids.toSorted(byOrder).flatMap((id) => parsed(id) ?? [])) {
    repairs.set(column, [...(repairs.get(column) ?? []), repair])
  }
  return repairs
}

/** Ids for the columns of one table as ids for those of another: the column is found by its header, wherever it stands there. */
export function carriedRepairs(ids: readonly string[], from: readonly string[], to: readonly string[]): string[] {
  const places = headerKeys(to)
  const keys = headerKeys(from)
  return ids.flatMap((id) => {
    const [kind = '', position = '', ...detail] = id.split(':')
    const column = places.indexOf(keys[Number(position)] ?? '')
    return column === -1 ? [] : [[kind, column, ...detail].join(':')]
  })
}

/** A cell as the first repair that concerns it leaves it; the cell itself where none does. */
export function repairedCell(cell: string, repairs: readonly Repair[]): string {
  for (const repair of repairs) {
    const after = repair(cell)
    if (after !== null) return after
  }
  return cell
}

/** Spreadsheets keep fifteen digits; with an exponent, a sign and some blanks there are no longer numbers. */
const LONGEST_NUMBER = 40

/** Cells shown of each offer. */
const EXAMPLES = 3

/** So many numbers of a column have a leading zero at least before they tell how the others were; one alone may be a typing mistake. */
const ZEROS_NEEDED = 2

/** The rules in the order in which they are tried on a cell; a lost zero is found behind a decimal tail, too. */
const KINDS = ['lost-zero', 'exponent', 'serial-date', 'decimal-tail'] as const
type RepairKind = (typeof KINDS)[number]

interface Evidence {
  readonly regions: readonly TrunkZeroRegion[]
  readonly dateSystem: 1900 | 1904
}

/** Ids of repairs that could concern a column; which cells they change is for the repairs themselves to say. */
function idsFor(
  targets: readonly ColumnTarget[],
  column: number,
  cells: () => readonly string[],
  { regions, dateSystem }: Evidence,
): string[] {
  const ids: string[] = []
  if (targets.some((target) => PHONES.has(target))) {
    const region = regionOf(cells(), regions[0] ?? null)
    if (region !== null) ids.push(`lost-zero:${column}:${region}`)
  }
  if (targets.includes('number')) {
    const width = fixedWidth(cells())
    if (width !== null) ids.push(`lost-zero:${column}:${width}`)
  }
  if (targets.some((target) => NUMBERS.has(target))) {
    ids.push(`exponent:${column}:whole`, `exponent:${column}:rounded`, `decimal-tail:${column}`)
  }
  if (targets.some((target) => target === 'birthday' || target === 'joined')) {
    ids.push(`serial-date:${column}:${dateSystem}`)
  }
  return ids
}

const PHONES: ReadonlySet<ColumnTarget> = new Set(['phone', 'phone2'])
const NUMBERS: ReadonlySet<ColumnTarget> = new Set(['phone', 'phone2', 'number', 'line', 'wechat'])

function offerOf(id: string, column: number, { rows, lines }: RepairableTable): RepairOffer | null {
  const found = parsed(id)
  if (!found) return null
  const examples: { line: number; before: string; after: string }[] = []
  let count = 0
  for (const [index, row] of rows.entries()) {
    const before = row[column] ?? ''
    const after = before === '' ? null : found.repair(before)
    if (after === null) continue
    count += 1
    if (examples.length < EXAMPLES) examples.push({ line: lines[index] ?? 0, before, after })
  }
  return count === 0 ? null : { id, kind: found.kind, column, rows: count, examples, certain: found.certain }
}

function parsed(id: string): {
  readonly kind: RepairKind
  readonly column: number
  readonly repair: Repair
  readonly certain: boolean
} | null {
  const [name, position = '', detail = ''] = id.split(':')
  const kind = KINDS.find((known) => known === name)
  const repair = kind && repairOf(kind, detail)
  return kind && repair && /^\d{1,4}$/u.test(position)
    ? { kind, column: Number(position), repair, certain: detail !== 'rounded' }
    : null
}

function repairOf(kind: RepairKind, detail: string): Repair | null {
  switch (kind) {
    case 'lost-zero': {
      const region = trunkZeroRegion(detail)
      if (region) return (cell) => withTrunkZero(cell, region)
      return /^(?:[3-9]|1\d)$/u.test(detail) ? (cell) => widened(cell, Number(detail)) : null
    }
    case 'exponent':
      return detail === 'whole' ? writtenOut : detail === 'rounded' ? givenUp : null
    case 'serial-date':
      return detail === '1900' || detail === '1904' ? (cell) => serialDate(cell, Number(detail)) : null
    case 'decimal-tail':
      return withoutTail
  }
}

function byOrder(a: string, b: string): number {
  return KINDS.findIndex((kind) => a.startsWith(`${kind}:`)) - KINDS.findIndex((kind) => b.startsWith(`${kind}:`))
}

/**
 * The first region under which some cell of the column has its zero still; without such evidence the likeliest. Where no
 * region is likely, most of the cells that have a zero have to agree, and more than one.
 */
function regionOf(cells: readonly string[], likeliest: TrunkZeroRegion | null): TrunkZeroRegion | null {
  const numbers = cells.map((cell) => plain(cell).replace(/[\s().-]/gu, '')).filter((text) => text.startsWith('0'))
  const fitting = (region: TrunkZeroRegion) => numbers.filter((text) => TRUNK_ZERO[region].test(text.slice(1))).length
  if (likeliest !== null) {
    if (numbers.length === 0 || fitting(likeliest) > 0) return likeliest
    return TRUNK_ZERO_REGIONS.find((region) => fitting(region) > 0) ?? likeliest
  }
  const needed = Math.max(ZEROS_NEEDED, numbers.length / 2)
  return TRUNK_ZERO_REGIONS.find((region) => fitting(region) >= needed) ?? null
}

/** 912345678, also as 912345678.0 or 9.12345678E+08 → 0912345678, where that is a number of the region. */
function withTrunkZero(cell: string, region: TrunkZeroRegion): string | null {
  const digits = wholeDigits(cell)
  return digits !== null && TRUNK_ZERO[region].test(digits) ? `0${digits}` : null
}

function widened(cell: string, width: number): string | null {
  const digits = wholeDigits(cell)
  return digits !== null && digits.length < width && !digits.startsWith('0') ? digits.padStart(width, '0') : null
}

/**
 * The width of all numbers of a column, where those that kept their leading zeros have one and none is longer: then a
 * shorter number without a leading zero has lost its own.
 */
function fixedWidth(cells: readonly string[]): number | null {
  const digits = cells.flatMap((cell) => wholeDigits(cell) ?? [])
  const zeros = digits.filter((text) => text.startsWith('0'))
  const width = zeros[0]?.length ?? 0
  if (zeros.length < ZEROS_NEEDED || width < 3 || width > 19) return null
  const even = zeros.every((text) => text.length === width) && digits.every((text) => text.length <= width)
  return even ? width : null
}

/** The text of a cell that a spreadsheet may have spoiled; '' for one that a guard kept from that, and for any longer text. */
function plain(cell: string): string {
  if (cell.length > LONGEST_NUMBER) return ''
  return unguarded(cell) === cell ? cell.trim() : ''
}

/** The digits of a cell that is a whole number, however a spreadsheet wrote it; null for any other. */
function wholeDigits(cell: string): string | null {
  const text = plain(cell)
  if (/^\d+$/u.test(text)) return text
  return withoutTail(text) ?? writtenOut(text)
}

const TAIL = /^(\d+)[.]0+$/u

function withoutTail(cell: string): string | null {
  return cell.includes('.') ? (TAIL.exec(plain(cell))?.[1] ?? null) : null
}

/** `d.dddE+n`: the digits and how many of them there would be written out. */
function exponentOf(cell: string): { readonly digits: string; readonly length: number } | null {
  if (!/e\+/iu.test(cell)) return null
  const found = /^([1-9])(?:[.](\d+))?E\+(\d\d)$/iu.exec(plain(cell))
  const length = Number(found?.[3]) + 1
  // Shorter numbers are never written this way.
  return found && length >= 5 && length <= 20 ? { digits: `${found[1] ?? ''}${found[2] ?? ''}`, length } : null
}

/** 9.12345678E+08 → 912345678. A mantissa with fewer digits was rounded, one with more is no whole number. */
function writtenOut(cell: string): string | null {
  const found = exponentOf(cell)
  return found && found.digits.length === found.length ? found.digits : null
}

/** 9.12E+08 stands for any of a million numbers; an empty value is better than a wrong one. */
function givenUp(cell: string): string | null {
  const found = exponentOf(cell)
  return found && found.digits.length !== found.length ? '' : null
}

/** Five digits: 10000 is 1927 and 73050 the end of 2099; four could be a year, six a date of the Republic. */
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 73_050
const DAY = 24 * 60 * 60 * 1000

/**
 * Days since the beginning of 1900 → ISO date. Day 1 is 1900-01-01, and a 29 February 1900 that never was is counted, so
 * that after it the zero is 1899-12-30; in the system of 1904 day 0 is 1904-01-01 (ECMA-376 part 1, 18.17.4).
 */
function serialDate(cell: string, system: number): string | null {
  if (!/^\s*\d{5}(?!\d)/u.test(cell)) return null
  const text = plain(cell)
  const days = /^\d{5}(?:[.]\d+)?$/u.test(text) ? Math.floor(Number(text)) : 0
  if (days < FIRST_SERIAL || days > LAST_SERIAL) return null
  const zero = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return new Date(zero + days * DAY).toISOString().slice(0, 10)
}
