import type { IsoDate } from './dates.ts'
import { isWithin, notRising, numbersOf } from './number-settings.ts'
import type { NumberSetting } from './number-settings.ts'

/** From least to most. `potential`: has never bought anything. */
export const TIERS = ['potential', 'customer', 'member', 'partner'] as const
export type Tier = (typeof TIERS)[number]

/** A member's way through the community, in its order. */
export const STAGES = ['onboarding', 'activation', 'growth', 'retention', 'advocacy'] as const
export type Stage = (typeof STAGES)[number]

/** How somebody's silence compares with how often they usually come. */
export const RISKS = ['steady', 'cooling', 'atRisk'] as const
export type Risk = (typeof RISKS)[number]

/** From 1, the least, to 5. */
export const SCORES = [1, 2, 3, 4, 5] as const
export type Score = (typeof SCORES)[number]

/** Two ways of looking at members: what they buy, and how they take part. */
export const VALUE_BASES = ['purchases', 'engagement'] as const
export type ValueBasis = (typeof VALUE_BASES)[number]

const days = (usual: number): NumberSetting => ({ usual, least: 1, most: 3650 })
const sum = (usual: number): NumberSetting => ({ usual, least: 3, most: 16 })
const count = (usual: number, most = 1000): NumberSetting => ({ usual, least: 1, most })
const money = (usual: number): NumberSetting => ({ usual, least: 0, most: 1e9 })
const times = (usual: number): NumberSetting => ({ usual, least: 1, most: 20 })

/**
 * Every number that the labels of a member hang on. Cut-offs with a 2 to 5 in their name are what it takes to score that, where
 * there are too few people for quintiles: so many days ago at most, so many times at least, so much money at least (in whole
 * units of the community's currency).
 */
export const VALUE_NUMBERS = {
  days: days(365),
  quintilesFrom: count(20),
  memberFrom: sum(8),
  partnerFrom: sum(13),
  recency2: days(270),
  recency3: days(180),
  recency4: days(90),
  recency5: days(30),
  frequency2: count(2),
  frequency3: count(3),
  frequency4: count(5),
  frequency5: count(8),
  money2: money(500),
  money3: money(1500),
  money4: money(4000),
  money5: money(10_000),
  visits2: count(2),
  visits3: count(4),
  visits4: count(8),
  visits5: count(12),
  activationSalons: count(3, 20),
  activationDays: days(180),
  growthDays: days(60),
  retentionAfter: days(365),
  retentionDays: days(120),
  advocacyDays: days(365),
  conversionDays: days(30),
  cooling: times(1.5),
  atRisk: times(2.5),
} as const satisfies Readonly<Record<string, NumberSetting>>

export type ValueNumber = keyof typeof VALUE_NUMBERS

/** Something that a tier may expect, in the community's own words. */
export interface TierRight {
  readonly id: string
  readonly tier: Tier
  readonly text: string
  readonly from?: IsoDate
  readonly until?: IsoDate
}

/** So many units of the community's currency is one unit of another, from a day on; '' from the beginning. */
export interface ExchangeRate {
  readonly currency: string
  readonly from: IsoDate
  readonly rate: number
}

/** How a community reckons what its members are to it. */
export interface ValueSettings {
  readonly numbers: Readonly<Record<ValueNumber, number>>
  /** ISO 4217; what sums are in. '' while nobody has said: that of the first purchase then. */
  readonly currency: string
  /** By currency and day, earliest first. */
  readonly rates: readonly ExchangeRate[]
  readonly rights: readonly TierRight[]
}

export const VALUE_NUMBER_NAMES = Object.keys(VALUE_NUMBERS).filter((name): name is ValueNumber =>
  Object.hasOwn(VALUE_NUMBERS, name),
)

export const USUAL_VALUE: ValueSettings = {
  numbers: numbersFrom(() => undefined),
  currency: '',
  rates: [],
  rights: [],
}

/** All numbers, those that are not given or cannot be as they usually are. */
export function numbersFrom(read: (name: ValueNumber) => number | undefined): Record<ValueNumber, number> {
  return numbersOf(VALUE_NUMBERS, VALUE_NUMBER_NAMES, read)
}

export function isValueNumber(name: ValueNumber, value: number): boolean {
  return isWithin(VALUE_NUMBERS[name], value)
}

/** Cut-offs that have to rise, or fall, for every score to be within reach; the name of one that does not. */
export function outOfOrder(numbers: ValueSettings['numbers']): ValueNumber | null {
  return notRising(numbers, RISING)
}

const RISING: readonly (readonly ValueNumber[])[] = [
  ['memberFrom', 'partnerFrom'],
  ['recency5', 'recency4', 'recency3', 'recency2'],
  ['frequency2', 'frequency3', 'frequency4', 'frequency5'],
  ['money2', 'money3', 'money4', 'money5'],
  ['visits2', 'visits3', 'visits4', 'visits5'],
  ['cooling', 'atRisk'],
]

/** Rates by currency and day; of two for one day the latter. */
export function inRateOrder(rates: Iterable<ExchangeRate>): ExchangeRate[] {
  const known = new Map<string, ExchangeRate>()
  for (const rate of rates) known.set(`${rate.currency} ${rate.from}`, rate)
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate)
}

/** What one unit of a currency was worth on a day; null where nobody has said. */
export function rateOn(rates: readonly ExchangeRate[], currency: string, day: IsoDate): number | null {
  return rates.findLast((rate) => rate.currency === currency && rate.from <= day)?.rate ?? null
}

/** The rights that stand on a day. */
export function rightsOn(rights: readonly TierRight[], day: IsoDate): TierRight[] {
  return rights.filter(({ from, until }) => (from ?? day) <= day && (until ?? day) >= day)
}
