import { isId } from '../domain/ids.ts'
import { EARNED_FOR } from '../domain/points.ts'
import type { PointsRule, PointsSettings, Reward } from '../domain/points.ts'
import { changedFields } from './changed-fields.ts'
import type { Plain, PlainRecord } from './plain.ts'
import { mapOf, numberOf, optional, textOf } from './record-values.ts'

/**
 * What points are earned by and spent on, as the community's own record keeps it. A rule stands under what it is for and its
 * first day: two organizers who set the same one leave one rule, and not two that both give.
 */
const EARN = 'earn:'
const REWARD = 'reward:'

export function readPointsSettings(record: PlainRecord): PointsSettings {
  const rules: PointsRule[] = []
  const rewards: Reward[] = []
  for (const [field, value] of Object.entries(record)) {
    if (field.startsWith(EARN)) rules.push(...readRule(field.slice(EARN.length), mapOf(value)))
    if (field.startsWith(REWARD)) rewards.push(...readReward(field.slice(REWARD.length), mapOf(value)))
  }
  return {
    rules: rules.sort(
      (a, b) =>
        EARNED_FOR.indexOf(a.on) - EARNED_FOR.indexOf(b.on) || (a.from === b.from ? 0 : a.from < b.from ? -1 : 1),
    ),
    rewards: rewards.sort((a, b) => a.price - b.price || (a.id < b.id ? -1 : 1)),
  }
}

/** The fields of the community's record in which some settings differ from others; undefined takes one away. */
export function pointsSettingFields(
  before: PointsSettings,
  after: PointsSettings,
): (readonly [field: string, value: Plain | undefined])[] {
  return changedFields(fieldsOf(before), fieldsOf(after))
}

function fieldsOf({ rules, rewards }: PointsSettings): Map<string, Plain> {
  return new Map<string, Plain>([
    ...rules.map(({ on, from, ...rule }) => [`${EARN}${on}/${from}`, { ...rule }] as const),
    ...rewards.map(({ id, ...reward }) => [REWARD + id, { ...reward }] as const),
  ])
}

function readRule(key: string, record: PlainRecord): PointsRule[] {
  const [name, from = ''] = key.split('/')
  const on = EARNED_FOR.find((known) => known === name)
  const [amount, cap] = [numberOf(record['amount']), numberOf(record['cap'])]
  if (!on || from === '' || amount === undefined || !isCount(amount)) return []
  return [{ on, from, amount, ...optional('cap', cap !== undefined && isCount(cap) ? cap : undefined) }]
}

function readReward(id: string, record: PlainRecord): Reward[] {
  const [price, stock] = [numberOf(record['price']), numberOf(record['stock'])]
  const text = textOf(record['text'])
  if (!isId('ent', id) || text === '' || price === undefined || !isCount(price) || price === 0) return []
  return [
    {
      id,
      text,
      price,
      ...optional('from', textOf(record['from']) || undefined),
      ...optional('until', textOf(record['until']) || undefined),
      ...optional('stock', stock !== undefined && isCount(stock) ? stock : undefined),
    },
  ]
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
