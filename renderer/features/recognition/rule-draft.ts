import { NO_NAMES } from '../../../shared/domain/recognition-rules.ts'
import type { RecognitionRule, RecognitionSettings } from '../../../shared/domain/recognition-rules.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'

type Draft = ViewInput<'recognition.preview'>['draft']
/** A rule as it is being written; without an id a new one. */
export type RuleDraft = Draft['rules'][number]

export function draftOf({ at, names, ...rule }: RecognitionRule): RuleDraft {
  return { ...rule, at: [...at], names: { ...names } }
}

/** All settings, with one rule as it is being written. */
export function settingsWithRule({ numbers, rules }: RecognitionSettings, rule: RuleDraft): Draft {
  const others = rules.map((each) => (each.id === rule.id ? rule : draftOf(each)))
  return { numbers: { ...numbers }, rules: rule.id === undefined ? [...others, rule] : others }
}

export function newRule(): RuleDraft {
  return {
    on: true,
    condition: 'contributions',
    at: [5],
    every: 0,
    chapter: null,
    badge: 'knot',
    names: { ...NO_NAMES },
    from: '',
    since: '',
  }
}

/** `1, 5 10` as numbers; what is none stays out, and the store says what is missing. */
export function readNumbers(text: string): number[] {
  return [...text.normalize('NFKC').matchAll(/-?\d+(?:\.\d+)?/gu)].map(([number]) => Number(number))
}
