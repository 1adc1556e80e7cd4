import { MEMBER_FIELDS } from '../domain/member.ts'
import type { MemberField } from '../domain/member.ts'
import { fold } from '../text/fold.ts'
import { phoneDigits } from '../text/phones.ts'

/** What a row of a roster says of a person. */
export interface RowValues {
  readonly fields: Readonly<Partial<Record<MemberField, string>>>
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  readonly notes: string
  readonly consents: Readonly<Partial<Record<string, string>>>
}

export interface VersionMatch {
  /** Per row of the later roster the row of the earlier one it continues, or null for a new one. */
  readonly earlier: readonly (number | null)[]
  /** Rows of the earlier roster that nothing continues. */
  readonly gone: readonly number[]
  /** Rows that say what they said. */
  readonly same: number
}

/**
 * Which rows of a roster continue which rows of its earlier version. Rows that say the same are paired in order; of the
 * others, those that agree in two things that belong to one person (number and name, e-mail and name, telephone and
 * birthday …) where no other row of either roster does; last, a name that stands once in what is left of both and
 * whose numbers do not differ. Null stands for a row that could not be read and is never paired.
 */
export function matchVersions(
  earlier: readonly (RowValues | null)[],
  later: readonly (RowValues | null)[],
): VersionMatch {
  const found: (number | null)[] = later.map(() => null)
  const taken = new Set<number>()
  const pair = (row: number, before: number) => {
    found[row] = before
    taken.add(before)
  }
  const waiting = new Map<string, number[]>()
  for (const [row, values] of earlier.entries()) {
    if (!values) continue
    const key = wholeKey(values)
    const rows = waiting.get(key)
    if (rows) rows.push(row)
    else waiting.set(key, [row])
  }
  let same = 0
  for (const [row, values] of later.entries()) {
    const before = values && waiting.get(wholeKey(values))?.shift()
    if (before === undefined || before === null) continue
    pair(row, before)
    same += 1
  }
  for (const keyOf of KEYS) {
    const left = onlyOnes(earlier, keyOf, (row) => !taken.has(row))
    const right = onlyOnes(later, keyOf, (row) => found[row] === null)
    for (const [key, row] of right) {
      const before = left.get(key)
      if (row !== null && before !== undefined && before !== null) pair(row, before)
    }
  }
  const gone = earlier.flatMap((values, row) => (values && !taken.has(row) ? [row] : []))
  return { earlier: found, gone, same }
}

type KeyOf = (values: RowValues) => string

/** From the surest to the least sure. */
const KEYS: readonly KeyOf[] = [
  both('number', 'name'),
  both('email', 'name'),
  both('phone', 'name'),
  both('birthday', 'name'),
  both('number', 'phone'),
  both('number', 'email'),
  both('email', 'phone'),
  both('email', 'birthday'),
  both('phone', 'birthday'),
  ({ fields }) => (fields.number ? '' : valueKey('name', fields.name)),
]

function both(one: MemberField, other: MemberField): KeyOf {
  return ({ fields }) => {
    const left = valueKey(one, fields[one])
    const right = valueKey(other, fields[other])
    return left === '' || right === '' ? '' : `${left}\n${right}`
  }
}

/** Rows by a key that no other row has; null where several have it. */
function onlyOnes(
  rows: readonly (RowValues | null)[],
  keyOf: KeyOf,
  isFree: (row: number) => boolean,
): Map<string, number | null> {
  const found = new Map<string, number | null>()
  for (const [row, values] of rows.entries()) {
    const key = values && isFree(row) ? keyOf(values) : ''
    if (key !== '') found.set(key, found.has(key) ? null : row)
  }
  return found
}

function wholeKey({ fields, tags, interests, notes, consents }: RowValues): string {
  return JSON.stringify([MEMBER_FIELDS.map((field) => fields[field] ?? ''), tags, interests, notes, consents])
}

function valueKey(field: MemberField, value: string | undefined): string {
  if (value === undefined) return ''
  return field === 'phone' ? (phoneDigits(value)[0] ?? '') : fold(value).replaceAll(' ', '')
}
