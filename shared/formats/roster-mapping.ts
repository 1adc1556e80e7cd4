import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import type { ColumnMapping, ColumnTarget } from '../domain/source.ts'
import { COLUMN_TARGETS } from '../domain/source.ts'
import { unguarded } from './cell-guard.ts'
import type { ContentKind } from './column-contents.ts'
import { contentOf } from './column-contents.ts'
import { meaningOf } from './header-words.ts'

/**
 * Guesses what each column feeds, from its header and, where that says nothing or something else than the cells, from its
 * first cells. No target is given twice; a second phone or e-mail column feeds `phone2` or `email2`, a third is left out.
 * The surest column wins a target, the leftmost of equally sure ones.
 */
export function guessMapping(columns: readonly string[], rows: readonly (readonly string[])[]): ColumnMapping {
  const sample = rows.slice(0, SAMPLE_ROWS)
  const wishes = columns.flatMap((header, column) => wishesOf(header, column, sample))
  wishes.sort((a, b) => b.weight - a.weight || a.column - b.column)
  const mapping = columns.map((): ColumnTarget[] => [])
  const taken = new Set<ColumnTarget>()
  const settled = new Set<number>()
  for (const { column, target } of wishes) {
    if (settled.has(column)) continue
    const free = [target, SECOND.get(target)].find((one) => one !== undefined && !taken.has(one))
    if (free === undefined) continue
    mapping[column] = [free]
    taken.add(free)
    settled.add(column)
  }
  return givenNotName(mapping, sample)
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

const SAMPLE_ROWS = 300

/** What the cells say weighs less than any header, except where a header contradicts them. */
const CONTENT_WEIGHT = 0.5

const SECOND: ReadonlyMap<ColumnTarget, ColumnTarget> = new Map([
  ['phone', 'phone2'],
  ['email', 'email2'],
])

const NAMING: ReadonlySet<ColumnTarget> = new Set(['name', 'family', 'given'])

const KIND_TARGETS: Readonly<Record<ContentKind, ColumnTarget | null>> = {
  email: 'email',
  phone: 'phone',
  'chinese-name': 'name',
  // A date may be a birthday or the day of joining; only the header can tell.
  date: null,
  other: null,
}

interface Wish {
  readonly column: number
  readonly target: ColumnTarget
  readonly weight: number
}

function wishesOf(header: string, column: number, rows: readonly (readonly string[])[]): Wish[] {
  const meaning = meaningOf(header)
  const named = meaning?.target
  if (named === '') return []
  const content = contentOf(rows.map((row) => row[column] ?? ''))
  if (meaning && named && !contradicts(named, content)) return [{ column, target: named, weight: meaning.weight }]
  const target = content === null ? null : KIND_TARGETS[content]
  return target === null ? [] : [{ column, target, weight: CONTENT_WEIGHT }]
}

/** Addresses in a column called `聯絡電話`, numbers in one called `Email`: the cells are right. */
function contradicts(target: ColumnTarget, content: ContentKind | null): boolean {
  if (content === 'email') return PHONES.has(target) || NAMING.has(target)
  if (content === 'phone') return EMAILS.has(target) || NAMING.has(target)
  return false
}

const PHONES: ReadonlySet<ColumnTarget> = new Set(['phone', 'phone2'])
const EMAILS: ReadonlySet<ColumnTarget> = new Set(['email', 'email2'])

/**
 * Beside a family name column, `名字` or `Name` may hold the given name only. It does where hardly any cell contains
 * the family name that stands beside it.
 */
function givenNotName(mapping: ColumnTarget[][], rows: readonly (readonly string[])[]): ColumnMapping {
  const feeding = (target: ColumnTarget) => mapping.findIndex((targets) => targets.includes(target))
  const name = feeding('name')
  const family = feeding('family')
  if (name === -1 || family === -1 || feeding('given') !== -1) return mapping
  let both = 0
  let full = 0
  for (const row of rows) {
    const familyName = unguarded(row[family] ?? '').trim()
    const cell = unguarded(row[name] ?? '').trim()
    if (familyName === '' || cell === '') continue
    both += 1
    if (cell.includes(familyName)) full += 1
  }
  if (both > 0 && full * 2 < both) mapping[name] = ['given']
  return mapping
}
