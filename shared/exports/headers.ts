import { MEMBER_FIELDS } from '../domain/member.ts'
import type { MemberField } from '../domain/member.ts'
import type { ExportColumn } from '../domain/export-columns.ts'
import { translate } from '../language/translate.ts'
import type { Language } from '../protocol/selection.ts'

/** What a column is called where nobody has named it otherwise. */
export function columnWords(column: ExportColumn, language: Language): string {
  return translate(language, isField(column) ? `words.field.${column}` : WORDS[column])
}

const WORDS = {
  chapters: 'words.chapter',
  roles: 'exports.column.roles',
  since: 'exports.column.since',
  tags: 'words.tags',
  interests: 'words.interests',
  notes: 'words.notes',
  consents: 'exports.column.consents',
  salons: 'members.column.salons',
  lastSalon: 'members.column.lastSalon',
  tier: 'exports.column.tier',
  stage: 'exports.column.stage',
  risk: 'exports.column.risk',
  points: 'exports.column.points',
  purchases: 'exports.column.purchases',
  spent: 'exports.column.spent',
  lastPurchase: 'exports.column.lastPurchase',
  created: 'exports.column.created',
} as const satisfies Readonly<Record<Exclude<ExportColumn, MemberField>, string>>

function isField(column: ExportColumn): column is MemberField {
  return MEMBER_FIELDS.some((field) => field === column)
}
