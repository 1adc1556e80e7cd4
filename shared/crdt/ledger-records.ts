import { isId } from '../domain/ids.ts'
import type { ChapterId, ContributionId, MemberId, OverrideId, PurchaseId, RecognitionId } from '../domain/ids.ts'
import { CONTRIBUTION_KINDS, OVERRIDDEN, PURCHASE_KINDS } from '../domain/ledger.ts'
import type { Contribution, Override, Purchase } from '../domain/ledger.ts'
import { BADGES, RECOGNITION_HOWS } from '../domain/recognition.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf, optional, textOf } from './record-values.ts'
import { said } from './salon-records.ts'

/** What `ledger` pages keep; see `records.ts` for how reading behaves. */

export function purchaseRecord({ id: _id, ...purchase }: Purchase): PlainRecord {
  return { ...purchase }
}

/** Null also for an amount that is none: nothing can be added up with it. */
export function readPurchase(id: PurchaseId, record: PlainRecord): Purchase | null {
  const base = readFact(record)
  const kind = PURCHASE_KINDS.find((known) => known === record['kind'])
  const amount = numberOf(record['amount'])
  if (!base || !kind || amount === undefined) return null
  return {
    id,
    ...base,
    kind,
    amount,
    currency: textOf(record['currency']),
    day: textOf(record['day']),
    what: textOf(record['what']),
    ...(isId('pur', record['of']) && { of: record['of'] }),
    ...optional('ref', textOf(record['ref']) || undefined),
  }
}

export function contributionRecord({ id: _id, ...contribution }: Contribution): PlainRecord {
  return { ...contribution }
}

export function readContribution(id: ContributionId, record: PlainRecord): Contribution | null {
  const base = readFact(record)
  return (
    base && {
      id,
      ...base,
      kind: CONTRIBUTION_KINDS.find((known) => known === record['kind']) ?? 'other',
      day: textOf(record['day']),
      what: textOf(record['what']),
      link: textOf(record['link']),
    }
  )
}

export function overrideRecord({ id: _id, ...override }: Override): PlainRecord {
  return { ...override }
}

/** Null also for something that only a newer version overrides. */
export function readOverride(id: OverrideId, record: PlainRecord): Override | null {
  const base = readFact(record)
  const of = OVERRIDDEN.find((known) => known === record['of'])
  if (!base || !of) return null
  return {
    id,
    ...base,
    of,
    value: textOf(record['value']),
    reason: textOf(record['reason']),
    ...optional('until', textOf(record['until']) || undefined),
  }
}

export function recognitionRecord({ id: _id, ...recognition }: Recognition): PlainRecord {
  return { ...recognition }
}

/** A way of giving that only a newer version knows still gave it: told, for all that is known here. */
export function readRecognition(id: RecognitionId, record: PlainRecord): Recognition | null {
  const base = readFact(record)
  return (
    base && {
      id,
      ...base,
      what: textOf(record['what']),
      how: RECOGNITION_HOWS.find((known) => known === record['how']) ?? 'said',
      words: textOf(record['words']),
      ...optional(
        'badge',
        BADGES.find((known) => known === record['badge']),
      ),
      ...(isId('sal', record['salon']) && { salon: record['salon'] }),
    }
  )
}

/** What every fact of a ledger has: whose it is, where, and who wrote it down when. Null where it is nobody's. */
export function readFact(
  record: PlainRecord,
): ({ readonly chapter: ChapterId; readonly member: MemberId } & ReturnType<typeof said>) | null {
  const { chapter, member } = record
  return isId('cha', chapter) && isId('mem', member) ? { chapter, member, ...said(record) } : null
}
