import type { Problem } from '../../../shared/domain/problem.ts'
import type { ErrandOutcome, ErrandProgress } from '../../../shared/protocol/errands.ts'
import type { Store } from '../../client/store.ts'

/** What an errand is done with. */
export interface ErrandHands {
  readonly store: Store
  readonly tell: (progress: ErrandProgress) => void
}

export function refused(problem: Problem): ErrandOutcome {
  return { state: 'refused', problem }
}
