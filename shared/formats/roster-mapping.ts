import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import type { ColumnMapping, ColumnTarget } from '../domain/source.ts'
import { COLUMN_TARGETS, isConsentTarget } from '../domain/source.ts'
import { unguarded } from './cell-guard.ts'
import type { ContentKind } from './column-contents.ts'
import { contentOf } from './column-contents.ts'
import { readConsent } from './consent-cell.ts'
import { meaningOf, namesIdentity } from './header-words.ts'

/** Per column what it feeds as somebody knows already, null where that is to be guessed. */
export type KnownTargets = readonly (readonly ColumnTarget[] | null)[]

/**
 * Guesses what each column feeds, from its header and, where that says nothing or something else than the cells, from its
 * first cells; what is known of a column stays as it is.
 *
 * Several columns may feed an address, a given name (with a middle name) and what was said about being contacted. Every other
 * target is given once: a second phone or e-mail column feeds `phone2` or `email2`, a third is left out. The surest column
 * wins, the leftmost of equally sure ones; a column with nothing in it is never sure. A city is part of an address that comes
 * in pieces, so its column feeds both. Numbers that states give to people are left out whatever the header says.
 */
export function guessMapping(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  known: KnownTargets = [],
): ColumnMapping {
  const sample = rows.slice(0, SAMPLE_ROWS)
  const wishes = columns.flatMap((header, column) => (known[column] ? [] : wishesOf(header, column, sample)))
  wishes.sort((a, b) => b.weight - a.weight || a.column - b.column)
  const mapping = columns.map((_, column): ColumnTarget[] => [...(known[column] ?? [])])
  const taken = new Set<ColumnTarget>(mapping.flat())
  const settled = new Set<number>()
  const parts: Wish[] = []
  for (const wish of wishes) {
    const { column, target } = wish
    if (settled.has(column)) continue
    const free = [target, SECOND.get(target)].find((one) => one !== undefined && !taken.has(one))
    if (wish.part) parts.push(wish)
    if (wish.part || free === undefined) continue
    mapping[column] = [free]
    if (!isConsentTarget(free)) taken.add(free)
    settled.add(column)
  }
  addParts(mapping, parts, sample)
  givenNotName(mapping, sample)
  return mapping
}

/**
 * A mapping from outside as one that rows can be read with. `invalid-input` where it does not fit the columns,
 * `roster-no-name-column` where nothing feeds the name (`name`, or `family` or `given`, from which it is built).
 */
export function checkMapping(mapping: readonly (readonly string[])[], columns: number): Result<ColumnMapping> {
  if (mapping.length !== columns) return failed('invalid-input')
  const checked: ColumnTarget[][] = []
  for (const targets of mapping) {
    const known = targets.flatMap((one) => COLUMN_TARGETS.find((target) => target === one) ?? [])
    if (known.length !== targets.length) return failed('invalid-input')
    checked.push(known)
  }
  return checked.flat().some((target) => NAMING.has(target)) ? ok(checked) : failed('roster-no-name-column')
}

/** The columns that hold numbers which states give to people, by their headers or their cells. */
export function identityColumns(columns: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const sample = rows.slice(0, SAMPLE_ROWS)
  return columns.flatMap((header, column) =>
    namesIdentity(header) || contentOf(cellsOf(sample, column)) === 'identity' ? [column] : [],
  )
}

const SAMPLE_ROWS = 300

/** What the cells say weighs less than any header, except where a header contradicts them. */
const CONTENT_WEIGHT = 0.5

/** A header over an empty column loses against any other for the same target. */
const EMPTY_WEIGHT = 0.3

/** A column is about consent only where nearly all of its cells can be read so; a wrong guess would refuse whole rows. */
const READABLE_SHARE = 0.9

const SECOND: ReadonlyMap<ColumnTarget, ColumnTarget> = new Map([
  ['phone', 'phone2'],
  ['email', 'email2'],
])

const NAMING: ReadonlySet<ColumnTarget> = new Set(['name', 'family', 'given'])

const KIND_TARGETS: Readonly<Record<ContentKind, ColumnTarget | null>> = {
  email: 'email',
  phone: 'phone',
  'chinese-name': 'name',
  gender: 'gender',
  // A date may be a birthday or the day of joining; only the header can tell.
  date: null,
  identity: null,
  other: null,
}

