import { CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import { isConsentTarget } from '../../../shared/domain/source.ts'
import type { ColumnTarget, ConsentTarget } from '../../../shared/domain/source.ts'
import type { RosterDraft } from '../../../shared/protocol/rosters.ts'
import type { Speech } from '../../ui/language.tsx'

type Words = Speech['t']

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'windows-1252', 'utf-16le', 'utf-16be'] as const

/** A name for an encoding; its own label where it is one we have no words for. */
export function encodingWords(encoding: string, t: Words): string {
  const known = ENCODINGS.find((each) => each === encoding)
  return known ? t(`rosters.encoding.${known}`) : encoding
}

export function delimiterWords(delimiter: ',' | ';' | '\t' | '|', t: Words): string {
  switch (delimiter) {
    case ',':
      return t('rosters.delimiter.comma')
    case ';':
      return t('rosters.delimiter.semicolon')
    case '\t':
      return t('rosters.delimiter.tab')
    case '|':
      return t('rosters.delimiter.pipe')
  }
}

export function warningWords({ code, count, line }: RosterDraft['warnings'][number], t: Words): string {
  return t(`rosters.warning.${code}`, { count, line: line ?? 0 })
}

export function targetWords(target: ColumnTarget, t: Words): string {
  if (target === 'tags' || target === 'interests' || target === 'notes') return t(`rosters.target.${target}`)
  if (isConsentTarget(target)) return consentWords(target, t)
  return t(`words.field.${target}`)
}

function consentWords(target: ConsentTarget, t: Words): string {
  if (target === 'news' || target === 'partners' || target === 'pictures') return t(`consent.purpose.${target}`)
  const kind = target.startsWith('refusal') ? 'refusal' : 'consent'
  const channel = CONSENT_CHANNELS.find((known) => target === `${kind}:${known}`)
  return channel === undefined
    ? t(`rosters.target.${kind}`)
    : t(`rosters.target.${kind}By`, { channel: t(`words.channel.${channel}`) })
}

const REASONS = ['row-no-name', 'row-too-many-cells', 'row-value-too-long', 'row-bad-date', 'row-bad-consent'] as const

/** "3 rows have no name": what refused them, for a group of rows. */
export function reasonWords(code: string, count: number, t: Words): string {
  const known = REASONS.find((each) => each === code)
  return t(known ? `rosters.reason.${known}` : 'rosters.reason.other', { count })
}
