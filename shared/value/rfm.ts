import type { Score, Tier, ValueSettings } from '../domain/value.ts'
import { digitsOf } from '../domain/money.ts'
import type { Day } from './day.ts'
import type { MemberFacts } from './facts.ts'
import { fixed, quintiles, scoreOf } from './scale.ts'
import type { Scale } from './scale.ts'

/** What somebody bought, as of a day. */
export interface Buying {
  /** Whether they ever bought anything. */
  readonly ever: boolean
  /** The last day; null where it is longer ago than the community looks back, or never was. */
  readonly last: Day | null
  /** How often, and for how much, in the days that the community looks back; refunds taken off. */
  readonly count: number
  readonly sum: number
  /** Purchases among them in currencies without a rate: they count, but add nothing to the sum. */
  readonly unrated: number
}

/** How somebody took part, as of a day: evenings and contributions. */
export interface Engagement {
  readonly last: Day | null
  readonly count: number
}

export interface RfmScales {
  readonly recency: Scale
  readonly frequency: Scale
  readonly money: Scale
}

export type EngagementScales = Pick<RfmScales, 'recency' | 'frequency'>

export interface Rfm {
  readonly recency: Score
  readonly frequency: Score
  readonly money: Score
}

export function buyingOf({ bought }: Pick<MemberFacts, 'bought'>, { numbers }: ValueSettings, today: Day): Buying {
  const since = today - numbers.days
  let ever = false
  let last: Day | null = null
  let count = 0
  let sum = 0
  let unrated = 0
  for (const { day, amount } of bought) {
    // A day to come is a mistake of another clock; it counts when it has come.
    if (day > today) continue
    ever = true
    if (day <= since) continue
    last = day
    count += 1
    if (amount === null) unrated += 1
    else sum += amount
  }
  return { ever, last, count, sum: Math.max(0, sum), unrated }
}

export function engagementOf(
  { came, gave }: Pick<MemberFacts, 'came' | 'gave'>,
  { numbers }: ValueSettings,
  today: Day,
): Engagement {
  const since = today - numbers.days
  let last: Day | null = null
  let count = 0
  for (const days of [came, gave])
    for (const day of days) {
      if (day > today || day <= since) continue
      last = last === null ? day : Math.max(last, day)
      count += 1
    }
  return { last, count }
}

/**
 * RFM (Hughes 1994, "Strategic Database Marketing") within one chapter: those who bought in the days that the community looks
 * back are ranked in fifths by how lately, how often and for how much; under `quintilesFrom` of them by fixed cut-offs.
 */
export function rfmScales(buyers: readonly Buying[], settings: ValueSettings, today: Day): RfmScales {
  const { numbers, currency } = settings
  const recent = buyers.filter(({ last }) => last !== null)
  const unit = 10 ** digitsOf(currency)
  const { money2, money3, money4, money5 } = numbers
  if (recent.length < numbers.quintilesFrom)
    return {
      recency: fixedRecency(settings),
      frequency: fixed([numbers.frequency2, numbers.frequency3, numbers.frequency4, numbers.frequency5]),
      money: fixed([money2 * unit, money3 * unit, money4 * unit, money5 * unit]),
    }
  return {
    recency: quintiles(recent.map(({ last }) => (last ?? 0) - today)),
    frequency: quintiles(recent.map(({ count }) => count)),
    money: quintiles(recent.map(({ sum }) => sum)),
  }
}

export function engagementScales(all: readonly Engagement[], settings: ValueSettings, today: Day): EngagementScales {
  const { numbers } = settings
  const recent = all.filter(({ last }) => last !== null)
  if (recent.length < numbers.quintilesFrom)
    return {
      recency: fixedRecency(settings),
      frequency: fixed([numbers.visits2, numbers.visits3, numbers.visits4, numbers.visits5]),
    }
  return {
    recency: quintiles(recent.map(({ last }) => (last ?? 0) - today)),
    frequency: quintiles(recent.map(({ count }) => count)),
  }
}

/** Days ago below zero, so that later is more. */
function fixedRecency({ numbers }: ValueSettings): Scale {
  return fixed([-numbers.recency2, -numbers.recency3, -numbers.recency4, -numbers.recency5])
}

/** Null for who never bought; one point each for whose last purchase is longer ago than the community looks back. */
export function rfmOf({ ever, last, count, sum }: Buying, scales: RfmScales, today: Day): Rfm | null {
  if (!ever) return null
  if (last === null) return { recency: 1, frequency: 1, money: 1 }
  return {
    recency: scoreOf(last - today, scales.recency),
    frequency: scoreOf(count, scales.frequency),
    money: scoreOf(sum, scales.money),
  }
}

/** Null for who did not take part in the days that the community looks back. */
export function engagementScore(
  { last, count }: Engagement,
  scales: EngagementScales,
  today: Day,
): Omit<Rfm, 'money'> | null {
  if (last === null) return null
  return { recency: scoreOf(last - today, scales.recency), frequency: scoreOf(count, scales.frequency) }
}

/** Exactly one tier for every combination. */
export function tierOf(rfm: Rfm | null, { numbers }: Pick<ValueSettings, 'numbers'>): Tier {
  if (rfm === null) return 'potential'
  const sum = rfm.recency + rfm.frequency + rfm.money
  if (sum >= numbers.partnerFrom) return 'partner'
  return sum >= numbers.memberFrom ? 'member' : 'customer'
}
