import type { Settlement, Decision, DecisionSide, Saying } from '../../../shared/protocol/decisions.ts'

/** What decides many decisions alike. */
export type Rule =
  /** The later word. */
  | { readonly kind: 'newest' }
  /** Whatever was said on one device, or by one person where the device is not known. */
  | { readonly kind: 'side'; readonly side: Pick<DecisionSide, 'device' | 'by'> }
  | { readonly kind: 'seats' | 'wait' | 'leave' }

/** What a rule would do. */
export interface Plan {
  readonly settled: readonly Settled[]
  /** What the rule does not tell, and what stays open therefore. */
  readonly left: readonly Decision[]
}

export interface Settled {
  readonly decision: Decision
  readonly settlement: Settlement
}

/** What would become of decisions by a rule; nothing is decided of which the rule does not tell one choice. */
export function planOf(rule: Rule, decisions: readonly Decision[]): Plan {
  const settled: Settled[] = []
  const left: Decision[] = []
  for (const decision of decisions) {
    const settlement = settlementBy(rule, decision)
    if (settlement) settled.push({ decision, settlement })
    else left.push(decision)
  }
  return { settled, left }
}

function settlementBy(rule: Rule, decision: Decision): Settlement | undefined {
  switch (decision.kind) {
    case 'field': {
      const choice = wordBy(rule, decision.choices)
      return choice && { kind: 'field', record: decision.record, field: decision.field, choice: choice.id }
    }
    case 'people': {
      const { a, b, same, apart } = decision
      const word = wordBy(rule, [same, apart])
      return word && { kind: 'people', a: a.id, b: b.id, choice: word === same ? 'same' : 'apart' }
    }
    case 'idea': {
      const choice = wordBy(rule, decision.choices)
      return choice && { kind: 'idea', feedback: decision.feedback, choice: choice.id }
    }
    // What somebody had is no word against another.
    case 'points':
      return undefined
    case 'overbooked': {
      if (rule.kind === 'newest' || rule.kind === 'side') return undefined
      if (rule.kind === 'wait' && decision.last.length === 0) return undefined
      return { kind: 'overbooked', salon: decision.salon, choice: rule.kind }
    }
  }
}

/** The one word that a rule means; undefined where it means none of them, or several. */
function wordBy<Word extends Saying>(rule: Rule, words: readonly Word[]): Word | undefined {
  const meant = rule.kind === 'newest' ? latest(words) : rule.kind === 'side' ? ofSide(rule.side, words) : []
  return meant.length === 1 ? meant[0] : undefined
}

function latest<Word extends Saying>(words: readonly Word[]): readonly Word[] {
  const at = Math.max(...words.map((word) => word.at))
  // 0 stands for a time that nobody knows.
  return words.some((word) => word.at === 0) ? [] : words.filter((word) => word.at === at)
}

function ofSide<Word extends Saying>({ device, by }: Pick<DecisionSide, 'device' | 'by'>, words: readonly Word[]) {
  return words.filter((word) => (device === null ? word.device === null && word.by === by : word.device === device))
}
