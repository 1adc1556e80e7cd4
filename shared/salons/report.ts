import type { EveningFigures } from '../domain/evening-report.ts'
import type { MemberId } from '../domain/ids.ts'
import { isWarm } from '../ties/tie.ts'
import type { Tie } from '../ties/tie.ts'
import { companyOf } from './guest-suggestions.ts'

/** What a report counts: the people of one evening, once each. */
export interface EveningFacts {
  readonly came: readonly {
    readonly member: MemberId
    /** Evenings before this one. */
    readonly before: number
    readonly walkIn: boolean
  }[]
  readonly companions: number
  /** Said that they would come, and how many of them did. */
  readonly expected: number
  readonly expectedCame: number
  /** Who met, group by group. */
  readonly meetings: readonly (readonly MemberId[])[]
  /** What tied those who came before the evening, and after it; said from both sides. */
  readonly before: ReadonlyMap<MemberId, ReadonlyMap<MemberId, Tie>>
  readonly after: ReadonlyMap<MemberId, ReadonlyMap<MemberId, Tie>>
  readonly ratings: readonly number[]
}

/** Counts an evening; what each figure is stands at `EveningFigures`. A pair counts once, however often the two met. */
export function eveningReport(facts: EveningFacts): EveningFigures {
  const { came, meetings, before, after, ratings, expected, expectedCame } = facts
  const people = came.map(({ member }) => member)
  const fresh = new Set(came.filter((guest) => guest.before === 0).map(({ member }) => member))
  const pairs = pairsOf(meetings)
  const { circles } = companyOf(new Set(people), new Set(), before)
  const circleOf = new Map(circles.flatMap(({ members }, number) => [...members].map((one) => [one, number] as const)))
  const met = new Set(people.filter((member) => fresh.has(member) && pairs.some(isOldWith(member, fresh))))
  const wasWarm = (web: EveningFacts['before'], a: MemberId, b: MemberId) => {
    const tie = web.get(a)?.get(b)
    return tie !== undefined && isWarm(tie)
  }
  return {
    came: came.length,
    fresh: fresh.size,
    returning: came.length - fresh.size,
    walkIns: came.filter(({ walkIn }) => walkIn).length,
    companions: facts.companions,
    kept: expected === 0 ? null : expectedCame / expected,
    pairs: pairs.length,
    newPairs: pairs.filter(([a, b]) => (before.get(a)?.get(b)?.met ?? 0) === 0).length,
    warmed: pairsOf([people]).filter(([a, b]) => !wasWarm(before, a, b) && wasWarm(after, a, b)).length,
    welcomed: met.size,
    bridges: pairs.filter(([a, b]) => isAcross(circleOf.get(a), circleOf.get(b))).length,
    circles: circles.length,
    rating: ratings.length === 0 ? null : Math.round((10 * sum(ratings)) / ratings.length) / 10,
    ratings: ratings.length,
  }
}

/** Everybody of a group with everybody else of it; each pair once, whichever groups it is in. */
export function pairsOf(groups: readonly (readonly MemberId[])[]): (readonly [MemberId, MemberId])[] {
  const found = new Map<string, readonly [MemberId, MemberId]>()
  for (const group of groups) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) {
        if (one === other) continue
        const pair: readonly [MemberId, MemberId] = one < other ? [one, other] : [other, one]
        found.set(pair.join(' '), pair)
      }
    }
  }
  return [...found.values()]
}

function isOldWith(newcomer: MemberId, fresh: ReadonlySet<MemberId>) {
  return ([a, b]: readonly [MemberId, MemberId]) =>
    (a === newcomer && !fresh.has(b)) || (b === newcomer && !fresh.has(a))
}

function isAcross(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
