import type { EveningFigures } from '../domain/evening-report.ts'
import type { MemberId } from '../domain/ids.ts'
import { circlesOf } from '../ties/circles.ts'
import type { Web } from '../ties/circles.ts'
import { WARM } from '../ties/tie.ts'

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
  /** What tied two before the evening and after it; undefined for strangers. */
  readonly tieBefore: (a: MemberId, b: MemberId) => { readonly strength: number; readonly met: number } | undefined
  readonly tieAfter: (a: MemberId, b: MemberId) => { readonly strength: number } | undefined
  readonly ratings: readonly number[]
}

/** Counts an evening; what each figure is stands at `EveningFigures`. A pair counts once, however often the two met. */
export function eveningReport(facts: EveningFacts): EveningFigures {
  const { came, meetings, tieBefore, tieAfter, ratings, expected, expectedCame } = facts
  const people = came.map(({ member }) => member)
  const fresh = new Set(came.filter(({ before }) => before === 0).map(({ member }) => member))
  const pairs = pairsOf(meetings)
  const circleOf = circlesAmong(people, tieBefore)
  const met = new Set(people.filter((member) => fresh.has(member) && pairs.some(isOldWith(member, fresh))))
  const isWarm = (tie: { readonly strength: number } | undefined) => tie !== undefined && tie.strength >= WARM
  return {
    came: came.length,
    fresh: fresh.size,
    returning: came.length - fresh.size,
    walkIns: came.filter(({ walkIn }) => walkIn).length,
    companions: facts.companions,
    kept: expected === 0 ? null : expectedCame / expected,
    pairs: pairs.length,
    newPairs: pairs.filter(([a, b]) => (tieBefore(a, b)?.met ?? 0) === 0).length,
    warmed: pairsOf([people]).filter(([a, b]) => !isWarm(tieBefore(a, b)) && isWarm(tieAfter(a, b))).length,
    welcomed: met.size,
    bridges: pairs.filter(([a, b]) => isAcross(circleOf.get(a), circleOf.get(b))).length,
    circles: new Set(circleOf.values()).size,
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

/** To which circle each belongs, by number; who is warmly tied to nobody there belongs to none. */
function circlesAmong(people: readonly MemberId[], tie: EveningFacts['tieBefore']): Map<MemberId, number> {
  const web = new Map<MemberId, Map<MemberId, number>>(people.map((member) => [member, new Map()]))
  for (const [a, b] of pairsOf([people])) {
    const strength = tie(a, b)?.strength ?? 0
    if (strength < WARM) continue
    web.get(a)?.set(b, strength)
    web.get(b)?.set(a, strength)
  }
  const circles = circlesOf(web satisfies Web)
  return new Map(circles.flatMap((circle, number) => circle.map((member) => [member, number] as const)))
}

function isAcross(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
