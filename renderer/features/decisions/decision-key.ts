import type { Decision } from '../../../shared/protocol/decisions.ts'

/** Names a decision as long as it is open; what comes back after an undo has the name it had. */
export function decisionKey(decision: Decision): string {
  switch (decision.kind) {
    case 'field':
      return `${decision.record} ${decision.field}`
    case 'people':
      return [decision.a.id, decision.b.id].toSorted((a, b) => (a < b ? -1 : 1)).join(' ')
    case 'idea':
      return decision.feedback
    case 'points':
      return `${decision.id} ${decision.chapter}`
    case 'overbooked':
      return decision.salon
  }
}
