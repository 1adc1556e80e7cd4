import type { IsoDate } from '../../../shared/domain/dates.ts'
import { standing } from '../../../shared/domain/ledger.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { LedgerView } from '../../../shared/protocol/ledger.ts'
import type { OpenCommunity } from '../open-community.ts'
import { usualCurrency } from './usual-currency.ts'

/** What a person paid and gave, latest first; by whichever of their records. */
export function ledgerView({ tables }: OpenCommunity, member: MemberId): LedgerView {
  const { people, purchases, contributions, organizers } = tables
  const parts = people.partsOf(people.personOf(member))
  const stands = ({ voided }: { readonly voided?: number }) => voided === undefined
  const paid = standing(parts.flatMap((part) => [...purchases.of(part)]))
  const given = parts.flatMap((part) => [...contributions.of(part)]).filter(stands)
  const back = new Map<string, number>()
  for (const { of, amount } of paid) if (of !== undefined) back.set(of, (back.get(of) ?? 0) + amount)
  return {
    purchases: paid.sort(latestFirst).map(({ id, kind, chapter, day, amount, currency, what, at, by }) => ({
      id,
      kind,
      chapter,
      day,
      amount,
      currency,
      left: kind === 'refund' ? 0 : Math.max(0, amount - (back.get(id) ?? 0)),
      what,
      at,
      by: organizers.get(by)?.name ?? '',
    })),
    currency: usualCurrency(tables, tables.members.get(people.personOf(member))?.chapters[0] ?? null),
    contributions: given.sort(latestFirst).map(({ id, kind, chapter, day, what, link, at, by }) => ({
      id,
      kind,
      chapter,
      day,
      what,
      link,
      at,
      by: organizers.get(by)?.name ?? '',
    })),
  }
}

function latestFirst(
  a: { readonly id: string; readonly day: IsoDate; readonly at: number },
  b: { readonly id: string; readonly day: IsoDate; readonly at: number },
): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1
  return b.at - a.at || (a.id < b.id ? -1 : 1)
}