interface Wish {
  readonly column: number
  readonly target: ColumnTarget
  readonly weight: number
  readonly part: boolean
}

function wishesOf(header: string, column: number, rows: readonly (readonly string[])[]): Wish[] {
  const meaning = meaningOf(header)
  const named = meaning?.target
  if (named === '') return []
  const cells = cellsOf(rows, column)
  const content = contentOf(cells)
  if (content === 'identity') return []
  if (meaning && named && !contradicts(named, content, cells)) {
    if (isConsentTarget(named) && !isReadable(cells, (cell) => readConsent(unguarded(cell), named) !== null)) return []
    const empty = rows.length > 0 && !cells.some((cell) => cell.trim() !== '')
    return [{ column, target: named, weight: meaning.weight * (empty ? EMPTY_WEIGHT : 1), part: meaning.part ?? false }]
  }
  const target = content === null ? null : KIND_TARGETS[content]
  return target === null ? [] : [{ column, target, weight: CONTENT_WEIGHT, part: false }]
}

/** Addresses in a column called `聯絡電話`, numbers in one called `Email`: the cells are right. */
function contradicts(target: ColumnTarget, content: ContentKind | null, cells: readonly string[]): boolean {
  if (content === 'email') return PHONES.has(target) || NAMING.has(target)
  // A form that nobody had to sign in to calls everybody anonymous.
  if (content === 'other') return EMAILS.has(target) && !cells.some((cell) => cell.includes('@'))
  if (content === 'phone') return EMAILS.has(target) || NAMING.has(target)
  return false
}

const PHONES: ReadonlySet<ColumnTarget> = new Set(['phone', 'phone2'])
const EMAILS: ReadonlySet<ColumnTarget> = new Set(['email', 'email2'])

function isReadable(cells: readonly string[], read: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.filter(read).length >= filled.length * READABLE_SHARE
}

function cellsOf(rows: readonly (readonly string[])[], column: number): string[] {
  return rows.map((row) => row[column] ?? '')
}

/**
 * Adds the columns that hold pieces: of a given name where there is one, of an address where it does not hold them already.
 * A suburb is the city where no other column is.
 */
function addParts(mapping: ColumnTarget[][], parts: readonly Wish[], rows: readonly (readonly string[])[]): void {
  const whole = feeding(mapping, 'address')
  let pieces = 0
  for (const { column, target } of parts) {
    if (target === 'address' || target === 'city') {
      const own: ColumnTarget[] = target === 'city' && feeding(mapping, 'city') === -1 ? ['city'] : []
      if (whole === -1 || !mostlyContains(rows, whole, column)) {
        pieces += 1
        own.push('address')
      }
      mapping[column] = own
    } else if (feeding(mapping, target) !== -1) mapping[column] = [target]
  }
  const city = feeding(mapping, 'city')
  const cityStands = mapping[city]
  if (pieces === 0 || cityStands?.length !== 1) return
  if (whole === -1 || !mostlyContains(rows, whole, city)) cityStands.push('address')
}

function feeding(mapping: ColumnMapping, target: ColumnTarget): number {
  return mapping.findIndex((targets) => targets.includes(target))
}

/** Whether the cells of one column mostly contain those of another one beside them. Without any rows they may. */
function mostlyContains(rows: readonly (readonly string[])[], whole: number, part: number): boolean {
  let both = 0
  let contained = 0
  for (const row of rows) {
    const piece = unguarded(row[part] ?? '').trim()
    const cell = unguarded(row[whole] ?? '').trim()
    if (piece === '' || cell === '') continue
    both += 1
    if (cell.includes(piece)) contained += 1
  }
  return contained * 2 >= both
}

/**
 * Beside a family name column, `名字` or `Name` may hold the given name only. It does where hardly any cell contains
 * the family name that stands beside it.
 */
function givenNotName(mapping: ColumnTarget[][], rows: readonly (readonly string[])[]): void {
  const name = feeding(mapping, 'name')
  const family = feeding(mapping, 'family')
  if (name === -1 || family === -1 || feeding(mapping, 'given') !== -1) return
  const both = rows.some((row) => (row[family] ?? '').trim() !== '' && (row[name] ?? '').trim() !== '')
  if (both && !mostlyContains(rows, name, family)) mapping[name] = ['given']
}
