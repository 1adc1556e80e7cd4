import type { Instant } from './dates.ts'
import type { LinkId, MemberId, OrganizerId } from './ids.ts'
import type { Lane } from './matching.ts'

/**
 * What was decided about two member records: one person (`same`) or two (`apart`). An entry with its own id, never a
 * toggle: `voided` takes one back, others about the same two stand. Merging copies nothing; who is one person follows
 * from the links that stand, and taking a link back gives each side what it had.
 */
export interface Link {
  readonly id: LinkId
  readonly kind: 'same' | 'apart'
  /** `a < b` as strings. */
  readonly a: MemberId
  readonly b: MemberId
  /** By the rule for safe pairs, or by a person who looked. */
  readonly how: 'rule' | 'person'
  readonly lane?: Lane
  readonly at: Instant
  readonly by: OrganizerId
  /** What was decided in one go, so that it can be taken back in one: the import's source id, or an id of its own. */
  readonly batch?: string
  /** Set where nothing was merged: this one of the two was made from the other for a chapter that lacks the other's pages. */
  readonly copy?: MemberId
  readonly voided?: Instant
  /** Who took it back, as far as that is known. */
  readonly voidedBy?: OrganizerId
}

/** Whom a link says something about, seen from one of its two records. */
export function otherEnd({ a, b }: Pick<Link, 'a' | 'b'>, id: MemberId): MemberId {
  return a === id ? b : a
}
