import type { Problem } from '../domain/problem.ts'
import type { Language } from '../protocol/selection.ts'
import { translate } from './translate.ts'

/**
 * What is wrong and what to do, in one or two sentences. Sentences name what they can (`file`, `line`, `limit` …) and
 * read well without it: a parameter that the problem does not carry is `none`, which the messages select on.
 */
export function problemSentence(language: Language, problem: Problem): string {
  return translate(language, `problems.${problem.code}`, { ...NOTHING_KNOWN, ...problem.params })
}

/** Every parameter a problem sentence may use. */
export const PROBLEM_PARAMS = ['file', 'line', 'limit', 'count', 'community', 'column', 'value', 'version'] as const

const NOTHING_KNOWN = Object.fromEntries(PROBLEM_PARAMS.map((name) => [name, 'none']))
