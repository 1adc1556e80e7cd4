import type { PointsId } from '../domain/ids.ts'
import type { PointsEntry } from '../domain/points.ts'
import { readFact } from './ledger-records.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf, optional, textOf } from './record-values.ts'

/** Points as `ledger` pages keep them; see `records.ts` for how reading behaves. */

export function pointsRecord({ id: _id, ...entry }: PointsEntry): PlainRecord {
  return { ...entry }
}

/** Null also for what is no whole number: nothing can be added up with it. */
export function readPoints(id: PointsId, record: PlainRecord): PointsEntry | null {
  const base = readFact(record)
  const amount = numberOf(record['amount'])
  if (!base || amount === undefined || !Number.isSafeInteger(amount)) return null
  return {
    id,
    ...base,
    amount,
    reason: textOf(record['reason']),
    ...optional('reward', textOf(record['reward']) || undefined),
    ...optional('source', textOf(record['source']) || undefined),
    ...optional('of', textOf(record['of']) || undefined),
  }
}
