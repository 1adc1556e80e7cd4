import { strictestOf } from '../domain/consent.ts'
import type { Consent } from '../domain/consent.ts'
import { pathOf } from '../domain/field-path.ts'
import type { Conflicts } from './conflicts.ts'
import { consentOf, isConsentField } from './member-records.ts'
import type { Plain, PlainRecord } from './plain.ts'

/**
 * A record in which two organizers wrote different things about one consent without knowing of each other, as the rule has
 * it: the refusal counts, and of those alike the earliest. There is nothing to decide about that, and nobody is reached
 * while nobody has decided; so what is left of the conflicts is all but these.
 */
export function strictConsents(
  record: PlainRecord,
  conflicts: Conflicts,
): { readonly record: PlainRecord; readonly conflicts: Conflicts } {
  const fields = Object.keys(conflicts).filter((field) => isConsentField(fieldAt(field)))
  if (fields.length === 0) return { record, conflicts }
  const strict: Record<string, Plain> = { ...record }
  const left: Conflicts = { ...conflicts }
  for (const field of fields) {
    const words = new Map<Consent, Plain>()
    for (const { value } of conflicts[field] ?? []) {
      const word = consentOf(value)
      if (word) words.set(word, value)
    }
    const strictest = strictestOf([...words.keys()])
    const value = strictest && words.get(strictest)
    if (value === undefined) continue
    strict[fieldAt(field)] = value
    delete left[field]
  }
  return { record: strict, conflicts: left }
}

function fieldAt(field: string): string {
  return pathOf(field)[0] ?? ''
}
