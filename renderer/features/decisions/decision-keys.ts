import { deskKey } from '../common/window-keys.ts'
import type { KeyPress } from '../common/window-keys.ts'

/** What a key means among the decisions. */
export type DecisionKey =
  /** Takes the n-th choice, from 0. */
  | { readonly does: 'take'; readonly nth: number }
  | { readonly does: 'move'; readonly by: 1 | -1 }
  | { readonly does: 'open' | 'undo' | 'all' }

/** The same keys as on the review desk, where they mean the same. */
export function decisionKeyOf(press: KeyPress): DecisionKey | undefined {
  return deskKey<DecisionKey>(press, {
    plain: PLAIN,
    letters: LETTERS,
    digit: (nth) => ({ does: 'take', nth }),
    undo: { does: 'undo' },
  })
}

const NEXT: DecisionKey = { does: 'move', by: 1 }
const BACK: DecisionKey = { does: 'move', by: -1 }

const PLAIN: Readonly<Record<string, DecisionKey | undefined>> = {
  ArrowDown: NEXT,
  ArrowRight: NEXT,
  ArrowUp: BACK,
  ArrowLeft: BACK,
  Enter: { does: 'open' },
}

const LETTERS: Readonly<Record<string, DecisionKey | undefined>> = {
  j: NEXT,
  k: BACK,
  u: { does: 'undo' },
  a: { does: 'all' },
}
