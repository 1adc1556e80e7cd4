import type { Instant, IsoDate } from './dates.ts'
import type { ChapterId, ContributionId, MemberId, OrganizerId, OverrideId, PurchaseId } from './ids.ts'
import type { Money } from './money.ts'

/**
 * What a chapter knows of its members besides their evenings, kept on `ledger` pages as facts with ids of their own: added,
 * never edited, and voided where they were wrong. Sums are worked out from them, so that they are the same on every device.
 */
export interface Fact {
  readonly chapter: ChapterId
  readonly member: MemberId
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

/** `fee`: a membership fee, which is a purchase too. `refund`: money that went back, its amount above zero. */
export const PURCHASE_KINDS = ['purchase', 'fee', 'refund'] as const
export type PurchaseKind = (typeof PURCHASE_KINDS)[number]

export interface Purchase extends Fact, Money {
  readonly id: PurchaseId
  readonly kind: PurchaseKind
  /** The day on which it was bought, paid or given back; `at` is when somebody wrote it down. */
  readonly day: IsoDate
  /** '' where nobody said. */
  readonly what: string
  /** What a refund gives back, where it is known. */
  readonly of?: PurchaseId
  /** What the file that it came from knows it by. Two of one name are one purchase that came twice. */
  readonly ref?: string
}

/**
 * Purchases that stand, each once: of several that came from one line of a file, as two organizers may have imported it at the
 * same time, the earliest counts, on every device the same.
 */
export function standing(purchases: Iterable<Purchase>): Purchase[] {
  const found: Purchase[] = []
  const byRef = new Map<string, Purchase>()
  for (const purchase of purchases) {
    if (purchase.voided !== undefined) continue
    if (purchase.ref === undefined) found.push(purchase)
    else {
      const known = byRef.get(purchase.ref)
      if (!known || purchase.at < known.at || (purchase.at === known.at && purchase.id < known.id))
        byRef.set(purchase.ref, purchase)
    }
  }
  return [...found, ...byRef.values()]
}

export const CONTRIBUTION_KINDS = ['talk', 'article', 'review', 'help', 'other'] as const
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]

/** Something that a member made or gave. */
export interface Contribution extends Fact {
  readonly id: ContributionId
  readonly kind: ContributionKind
  readonly day: IsoDate
  readonly what: string
  /** Where it can be seen; '' for nowhere. */
  readonly link: string
}

/** What an organizer may know better than the figures. */
export const OVERRIDDEN = ['tier', 'stage', 'risk'] as const
export type Overridden = (typeof OVERRIDDEN)[number]

/** Somebody's word that counts in place of what was worked out, until a day or until it is taken back. */
export interface Override extends Fact {
  readonly id: OverrideId
  readonly of: Overridden
  /** A value of what it is about: a tier, a stage, a rhythm's state. */
  readonly value: string
  readonly reason: string
  /** The last day on which it counts; absent: until it is taken back. */
  readonly until?: IsoDate
}

/** Nobody's purchase is older; a day before is a typing error. */
export const EARLIEST_DAY: IsoDate = '1950-01-01'
