import type { MemberField } from '../domain/member.ts'
import { FIELD_LIMIT, LABEL_LIMIT, MEMBER_FIELDS, NAME_LIMIT, NOTES_LIMIT } from '../domain/member.ts'
import type { Problem, Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import { isConsentTarget } from '../domain/source.ts'
import type { ColumnMapping, ColumnTarget } from '../domain/source.ts'
import { fullName, nameAndNickname, nameParts } from '../text/name-parts.ts'
import { joinAddress } from './address-parts.ts'
import { unguarded } from './cell-guard.ts'
import type { SaidConsents } from './consent-cell.ts'
import { readConsent, withConsents } from './consent-cell.ts'
import { repairedCell, repairsByColumn } from './repairs.ts'
import type { Repair } from './repairs.ts'
import type { DateOrder } from './roster-dates.ts'
import { dateOrderOf, readDate, readPartialDate } from './roster-dates.ts'

/** What a row of a roster says about a person; ready to become a member. Fields that are empty are absent. */
export interface MemberDraft {
  readonly fields: Readonly<Partial<Record<MemberField, string>>> & { readonly name: string }
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  readonly notes: string
  /** What the person allowed and refused; empty where the roster does not speak of it. */
  readonly consents: SaidConsents
}

/** How the rows of one table are read; made once a table, because dates are decided by the whole column. */
export interface RowReading {
  readonly mapping: ColumnMapping
  /** Per column; matters for `birthday` and `joined` only. */
  readonly orders: readonly DateOrder[]
  readonly repairs: ReadonlyMap<number, readonly Repair[]>
}

/**
 * Looks at the date columns of all rows and decides how their dates are to be read. `repairs` are ids of accepted offers;
 * they are applied to cells as they are read, never to the rows. The same rows, mapping and ids always read the same.
 */
export function rowReading(
  mapping: ColumnMapping,
  rows: readonly (readonly string[])[],
  repairs: readonly string[] = [],
): RowReading {
  const byColumn = repairsByColumn(repairs)
  const orders = mapping.map((targets, column) =>
    targets.some(isDate) ? dateOrderOf(rows.map((row) => unguarded(row[column] ?? ''))) : 'unknown',
  )
  return { mapping, orders, repairs: byColumn }
}

/**
 * One row → what it says about a person, or why it is refused. A row is taken as a whole or not at all: leaving out the one
 * value that could not be read would be a loss nobody sees, while a refused row is reported, saved and mended.
 *
 * Values are trimmed, composed (NFC) and freed of invisible characters, and otherwise stay as typed; phone numbers and ids
 * are text. A column may feed several targets: `family` and `given` in one column take a full name apart, `name` and
 * `nickname` a name with another one in brackets. Several columns of one target: labels are united, notes are joined by
 * line, the parts of an address as its script wants, of two consents the refusal counts, of two dates the first, other
 * values that differ are joined by a space. Several values in one cell (` ::: `, as Google writes them): the second phone
 * and e-mail go to the second field.
 *
 * Failures: `row-no-name`, `row-too-many-cells` (count), `row-value-too-long` (column, limit), `row-bad-date` (column, value),
 * `row-bad-consent` (value). The param `column` is a `ColumnTarget`.
 */
export function memberDraftOf(cells: readonly string[], reading: RowReading): Result<MemberDraft> {
  const { mapping } = reading
  const used = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (used > mapping.length) return failed('row-too-many-cells', { count: used })
  const values = new Values()
  for (const [column, targets] of mapping.entries()) {
    const cell = cells[column]
    if (cell === undefined || cell === '' || targets.length === 0) continue
    const raw = unguarded(repairedCell(cell, reading.repairs.get(column) ?? []))
    const problem = values.take(raw, targets, reading.orders[column] ?? 'unknown')
    if (problem) return { ok: false, problem }
  }
  return values.draft()
}

/** What the cells of one row have said so far. */
class Values {
  readonly #fields: Partial<Record<MemberField, string>> = {}
  readonly #address: string[] = []
  readonly #tags: string[] = []
  readonly #interests: string[] = []
  readonly #notes: string[] = []
  #consents: SaidConsents = {}

  take(raw: string, targets: readonly ColumnTarget[], order: DateOrder): Problem | null {
    const several = targets.length > 1
    const parts = several && targets.includes('family') && targets.includes('given') ? nameParts(oneLine(raw)) : null
    const called =
      several && targets.includes('name') && targets.includes('nickname') ? nameAndNickname(oneLine(raw)) : null
    for (const target of targets) {
      if (target === 'tags') this.#tags.push(...labelsIn(raw))
      else if (target === 'interests') this.#interests.push(...labelsIn(raw))
      else if (target === 'notes') this.#notes.push(cleanText(raw))
      else if (isConsentTarget(target)) {
        const said = readConsent(raw, target)
        if (said === null) return { code: 'row-bad-consent', params: { value: shortened(raw) } }
        this.#consents = withConsents(this.#consents, target, said)
      } else if (isDate(target)) {
        const date = readDateField(target, raw, order)
        if (date === null) return { code: 'row-bad-date', params: { column: target, value: shortened(raw) } }
        if (date !== '') this.#fields[target] ??= date
      } else if (parts && (target === 'family' || target === 'given')) this.#put(target, parts[target])
      else if (called && (target === 'name' || target === 'nickname')) this.#put(target, called[target])
      else if (target === 'address') this.#address.push(...valuesIn(raw))
      else this.#putAll(target, valuesIn(raw))
    }
    return null
  }

  draft(): Result<MemberDraft> {
    const address = joinAddress(this.#address)
    const fields = { ...this.#fields, ...(address !== '' && { address }) }
    const name = fields.name ?? fullName(fields.family ?? '', fields.given ?? '')
    if (name === '') return failed('row-no-name')
    return withinLimits({
      fields: { ...fields, name },
      tags: unique(this.#tags),
      interests: unique(this.#interests),
      notes: unique(this.#notes).join('\n'),
      consents: this.#consents,
    })
  }

  #putAll(target: Exclude<MemberField, 'birthday' | 'joined'>, values: readonly string[]): void {
    const second = SECOND.get(target)
    for (const [index, value] of values.entries()) {
      if (index === 0 || second === undefined) this.#put(target, value)
      else if (index === 1) this.#put(second, value)
    }
  }

  #put(target: MemberField, value: string): void {
    const before = this.#fields[target]
    if (value === '' || value === before) return
    this.#fields[target] = before === undefined ? value : `${before} ${value}`
  }
}

const SECOND: ReadonlyMap<MemberField, MemberField> = new Map([
  ['phone', 'phone2'],
  ['email', 'email2'],
])

/** Signs that part labels in one cell. A slash does not: 讀書/寫作 is one interest to many. */
const LABEL_SIGNS = /[;；、,，|｜\r\n]|:::/u

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

/** '' where the cell is empty, null where no date can be read. */
function readDateField(target: 'birthday' | 'joined', raw: string, order: DateOrder): string | null {
  const text = oneLine(raw)
  if (text === '') return ''
  return target === 'birthday' ? readPartialDate(text, order) : readDate(text, order)
}

function shortened(raw: string): string {
  return oneLine(raw).slice(0, 40)
}

/** Google Contacts writes several values of one kind into one cell. */
function valuesIn(raw: string): string[] {
  return raw.includes(':::') ? raw.split(':::').map(oneLine) : [oneLine(raw)]
}

function oneLine(raw: string): string {
  const text = cleanText(raw)
  return LINE_SIGNS.test(text) ? text.replace(/\s*[\r\n\t\f]+\s*/gu, ' ') : text
}

function cleanText(raw: string): string {
  const text = raw.normalize('NFC').trim()
  return UNTIDY.test(text) ? text.replace(CONTROLS, '').replace(INVISIBLE, '').replace(STRAY_JOINERS, '').trim() : text
}

function labelsIn(raw: string): string[] {
  return (
    raw
      .split(LABEL_SIGNS)
      .map((label) => cleanText(label.replace(/\s+/gu, ' ')))
      // Google marks the groups it made itself (`* myContacts`); nobody chose these.
      .filter((label) => label !== '' && !label.startsWith('* '))
  )
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
