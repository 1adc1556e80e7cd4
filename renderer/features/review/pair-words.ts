import { codeWords } from '../../../shared/language/code-words.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import type { Reason, ReasonCode } from '../../../shared/domain/matching.ts'
import type { PairOrigin } from '../../../shared/protocol/people.ts'
import type { MessageKey } from '../../../shared/language/catalog/index.ts'
import type { Speech } from '../../ui/language.tsx'
import { consentKeyWords, consentStateWords } from '../../../shared/language/consent-words.ts'
import type { Tone } from '../../ui/chip.tsx'

/** What a line of two members side by side is called: a member field, `tags`, `chapters`, `consent:contact:email`. */
export function pairFieldWords(field: string, { t }: Speech): string {
  const known = memberFieldOf(field)
  if (known) return t(`words.field.${known}`)
  switch (field) {
    case 'tags':
    case 'interests':
    case 'notes':
    case 'chapters':
      return t(`words.${field}`)
    default: {
      return t('review.consentTo', { what: consentKeyWords(field.slice('consent:'.length), t) })
    }
  }
}

export function pairValueWords(field: string, value: string, { t, formats, language }: Speech): string {
  if (field === 'birthday' || field === 'joined') return formats.date(value)
  if (LISTS.has(field)) return language === 'en' ? value.replaceAll('、', ', ') : value
  if (field === 'gender' || field === 'language') return codeWords(language, field, value)
  if (!field.startsWith('consent:')) return value
  return consentStateWords(field.slice('consent:'.length), value, t)
}

/** Fields whose values the store joins by `、`. */
const LISTS: ReadonlySet<string> = new Set(['tags', 'interests', 'chapters', 'phone', 'email'])

/** A field whose value a person may pick; the others are united or follow a rule. */
export function memberFieldOf(field: string): MemberField | undefined {
  return MEMBER_FIELDS.find((each) => each === field)
}

/** Where a side came from: "Taipei register · line 57 · Mei-ling · yesterday". */
export function originWords({ source, by, at }: PairOrigin, { t, formats }: Speech, now: number): string {
  const from = source ? t('review.originLine', { roster: source.name, line: source.line }) : t('review.originByHand')
  return [from, by, formats.relativeDay(at, now)].filter(Boolean).join(' · ')
}

export interface FieldHint {
  readonly words: MessageKey
  readonly tone: Tone
}

/** What the reasons say about one field, in two or three words beside its values. */
export function fieldHint(field: string, reasons: readonly Reason[]): FieldHint | undefined {
  const found = HINTS.find((hint) => hint.fields.includes(field) && reasons.some(({ code }) => code === hint.code))
  return found && { words: found.words, tone: found.tone }
}

const PHONES = ['phone', 'phone2']
const EMAILS = ['email', 'email2']

const HINTS: readonly (FieldHint & { readonly code: ReasonCode; readonly fields: readonly string[] })[] = [
  { code: 'phone-repaired', fields: PHONES, words: 'review.hint.repaired', tone: 'ochre' },
  { code: 'phone-typing', fields: PHONES, words: 'review.hint.typing', tone: 'ochre' },
  { code: 'phone-shared', fields: PHONES, words: 'review.hint.shared', tone: 'ochre' },
  { code: 'email-typing', fields: EMAILS, words: 'review.hint.typing', tone: 'ochre' },
  { code: 'email-shared', fields: EMAILS, words: 'review.hint.shared', tone: 'ochre' },
  { code: 'birthday-swapped', fields: ['birthday'], words: 'review.hint.swapped', tone: 'ochre' },
  { code: 'birthday-typing', fields: ['birthday'], words: 'review.hint.typing', tone: 'ochre' },
  { code: 'name-characters', fields: ['name'], words: 'review.hint.characters', tone: 'indigo' },
  { code: 'name-typing', fields: ['name'], words: 'review.hint.typing', tone: 'ochre' },
]
