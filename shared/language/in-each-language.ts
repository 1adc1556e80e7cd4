import { LANGUAGES } from '../protocol/selection.ts'
import type { Language } from '../protocol/selection.ts'

/** Something made once for each language, such as words for somebody whose language is not known yet. */
export function inEachLanguage<Value>(make: (language: Language) => Value): Readonly<Record<Language, Value>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, Value>
}
