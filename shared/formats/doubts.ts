import type { MemberField } from '../domain/member.ts'
import type { Doubt } from '../protocol/rosters.ts'
import type { MemberDraft } from './roster-row.ts'

/**
 * Values of a row that come in as they are but look wrong for their field: an e-mail address without its @, a phone number
 * with too few digits or with words, a name that is a number. They are marked before an import and never refused, because
 * people do write such things on purpose (`請打市話`).
 */
export function doubtsIn({ fields }: MemberDraft): readonly { readonly field: MemberField; readonly doubt: Doubt }[] {
  const doubts: { field: MemberField; doubt: Doubt }[] = []
  if (!NAME.test(fields.name)) doubts.push({ field: 'name', doubt: 'name-shape' })
  for (const field of ['email', 'email2'] as const) {
    if (fields[field] !== undefined && !EMAIL.test(fields[field])) doubts.push({ field, doubt: 'email-shape' })
  }
  for (const field of ['phone', 'phone2'] as const) {
    if (fields[field] !== undefined && !isPhone(fields[field])) doubts.push({ field, doubt: 'phone-shape' })
  }
  return doubts
}

const NAME = /\p{L}/u
const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/u

/** Six digits are the shortest landlines with their area; several numbers or an extension make more. */
const FEWEST_DIGITS = 6

function isPhone(text: string): boolean {
  const plain = text.normalize('NFKC')
  if (/\dE\+\d/u.test(plain)) return false
  return plain.replace(/\D/gu, '').length >= FEWEST_DIGITS
}
