import type { MemberId } from '../domain/ids.ts'
import type { Link } from '../domain/link.ts'

export interface Grouping {
  /** Records that are one person; every group has at least two. */
  readonly groups: readonly (readonly MemberId[])[]
  /** Merges that a person ordered and another person's "different people" forbids; they do not count. */
  readonly contradictions: readonly Contradiction[]
}

export interface Contradiction {
  readonly same: Link
  readonly apart: Link
}

/**
 * Who is one person, from the standing links among some records. The same links give the same people on every device,
 * in whatever order they arrived:
 *
 * 1. Links that were taken back, or that lead to a record which is not `present`, do not count.
 * 2. Merges count in the order: by a person before by the rule, then by time, then by id.
 * 3. A merge that would unite two whom somebody called different people does not count. Ordered by a person, it is a
 *    contradiction and is shown; by the rule, the person's word stands.
 * 4. A merge by the rule never chains: it counts only where every record on one side is linked to every record on the
 *    other. What two devices merged without knowing of each other is held to the same.
 */
export function groupPeople(links: Iterable<Link>, present: (id: MemberId) => boolean): Grouping {
  const standing = [...links].filter((link) => link.voided === undefined && present(link.a) && present(link.b))
  const apart = new Map<string, Link>()
  const linked = new Set<string>()
  for (const link of standing) {
    if (link.kind === 'same') linked.add(pairKey(link.a, link.b))
    else if (isEarlier(link, apart.get(pairKey(link.a, link.b)))) apart.set(pairKey(link.a, link.b), link)
  }
  const groupOf = new Map<MemberId, MemberId[]>()
  const contradictions: Contradiction[] = []
  for (const link of standing.filter(({ kind }) => kind === 'same').sort(inOrder)) {
    const left = groupOf.get(link.a) ?? [link.a]
    const right = groupOf.get(link.b) ?? [link.b]
    if (left === right) continue
    const against = firstAcross(left, right, (key) => apart.get(key))
    if (against) {
      if (link.how === 'person') contradictions.push({ same: link, apart: against })
      continue
    }
    if (link.how === 'rule' && firstAcross(left, right, (key) => (linked.has(key) ? undefined : true))) continue
    const both = [...left, ...right]
    for (const id of both) groupOf.set(id, both)
  }
  return { groups: [...new Set(groupOf.values())], contradictions }
}

/** One pair of records, whichever is named first. */
export function pairKey(a: MemberId, b: MemberId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

function firstAcross<Found>(
  left: readonly MemberId[],
  right: readonly MemberId[],
  look: (key: string) => Found | undefined,
): Found | undefined {
  for (const a of left) {
    for (const b of right) {
      const found = look(pairKey(a, b))
      if (found !== undefined) return found
    }
  }
  return undefined
}

function inOrder(x: Link, y: Link): number {
  if (x.how !== y.how) return x.how === 'person' ? -1 : 1
  return x.at - y.at || (x.id < y.id ? -1 : 1)
}

function isEarlier(link: Link, than: Link | undefined): boolean {
  return !than || inOrder(link, than) < 0
}
