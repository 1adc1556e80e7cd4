import { RETENTION_CHOICES, RETENTION_RULES } from '../domain/retention.ts'
import type { Retention, RetentionRule } from '../domain/retention.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf } from './record-values.ts'

/** How long a community keeps whom, as its own record keeps it: one field a rule, 0 where somebody turned it off. */
const RULE = 'keep:'

export function readRetention(record: PlainRecord): Retention {
  const valueOf = (rule: RetentionRule) => {
    const value = numberOf(record[RULE + rule])
    return value !== undefined && RETENTION_CHOICES[rule].includes(value) ? value : null
  }
  return { quiet: valueOf('quiet'), archived: valueOf('archived'), guests: valueOf('guests') }
}

/** The fields of the community's record in which some rules differ from others. */
export function retentionFields(before: Retention, after: Retention): (readonly [field: string, value: number])[] {
  return RETENTION_RULES.filter((rule) => before[rule] !== after[rule]).map((rule) => [RULE + rule, after[rule] ?? 0])
}
