import { newId } from '../../shared/domain/ids.ts'
import type { MemberId } from '../../shared/domain/ids.ts'
import type { Reason } from '../../shared/domain/matching.ts'
import type { PairRow } from '../../shared/protocol/people.ts'

/** A pair as a lane lists it, told apart from others by its number. */
export function pairRow(number: number, reasons: readonly Reason[] = []): PairRow {
  return { a: side(number * 2), b: side(number * 2 + 1), lane: 'choose', score: 0.9, reasons }
}

function side(number: number): PairRow['a'] {
  return { id: memberNumber(number), name: `成員 ${number}`, reading: '', chapters: [], archived: false }
}

function memberNumber(number: number): MemberId {
  return newId('mem', (length) =>
    Uint8Array.from({ length }, (_, index) => (number >> (8 * (length - 1 - index))) & 255),
  )
}
