import { textOf } from '../../../shared/crdt/plain.ts'
import type { Plain } from '../../../shared/crdt/plain.ts'
import { pickedField } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { Tables } from '../tables/tables.ts'

/** A stored value as text; of a pick the value that was picked. */
export function valueText({ people }: Tables, field: string, value: Plain): string {
  const picked = MEMBER_FIELDS.find((known) => known === pickedField(field))
  return picked && isId('mem', value) ? (people.part(value)?.part.own[picked] ?? '') : textOf(value)
}
