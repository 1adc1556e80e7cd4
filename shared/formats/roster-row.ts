import type { ConsentChannel, ConsentState } from '../domain/consent.ts'
import type { MemberField } from '../domain/member.ts'
import { FIELD_LIMIT, LABEL_LIMIT, MEMBER_FIELDS, NAME_LIMIT, NOTES_LIMIT } from '../domain/member.ts'
import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import type { ColumnMapping, ColumnTarget } from '../domain/source.ts'
import { unguarded } from './cell-guard.ts'
import type { DateOrder } from './roster-dates.ts'
import { dateOrderOf, readDate, readPartialDate } from './roster-dates.ts'

/** What a row of a roster says about a person; ready to become a member. Fields that are empty are absent. */
export interface MemberDraft {
  readonly fields: Readonly<Partial<Record<MemberField, string>>> & { readonly name: string }
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  readonly notes: string
  /** What the person said about being contacted, per channel; empty where the roster does not speak of it. */
  readonly consents: Readonly<Partial<Record<ConsentChannel, ConsentState>>>
}

/** How the rows of one table are read; made once a table, because dates are decided by the whole column. */
export interface RowReading {
  readonly mapping: ColumnMapping
  /** Per column; matters for `birthday` and `joined` only. */
  readonly orders: readonly DateOrder[]
}

/** Looks at the date columns of all rows and decides how their dates are to be read. */
export function rowReading(mapping: ColumnMapping, rows: readonly (readonly string[])[]): RowReading {
  const orders = mapping.map((targets, column) =>
    targets.some(isDate) ? dateOrderOf(rows.map((row) => unguarded(row[column] ?? ''))) : 'unknown',
  )
  return { mapping, orders }
}

/**
 * One row → what it says about a person, or why it is refused. A row is taken as a whole or not at all: leaving out the one
 * value that could not be read would be a loss nobody sees, while a refused row is reported, saved and mended.
 *
 * Values are trimmed, composed (NFC) and freed of invisible characters, and otherwise stay as typed; phone numbers and ids
 * are text. Several columns of one target: labels are united, notes are joined by line, other values that differ by a space.
 *
 * Failures: `row-no-name`, `row-too-many-cells` (count), `row-value-too-long` (column, limit), `row-bad-date` (column, value).
 * The param `column` is a `ColumnTarget`.
 */
export function memberDraftOf(cells: readonly string[], reading: RowReading): Result<MemberDraft> {
  const { mapping } = reading
  const used = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (used > mapping.length) return failed('row-too-many-cells', { count: used })
  const fields: Partial<Record<MemberField, string>> = {}
  const tags: string[] = []
  const interests: string[] = []
  const notes: string[] = []
  for (const [column, targets] of mapping.entries()) {
    const cell = cells[column]
    if (cell === undefined || cell === '') continue
    const raw = unguarded(cell)
    for (const target of targets) {
      if (target === 'tags') tags.push(...labelsIn(raw))
      else if (target === 'interests') interests.push(...labelsIn(raw))
      else if (target === 'notes') notes.push(cleanText(raw))
      else {
        const value = readField(target, raw, reading.orders[column] ?? 'unknown')
        if (!value.ok) return value
        const before = fields[target]
        if (value.value === '' || value.value === before) continue
        fields[target] = before === undefined ? value.value : isDate(target) ? before : `${before} ${value.value}`
      }
    }
  }
  const name = fields.name ?? fullName(fields.family ?? '', fields.given ?? '')
  if (name === '') return failed('row-no-name')
  return withinLimits({
    fields: { ...fields, name },
    tags: unique(tags),
    interests: unique(interests),
    notes: unique(notes).join('\n'),
    consents: {},
  })
}

/**
 * The full name from its parts, in the order the script asks for: 王 + 小明 → 王小明, Wang + Ming → Ming Wang. Chinese and
 * Korean put the family name first and no space between.
 */
export function fullName(family: string, given: string): string {
  if (family === '' || given === '') return family + given
  return FAMILY_FIRST.test(family + given) ? family + given : `${given} ${family}`
}

const FAMILY_FIRST = /\p{Script=Han}|\p{Script=Hangul}/u

/** Signs that part labels in one cell. A slash does not: 讀書/寫作 is one interest to many. */
const LABEL_SIGNS = /[;；、,，|｜\r\n]/u

/** Characters that show nothing: marks of text direction that phones put around numbers, zero-width spaces, soft hyphens. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu

/** Joiners belong into emoji and into Arabic and Indic words, not behind Latin or Chinese letters, digits and blanks. */
const STRAY_JOINERS = /(?<=^|[\p{Script=Latin}\p{Script=Han}\p{Nd}\s])[\u200c\u200d]+/gu

/** Control characters other than the blanks among them; no person typed these. */
const CONTROLS = /(?![\t\n\f\r])\p{Cc}/gu

const LINE_SIGNS = /[\r\n\t\f]/u

/** Whether there may be any of the above; nearly no cell has one, and looking once is several times faster than replacing thrice. */
const UNTIDY = /(?![\t\n\f\r])\p{Cc}|\p{Cf}/u

function isDate(target: ColumnTarget): target is 'birthday' | 'joined' {
  return target === 'birthday' || target === 'joined'
}

function readField(target: MemberField, raw: string, order: DateOrder): Result<string> {
  const text = cleanText(raw)
  const value = LINE_SIGNS.test(text) ? text.replace(/\s*[\r\n\t\f]+\s*/gu, ' ') : text
  if (value === '' || !isDate(target)) return ok(value)
  const date = target === 'birthday' ? readPartialDate(value, order) : readDate(value, order)
  return date === null ? failed('row-bad-date', { column: target, value: value.slice(0, 40) }) : ok(date)
}

function cleanText(raw: string): string {
  const text = raw.normalize('NFC').trim()
  return UNTIDY.test(text) ? text.replace(CONTROLS, '').replace(INVISIBLE, '').replace(STRAY_JOINERS, '').trim() : text
}

function labelsIn(raw: string): string[] {
  return raw
    .split(LABEL_SIGNS)
    .map((label) => cleanText(label.replace(/\s+/gu, ' ')))
    .filter((label) => label !== '')
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '')
}

function withinLimits(draft: MemberDraft): Result<MemberDraft> {
  for (const field of MEMBER_FIELDS) {
    const limit = field === 'name' ? NAME_LIMIT : FIELD_LIMIT
    if ((draft.fields[field] ?? '').length > limit) return failed('row-value-too-long', { column: field, limit })
  }
  for (const column of ['tags', 'interests'] as const) {
    if (draft[column].some((label) => label.length > LABEL_LIMIT)) {
      return failed('row-value-too-long', { column, limit: LABEL_LIMIT })
    }
  }
  if (draft.notes.length > NOTES_LIMIT) return failed('row-value-too-long', { column: 'notes', limit: NOTES_LIMIT })
  return ok(draft)
}
