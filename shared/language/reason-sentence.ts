import type { Reason } from '../domain/matching.ts'
import type { Language } from '../protocol/selection.ts'
import { formatsFor } from './formats.ts'
import { translate } from './translate.ts'

/**
 * Why two records may be one person, or why not, in a few words without a full stop: "same mobile", "陈/陳 are one character".
 * Values are named as they were compared, birthdays as dates are written; where that leaves no difference to be seen, they are
 * not named at all.
 */
export function reasonSentence(language: Language, { code, sign, params }: Reason): string {
  const told =
    params?.['left'] !== undefined && params['left'] === params['right'] ? {} : worded(language, code, params)
  return translate(language, `matching.reason.${code}`, {
    ...NOTHING_KNOWN,
    ...told,
    sign: sign === '+' ? 'plus' : 'minus',
  })
}

function worded(language: Language, code: Reason['code'], params: Reason['params']): Reason['params'] {
  if (!params || !code.startsWith('birthday-')) return params
  const formats = formatsFor(language)
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, formats.date(String(value))]))
}

/** Every parameter a reason may use; the words read well without it: what a reason does not carry is `none`. */
export const REASON_PARAMS = ['left', 'right', 'value', 'count'] as const

const NOTHING_KNOWN: Readonly<Record<string, string>> = Object.fromEntries(REASON_PARAMS.map((name) => [name, 'none']))
