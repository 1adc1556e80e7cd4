import { notRising, numbersOf } from './number-settings.ts'
import type { NumberSetting } from './number-settings.ts'

/** Every number that ties, and what is said of them, hang on; each is the community's to set. */
export const TIE_NUMBERS = {
  /** After so many days what two did together counts half. */
  halfLife: { usual: 180, least: 14, most: 3650 },
  /** From which strength a tie is warm. */
  warm: { usual: 0.5, least: 0.1, most: 10 },
  /** From which strength a tie of two who have met is strong. */
  strong: { usual: 1.5, least: 0.2, most: 20 },
  /** Warm ties from which somebody is connected. */
  connectedFrom: { usual: 2, least: 1, most: 20 },
  /** Days within which somebody who came is active. */
  activeDays: { usual: 365, least: 30, most: 1825 },
  /** Days within which a tie is said to have cooled lately. */
  cooledDays: { usual: 90, least: 7, most: 365 },
  /** Days since their first evening within which somebody is a newcomer. */
  newcomerDays: { usual: 90, least: 7, most: 365 },
  /** Days that two who were introduced have to meet again. */
  meetAgainDays: { usual: 90, least: 7, most: 730 },
} as const satisfies Readonly<Record<string, NumberSetting>>

export type TieNumber = keyof typeof TIE_NUMBERS
export type TieNumbers = Readonly<Record<TieNumber, number>>

/** As the screen asks for them. */
export const TIE_NUMBER_NAMES = [
  'halfLife',
  'warm',
  'strong',
  'connectedFrom',
  'activeDays',
  'cooledDays',
  'newcomerDays',
  'meetAgainDays',
] as const satisfies readonly TieNumber[]

/** Those of which there is no half. */
export const WHOLE_TIE_NUMBERS: ReadonlySet<TieNumber> = new Set(
  TIE_NUMBER_NAMES.filter((name) => name !== 'warm' && name !== 'strong'),
)

export const USUAL_TIES: TieNumbers = tieNumbersFrom(() => undefined)

/** All numbers, those that are not given or cannot be as they usually are. */
export function tieNumbersFrom(read: (name: TieNumber) => number | undefined): TieNumbers {
  return numbersOf(TIE_NUMBERS, TIE_NUMBER_NAMES, read)
}

/**
 * One of two numbers that are not in order; null where all are. A tie is strong from more than it takes to be warm; one that is
 * half gone is not kept, and whether it has cooled can be told for less than its half-life.
 */
export function tieNumberOutOfOrder(numbers: TieNumbers): TieNumber | null {
  return notRising(numbers, [
    ['warm', 'strong'],
    ['cooledDays', 'halfLife'],
  ])
}
