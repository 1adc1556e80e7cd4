import type { Reason } from '../domain/matching.ts'
import type { Evidence } from './evidence.ts'
import { SURENESS } from './judge.ts'
import type { JudgedPair } from './safe-groups.ts'
import { pairKey } from './safe-groups.ts'
import type { Steps } from './steps.ts'

/** What two records say when they are looked at directly; null where they must not be one. */
export type DirectLook = (a: number, b: number) => Evidence | null

/**
 * Pairs that are sure only through a third record, in lane `choose`: A has name and birthday, B name, birthday and mailbox, C
 * the mailbox. That A is C follows as surely as the weaker of the two links; each doubling of the thirds that say so adds a bit,
 * and what speaks against A and C themselves is taken off. They are never merged by default.
 */
export function* throughAThird(pairs: readonly JudgedPair[], look: DirectLook): Steps<JudgedPair[]> {
  const links = new Map<number, Map<number, number>>()
  const link = (a: number, b: number, sureness: number) => {
    const known = links.get(a)
    if (known === undefined) links.set(a, new Map([[b, sureness]]))
    else known.set(b, sureness)
  }
  for (const { a, b, verdict } of pairs) {
    if (verdict.lane !== 'safe' && verdict.lane !== 'choose') continue
    link(a, b, verdict.sureness)
    link(b, a, verdict.sureness)
  }
  yield
  const found: JudgedPair[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const news = yield* oneRound(links, look, round === 0)
    for (const { a, b, verdict } of news) {
      link(a, b, verdict.sureness)
      link(b, a, verdict.sureness)
    }
    found.push(...news)
    if (news.length === 0) break
  }
  return found
}

/** A chain of so many links is still looked at; longer ones only by what was found before. */
const ROUNDS = 3

/** Who has more sure partners than these is no person but a placeholder. */
const MOST_LINKS = 40

const LOOKS_A_STEP = 64

/** `direct`: all links are of records that were compared, and count as so many independent thirds. */
function* oneRound(
  links: ReadonlyMap<number, ReadonlyMap<number, number>>,
  look: DirectLook,
  direct: boolean,
): Steps<JudgedPair[]> {
  const open = new Map<number, { a: number; b: number; through: number; thirds: number }>()
  let seen = 0
  for (const partners of links.values()) {
    seen += 1
    if (seen % LOOKS_A_STEP === 0) yield
    if (partners.size < 2 || partners.size > MOST_LINKS) continue
    const ordered = [...partners].sort(([one], [other]) => one - other)
    for (const [at, [a, first]] of ordered.entries()) {
      for (const [b, second] of ordered.slice(at + 1)) {
        if (links.get(a)?.has(b) === true) continue
        const known = open.get(pairKey({ a, b }))
        const through = Math.max(Math.min(first, second), known?.through ?? -Infinity)
        open.set(pairKey({ a, b }), { a, b, through, thirds: (known?.thirds ?? 0) + 1 })
      }
    }
  }
  const found: JudgedPair[] = []
  for (const { a, b, through, thirds } of open.values()) {
    seen += 1
    if (seen % LOOKS_A_STEP === 0) yield
    const evidence = look(a, b)
    if (evidence === null) continue
    const sureness = through + (direct ? Math.log2(thirds) : 0) + objection(evidence)
    if (sureness < SURENESS.choose) continue
    const reasons: Reason[] = [{ code: 'chain', sign: '+' }, ...evidence.reasons]
    found.push({ a, b, verdict: { lane: 'choose', sureness, reasons } })
  }
  return found
}

/**
 * What speaks against two records, half with and half without what speaks for them, which the links have partly counted
 * already; never above 0.
 */
function objection({ against, bits }: Evidence): number {
  return (against + Math.min(bits, 0)) / 2
}
