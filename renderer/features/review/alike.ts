import type { Reason } from '../../../shared/domain/matching.ts'
import type { PairRow } from '../../../shared/protocol/people.ts'

/** Pairs that the same reasons speak for and against, so that they can be decided in one go. */
export interface AlikePairs {
  /** Names the kind: the reasons without what they name. */
  readonly kind: string
  readonly reasons: readonly Reason[]
  readonly pairs: readonly PairRow[]
}

/** What makes no other kind of case: how frequent the name is and where people live. */
const ASIDE: ReadonlySet<string> = new Set(['name-rare', 'name-common', 'city-same', 'city-differs'])

/** Sorts pairs by kind, the most frequent kind first; within one, the order stays. */
export function alikePairs(pairs: readonly PairRow[]): readonly AlikePairs[] {
  const kinds = new Map<
    string,
    { readonly kind: string; readonly reasons: readonly Reason[]; readonly pairs: PairRow[] }
  >()
  for (const pair of pairs) {
    const reasons = pair.reasons.filter(({ code }) => !ASIDE.has(code))
    const kind = kindOf(reasons)
    const known = kinds.get(kind)
    if (known) known.pairs.push(pair)
    else kinds.set(kind, { kind, reasons, pairs: [pair] })
  }
  return [...kinds.values()].toSorted((one, other) => other.pairs.length - one.pairs.length)
}

/** Which reasons, whatever their order and whatever they name. */
function kindOf(reasons: readonly Reason[]): string {
  return [...new Set(reasons.map(({ code, sign }) => `${sign}${code}`))].toSorted().join(' ')
}
