import type { Tier } from './value.ts'

/** An evening in figures. */
export interface EveningFigures {
  readonly came: number
  /** First evening ever; the others are `returning`. */
  readonly fresh: number
  readonly returning: number
  readonly walkIns: number
  readonly companions: number
  /** Share of those who said yes that came, from 0 to 1; null where nobody said yes. */
  readonly kept: number | null
  /** Pairs who met that evening. */
  readonly pairs: number
  /** Of these, pairs of whom no earlier meeting is known. */
  readonly newPairs: number
  /** Pairs, met or not, whose tie was less than warm before the evening and is warm since. */
  readonly warmed: number
  /** Newcomers who met at least one person who had been there before. */
  readonly welcomed: number
  /** Pairs who met across two of these circles. */
  readonly bridges: number
  /** Circles among those who came, by their strong ties before the evening. */
  readonly circles: number
  /** Mean of the ratings from 1 to 5, to a tenth; null for none. */
  readonly rating: number | null
  readonly ratings: number
}

/** Of those who came: how many were of each tier of the chapter that evening, and how many belong to other chapters. */
export interface EveningTiers {
  readonly tiers: Readonly<Record<Tier, number>>
  readonly visitors: number
}

/** An evening drawn: a dot a person, in the groups in which they met, and a line for each two who met. */
export interface EveningPicture {
  readonly dots: readonly { readonly x: number; readonly y: number; readonly fresh: boolean }[]
  /** Between dots, by their places in `dots`. */
  readonly lines: readonly { readonly from: number; readonly to: number; readonly isNew: boolean }[]
  /** Width over height; dots lie between 0 and 1 across, and between 0 and 1 ÷ ratio down. */
  readonly ratio: number
}
