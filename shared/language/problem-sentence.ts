import type { Problem } from '../domain/problem.ts'
import type { Language } from '../protocol/selection.ts'
import { words } from './catalog/en/words.ts'
import { translate } from './translate.ts'

/**
 * What is wrong and what to do, in one or two sentences. Sentences name what they can (`file`, `line`, `limit` …) and
 * read well without it: a parameter that the problem does not carry is `none`, which the messages select on.
 */
export function problemSentence(language: Language, { code, params }: Problem): string {
  const known: Record<string, string | number> = { ...NOTHING_KNOWN }
  for (const [name, value] of Object.entries(params ?? {})) known[name] = wordFor(language, value)
  return translate(language, `problems.${code}`, known)
}

/** Every parameter a problem sentence may use. */
export const PROBLEM_PARAMS = [
  'file',
  'line',
  'limit',
  'count',
  'community',
  'column',
  'field',
  'value',
  'version',
  'encoding',
  'members',
  'who',
] as const

const NOTHING_KNOWN: Readonly<Record<string, string>> = Object.fromEntries(PROBLEM_PARAMS.map((name) => [name, 'none']))

/** A field is named by its code in the problem and by its label in the sentence. */
function wordFor(language: Language, value: string | number): string | number {
  const key = `field.${value}`
  return isWord(key) ? translate(language, `words.${key}`) : value
}

function isWord(key: string): key is keyof typeof words {
  return Object.hasOwn(words, key)
}
