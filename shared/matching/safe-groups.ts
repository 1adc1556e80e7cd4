import type { Verdict } from './judge.ts'
import type { Steps } from './steps.ts'
import { sortedInSteps } from './steps.ts'

/** Two records by their places, the first smaller, and what was judged of them. */
export interface JudgedPair {
  readonly a: number
  readonly b: number
  readonly verdict: Verdict
}

/** What became of the safe pairs. */
export interface Grouping {
  /** Places of records, each group in rising order; every pair inside a group is safe. */
  readonly groups: readonly (readonly number[])[]
  /** Safe pairs found while looking whether groups may join. */
  readonly found: readonly JudgedPair[]
  /** Safe pairs that would have chained, with the lane they are left in. */
  readonly chained: readonly { readonly pair: JudgedPair; readonly lane: 'choose' | 'maybe' }[]
}

/**
 * Safe pairs → groups to merge by default, without chains: the surest pair first, two groups join only if every pair across
 * them is safe itself (complete linkage). A pair that would join two groups of which some pair is not safe is set aside: among
 * those to choose where all pairs across are at least that, else among those that may be two people.
 */
export function* safeGroups(
  pairs: readonly JudgedPair[],
  judgePair: (a: number, b: number) => Verdict | null,
): Steps<Grouping> {
  const verdicts = new Map(pairs.map((pair) => [pairKey(pair), pair.verdict]))
  const groupOf = new Map<number, number[]>()
  const found: JudgedPair[] = []
  const chained: { pair: JudgedPair; lane: 'choose' | 'maybe' }[] = []
  yield
  const surest = yield* sortedInSteps(
    pairs.filter(({ verdict }) => verdict.lane === 'safe'),
    (one, other) => other.verdict.sureness - one.verdict.sureness || one.a - other.a || one.b - other.b,
  )
  for (const [at, pair] of surest.entries()) {
    if (at % PAIRS_A_STEP === 0) yield
    const left = groupOf.get(pair.a) ?? [pair.a]
    const right = groupOf.get(pair.b) ?? [pair.b]
    if (left === right) continue
    const across = left.length + right.length > LARGEST_GROUP ? TOO_MANY : lookAcross(left, right)
    if (across.lane !== 'safe') {
      chained.push({ pair, lane: across.lane })
      continue
    }
    found.push(...across.found)
    const joined = [...left, ...right]
    for (const member of joined) groupOf.set(member, joined)
  }
  const groups = [...new Set(groupOf.values())].map((group) => group.sort((a, b) => a - b))
  return { groups: groups.sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0)), found, chained }

  function lookAcross(left: readonly number[], right: readonly number[]): Across {
    const news: JudgedPair[] = []
    let lane: Across['lane'] = 'safe'
    for (const one of left) {
      for (const other of right) {
        const [a, b] = one < other ? [one, other] : [other, one]
        const known = verdicts.get(pairKey({ a, b }))
        const verdict = known ?? judgePair(a, b)
        if (verdict !== null && verdict.lane === 'safe' && known === undefined) news.push({ a, b, verdict })
        lane = weaker(lane, verdict)
      }
    }
    for (const pair of news) verdicts.set(pairKey(pair), pair.verdict)
    return { lane, found: news }
  }
}

interface Across {
  readonly lane: 'safe' | 'choose' | 'maybe'
  readonly found: readonly JudgedPair[]
}

const TOO_MANY: Across = { lane: 'maybe', found: [] }

function weaker(lane: Across['lane'], verdict: Verdict | null): Across['lane'] {
  if (lane === 'maybe' || verdict === null || verdict.lane === 'maybe' || verdict.lane === 'namesakes') return 'maybe'
  return verdict.lane === 'safe' ? lane : 'choose'
}

const PAIRS_A_STEP = 64

/** More rows of one person than anybody's rosters hold; beyond it something else is wrong with them. */
const LARGEST_GROUP = 60

/** Places are under 2²⁴, so that two of them fit a number. */
export function pairKey({ a, b }: { readonly a: number; readonly b: number }): number {
  return a * 2 ** 24 + b
}
