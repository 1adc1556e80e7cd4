import { FIELD_LIMIT, LABEL_LIMIT, NAME_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { readDate, readPartialDate } from '../../../shared/formats/roster-dates.ts'

type Fields = Readonly<Partial<Record<MemberField, string | undefined>>>

/** Trims and checks the fields somebody typed. An empty string clears a field; a name cannot be cleared. */
export function checkFields(fields: Fields): Result<Partial<Record<MemberField, string>>> {
  const out: Partial<Record<MemberField, string>> = {}
  for (const [field, raw] of Object.entries(fields) as [MemberField, string | undefined][]) {
    if (raw === undefined) continue
    const typed = raw.normalize('NFC').trim()
    const value = typed === '' ? '' : dateIn(field, typed)
    if (value === null) return failed('bad-date', { value: typed })
    const limit = field === 'name' ? NAME_LIMIT : FIELD_LIMIT
    if (field === 'name' && value === '') return failed('name-empty')
    if (value.length > limit) return failed('value-too-long', { field, limit })
    if ((field === 'email' || field === 'email2') && value !== '' && !EMAIL.test(value))
      return failed('bad-email', { value })
    out[field] = value
  }
  return ok(out)
}

/** Only what is plainly no address: which addresses exist is not ours to know. */
const EMAIL = /^[^\s@]+@[^\s@]+$/

/** A date as people write it, 民國77年3月9日 as well as 1988/3/9, in the form that is kept; other fields as they are. */
function dateIn(field: MemberField, typed: string): string | null {
  if (field === 'joined') return readDate(typed, 'unknown')
  return field === 'birthday' ? readPartialDate(typed, 'unknown') : typed
}

export function checkNotes(notes: string): Result<string> {
  return notes.length > NOTES_LIMIT ? failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT }) : ok(notes)
}

/** Labels without blanks and doubles. */
export function checkLabels(labels: readonly string[]): Result<string[]> {
  const clean = [...new Set(labels.map((label) => label.normalize('NFC').replace(/\s+/g, ' ').trim()))].filter(
    (label) => label !== '',
  )
  const long = clean.find((label) => label.length > LABEL_LIMIT)
  return long ? failed('value-too-long', { field: 'tags', limit: LABEL_LIMIT }) : ok(clean)
}
