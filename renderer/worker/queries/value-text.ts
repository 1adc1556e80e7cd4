import { textOf } from '../../../shared/crdt/plain.ts'
import type { Plain } from '../../../shared/crdt/plain.ts'
import { fieldOf, pickedField } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import { segmentText } from '../segments/segment-names.ts'
import type { Tables } from '../tables/tables.ts'

/** A stored value as text; of a pick the value that was picked, of a whole membership `role/from/until`, of a sum `120000 TWD`; a segment's tree with what it names. */
export function valueText(tables: Tables, field: string, value: Plain): string {
  const { people } = tables
  if (typeof value === 'object' && value !== null) {
    const { role = '', from = '', until = '', amount = '', currency = '' } = value
    if (field === 'cost') return `${textOf(amount)} ${textOf(currency)}`
    return fieldOf([role, from, until].map(textOf))
  }
  if (field === 'where') return segmentText(tables, textOf(value))
  const picked = MEMBER_FIELDS.find((known) => known === pickedField(field))
  return picked && isId('mem', value) ? (people.part(value)?.part.own[picked] ?? '') : textOf(value)
}
