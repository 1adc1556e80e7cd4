import { isId } from '../domain/ids.ts'
import { isKnownCurrency } from '../domain/money.ts'
import { inRateOrder, numbersFrom, TIERS } from '../domain/value.ts'
import type { ExchangeRate, TierRight, ValueSettings } from '../domain/value.ts'
import { changedFields } from './changed-fields.ts'
import type { Plain, PlainRecord } from './plain.ts'
import { mapOf, numberOf, optional, textOf } from './record-values.ts'

/**
 * How a community reckons what its members are to it, as its own record keeps it: one field a number, a rate or a right, so
 * that two who change different ones at once both get what they wanted.
 */
const NUMBER = 'value:'
const RATE = 'rate:'
const RIGHT = 'right:'
const CURRENCY = 'valueCurrency'

export function readValueSettings(record: PlainRecord): ValueSettings {
  const currency = textOf(record[CURRENCY])
  const rates: ExchangeRate[] = []
  const rights: TierRight[] = []
  for (const [field, value] of Object.entries(record)) {
    if (field.startsWith(RATE)) rates.push(...readRate(field.slice(RATE.length), numberOf(value)))
    if (field.startsWith(RIGHT)) rights.push(...readRight(field.slice(RIGHT.length), mapOf(value)))
  }
  return {
    numbers: numbersFrom((name) => numberOf(record[NUMBER + name])),
    currency: isKnownCurrency(currency) ? currency : '',
    rates: inRateOrder(rates),
    rights: rights.sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || (a.id < b.id ? -1 : 1)),
  }
}

/** The fields of the community's record in which some settings differ from others; undefined takes one away. */
export function valueSettingFields(
  before: ValueSettings,
  after: ValueSettings,
): (readonly [field: string, value: Plain | undefined])[] {
  return changedFields(fieldsOf(before), fieldsOf(after))
}

function fieldsOf({ numbers, currency, rates, rights }: ValueSettings): Map<string, Plain> {
  return new Map<string, Plain>([
    ...Object.entries(numbers).map(([name, value]) => [NUMBER + name, value] as const),
    ...rates.map(({ currency: of, from, rate }) => [`${RATE}${of}${from && `:${from}`}`, rate] as const),
    ...rights.map(({ id, ...right }) => [RIGHT + id, { ...right }] as const),
    ...(currency === '' ? [] : [[CURRENCY, currency] as const]),
  ])
}

/** `EUR`, and `EUR:2026-07-01` from a day on. */
function readRate(name: string, rate: number | undefined): ExchangeRate[] {
  const [currency = '', from = ''] = name.split(':')
  return rate !== undefined && rate > 0 && isKnownCurrency(currency) ? [{ currency, from, rate }] : []
}

function readRight(id: string, record: PlainRecord): TierRight[] {
  const tier = TIERS.find((known) => known === record['tier'])
  const text = textOf(record['text'])
  if (!tier || text === '' || !isId('ent', id)) return []
  return [
    {
      id,
      tier,
      text,
      ...optional('from', textOf(record['from']) || undefined),
      ...optional('until', textOf(record['until']) || undefined),
    },
  ]
}
