/** What a community is worth to its members and they to it, told in figures; the order is that of the screen. */
export const MEASURES = [
  'health',
  'retention',
  'participation',
  'content',
  'referral',
  'conversion',
  'cost',
  'fees',
] as const
export type Measure = (typeof MEASURES)[number]

/** Over how long a figure is counted. */
export const MEASURE_PERIODS = ['month', 'quarter', 'year'] as const
export type MeasurePeriod = (typeof MEASURE_PERIODS)[number]

/** `hard`: counted from what is recorded anyway. `soft`: only as good as what somebody took the trouble to write down. */
export const FIRMNESS: Readonly<Record<Measure, 'hard' | 'soft'>> = {
  health: 'soft',
  retention: 'hard',
  participation: 'hard',
  content: 'soft',
  referral: 'soft',
  conversion: 'hard',
  cost: 'soft',
  fees: 'hard',
}

/** Whether a figure is a share of people or things, or money a head. */
export const MEASURED_IN: Readonly<Record<Measure, 'share' | 'money'>> = {
  health: 'share',
  retention: 'share',
  participation: 'share',
  content: 'share',
  referral: 'share',
  conversion: 'share',
  cost: 'money',
  fees: 'money',
}

/** Shares that are known from the literature on communities; they are no goals. */
export const REFERENCES: Readonly<Partial<Record<Measure, number>>> = {
  retention: 0.66,
  content: 0.75,
  conversion: 0.04,
}

/** With fewer people than these a share would seem more than it is: it is told as "2 of 3". */
export const TOLD_FROM = 5

export interface MeasureFigure {
  /** A share from 0 to 1, or money in the smallest unit; null where there are fewer than `TOLD_FROM` people. */
  readonly value: number | null
  readonly part: number
  readonly of: number
  /** How many people it was counted from. */
  readonly people: number
  /** Where, in 95 of 100 cases, the figure would lie if chance were played anew; null where there is nothing to say that by. */
  readonly low: number | null
  readonly high: number | null
}
