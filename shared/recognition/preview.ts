import type { RecognitionRule } from '../domain/recognition-rules.ts'
import { owedTo } from './due.ts'
import type { DueRules, Owed } from './due.ts'
import type { RecognisableFacts } from './facts.ts'

/** What a rule would make of everybody. */
export interface RulePreview {
  readonly rule: RecognitionRule['id']
  /** What would stand in the queue that does not stand there now, and what would leave it. */
  readonly added: readonly Owed[]
  readonly gone: readonly Owed[]
  /** What was reached before the rule and stays out of the queue; the oldest first. */
  readonly before: readonly Owed[]
}

/** People looked at between two looks at other messages. */
const PEOPLE_A_STEP = 500

/** What other rules would change in one chapter, rule by rule. */
export function* previewOf(
  all: Iterable<RecognisableFacts>,
  now: DueRules,
  then: DueRules,
): Generator<void, RulePreview[]> {
  const found = new Map<RecognitionRule['id'], { added: Owed[]; gone: Owed[]; before: Owed[] }>()
  const at = (id: RecognitionRule['id']) => {
    const known = found.get(id) ?? { added: [], gone: [], before: [] }
    found.set(id, known)
    return known
  }
  let seen = 0
  for (const facts of all) {
    const [mine, other] = [owedTo(facts, now), owedTo(facts, then)]
    for (const owed of other) {
      if (owed.state === 'before') at(owed.rule.id).before.push(owed)
      else if (!mine.some((each) => isSame(each, owed))) at(owed.rule.id).added.push(owed)
    }
    for (const owed of mine)
      if (owed.state !== 'before' && !other.some((each) => isSame(each, owed))) at(owed.rule.id).gone.push(owed)
    seen += 1
    if (seen % PEOPLE_A_STEP === 0) yield
  }
  return [...found].map(([rule, { before, ...rest }]) => ({
    rule,
    ...rest,
    before: before.sort((a, b) => a.day - b.day || (a.member < b.member ? -1 : 1)),
  }))
}

/** The same thing, in the queue of both. */
function isSame(a: Owed, b: Owed): boolean {
  return a.rule.id === b.rule.id && a.number === b.number && (a.state === 'before') === (b.state === 'before')
}
