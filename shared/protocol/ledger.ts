import * as v from 'valibot'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { ChapterId, ContributionId, OverrideId, PurchaseId } from '../domain/ids.ts'
import { CONTRIBUTION_KINDS, OVERRIDDEN } from '../domain/ledger.ts'
import type { ContributionKind, PurchaseKind } from '../domain/ledger.ts'
import type { Money } from '../domain/money.ts'
import { chapterId, contributionId, memberId, overrideId, purchaseId } from './selection.ts'

const words = v.optional(v.string(), '')

/** Commands that write what a chapter knows of its members besides their evenings. Days are ISO dates. */
export const LEDGER_COMMANDS = {
  /** Something was bought, or a fee paid; `amount` is in the smallest unit of the currency. */
  'purchase.add': v.object({
    member: memberId,
    chapter: chapterId,
    kind: v.optional(v.picklist(['purchase', 'fee']), 'purchase'),
    day: v.string(),
    amount: v.number(),
    currency: v.string(),
    what: words,
  }),
  /** Gives back all of what was paid, or `amount` of it. */
  'purchase.refund': v.object({
    purchase: purchaseId,
    day: v.string(),
    amount: v.optional(v.nullable(v.number()), null),
    what: words,
  }),
  /** It was never bought, or never given back; refunds of it go with it. */
  'purchase.takeBack': v.object({ purchase: purchaseId }),
  'contribution.add': v.object({
    member: memberId,
    chapter: chapterId,
    kind: v.picklist(CONTRIBUTION_KINDS),
    day: v.string(),
    what: words,
    link: words,
  }),
  'contribution.takeBack': v.object({ contribution: contributionId }),
  /** Somebody knows better than the figures, for a reason and, with `until`, to a last day. Takes the place of an earlier word. */
  'override.set': v.object({
    member: memberId,
    chapter: chapterId,
    of: v.picklist(OVERRIDDEN),
    value: v.string(),
    reason: v.string(),
    until: v.optional(v.nullable(v.string()), null),
  }),
  'override.end': v.object({ override: overrideId }),
} as const

export interface LedgerResults {
  'purchase.add': { readonly purchase: PurchaseId }
  'purchase.refund': { readonly purchase: PurchaseId }
  'purchase.takeBack': void
  'contribution.add': { readonly contribution: ContributionId }
  'contribution.takeBack': void
  'override.set': { readonly override: OverrideId }
  'override.end': void
}

export const LEDGER_VIEWS = {
  /** What somebody paid and gave. */
  ledger: v.object({ member: memberId }),
} as const

export interface LedgerValues {
  ledger: LedgerView
}

/** What a person paid and gave, as far as this machine knows. */
export interface LedgerView {
  /** By day, latest first; refunds stand with the rest. */
  readonly purchases: readonly PurchaseRow[]
  readonly contributions: readonly ContributionRow[]
  /** What people here usually pay with, ISO 4217; '' where nobody knows. */
  readonly currency: string
}

interface LedgerRow {
  readonly chapter: ChapterId
  readonly day: IsoDate
  readonly what: string
  readonly at: Instant
  readonly by: string
}

export interface PurchaseRow extends LedgerRow, Money {
  readonly id: PurchaseId
  readonly kind: PurchaseKind
  /** What has not been given back of it; 0 for a refund. */
  readonly left: number
}

export interface ContributionRow extends LedgerRow {
  readonly id: ContributionId
  readonly kind: ContributionKind
  readonly link: string
}
