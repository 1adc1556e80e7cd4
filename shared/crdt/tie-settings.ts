import { TIE_NUMBER_NAMES, tieNumbersFrom } from '../domain/tie-numbers.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf } from './record-values.ts'

/** How a community reckons ties, as its own record keeps it: one field a number, as with what members are worth to it. */
const NUMBER = 'ties:'

export function readTieNumbers(record: PlainRecord): TieNumbers {
  return tieNumbersFrom((name) => numberOf(record[NUMBER + name]))
}

/** The fields of the community's record in which some numbers differ from others. */
export function tieNumberFields(before: TieNumbers, after: TieNumbers): (readonly [field: string, value: number])[] {
  return TIE_NUMBER_NAMES.filter((name) => before[name] !== after[name]).map((name) => [NUMBER + name, after[name]])
}
