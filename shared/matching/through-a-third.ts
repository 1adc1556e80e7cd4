import type { JudgedPair } from './safe-groups.ts'
import { pairKey } from './safe-groups.ts'

/** What a direct look at two records gives: the bits of what they say, or null where they must not be one. */
export type DirectLook = (a: number, b: number) => number | null

/**
 * Pairs that are sure only through a third record: A has name and birthday, B name, birthday and mailbox, C the mailbox. That A is
 * C follows as surely as the weaker of the two links, and what A and C themselves say is added to it where it speaks against; each doubling of the thirds that say so adds a bit. Such pairs
 * are to choose from, never merged by default; a contradiction between A and C leaves them apart.
 */
export function throughAThird(
  pairs: readonly JudgedPair[],
  look: DirectLook,
  enough: number,
): { readonly a: number; readonly b: number; readonly sureness: number }[] {
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
  const found: { a: number; b: number; sureness: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const news = oneRound(links, look, enough)
    for (const { a, b, sureness } of news) {
      link(a, b, sureness)
      link(b, a, sureness)
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

function oneRound(links: ReadonlyMap<number, ReadonlyMap<number, number>>, look: DirectLook, enough: number) {
  const best = new Map<number, { a: number; b: number; through: number; thirds: number }>()
  for (const partners of links.values()) {
    if (partners.size < 2 || partners.size > MOST_LINKS) continue
    const ordered = [...partners].sort(([one], [other]) => one - other)
    for (const [at, [a, first]] of ordered.entries()) {
      for (const [b, second] of ordered.slice(at + 1)) {
        if (links.get(a)?.has(b) === true) continue
        const through = Math.min(first, second)
        const known = best.get(pairKey({ a, b }))
        const thirds = (known?.thirds ?? 0) + 1
        best.set(pairKey({ a, b }), { a, b, through: Math.max(through, known?.through ?? through), thirds })
      }
    }
  }
  return [...best.values()].flatMap(({ a, b, through, thirds }) => {
    const bits = look(a, b)
    const sureness = bits === null ? 0 : through + Math.log2(thirds) + Math.min(bits, 0)
    return sureness >= enough ? [{ a, b, sureness }] : []
  })
}
