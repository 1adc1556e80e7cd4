import { describe, expect, it } from 'vitest'
import { bridgesOf } from '../../../shared/ties/bridges.ts'
import { recordId } from '../../helpers/people.ts'
import { nearBy } from '../../helpers/ties.ts'

/** The bridges among people who are numbered from 0. */
function bridges(...ties: readonly (readonly [number, number])[]) {
  const people = Array.from({ length: Math.max(...ties.flat()) + 1 }, (_, number) => recordId(number))
  return bridgesOf([nearBy(people, ties)])
}

describe('bridges', () => {
  it('are those without whom a chapter falls apart, the most needed first', () => {
    // Three friends, then 3–4–5 in a row, and 6 and 7 behind 5.
    const found = bridges([1, 2], [2, 3], [1, 3], [3, 4], [4, 5], [5, 6], [5, 7])
    expect(found).toEqual([
      { member: recordId(4), cutOff: 3 },
      { member: recordId(3), cutOff: 2 },
      { member: recordId(5), cutOff: 2 },
    ])
  })

  it('are none in a ring', () => {
    expect(bridges([1, 2], [2, 3], [3, 4], [4, 1])).toEqual([])
  })

  it('are found in a chain of thousands', () => {
    const chain = Array.from({ length: 5_000 }, (_, number) => [number, number + 1] as const)
    expect(bridges(...chain)).toHaveLength(4_999)
  })
})
