import type { Language } from '../protocol/selection.ts'
import { localeOf } from './locale.ts'
import { translate } from './translate.ts'

/**
 * The words for a gender or a language that a program wrote as a code: F and female → 女, zh-TW → 繁體中文. What a person
 * wrote in words, and every code that is not known, comes back as it is. Only for showing; what is stored stays as it came.
 */
export function codeWords(language: Language, field: 'gender' | 'language', value: string): string {
  return (field === 'gender' ? genderWords(language, value) : languageWords(language, value)) ?? value
}

/** As in vCard 4 (RFC 6350, 6.2.7) and in the words that forms export. */
const GENDERS: readonly (readonly ['female' | 'male' | 'other', RegExp])[] = [
  ['female', /^(?:f|female|woman)$/iu],
  ['male', /^(?:m|male|man)$/iu],
  ['other', /^(?:o|other|non-?binary|nb|x)$/iu],
]

function genderWords(language: Language, value: string): string | null {
  const known = GENDERS.find(([, shape]) => shape.test(value.trim()))?.[0]
  return known ? translate(language, `words.gender.${known}`) : null
}

/** People choose a script and not a country; `Chinese (Taiwan)` would say something else. */
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['zh-tw', 'zh-Hant'],
  ['zh-cn', 'zh-Hans'],
])

function languageWords(language: Language, value: string): string | null {
  const code = value.trim().replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(code)) return null
  try {
    const names = new Intl.DisplayNames(localeOf(language), { type: 'language', fallback: 'none' })
    return names.of(SCRIPTS.get(code.toLowerCase()) ?? code) ?? null
  } catch {
    // `of` throws for what only looks like a code.
    return null
  }
}
