import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { bridgesOf } from '../../../shared/ties/bridges.ts'
import { recordId } from '../../helpers/people.ts'

function webOf(...ties: readonly (readonly [number, number])[]): Map<MemberId, Map<MemberId, number>> {
  const web = new Map<MemberId, Map<MemberId, number>>()
  for (const [a, b] of ties)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      web.set(recordId(from), (web.get(recordId(from)) ?? new Map<MemberId, number>()).set(recordId(to), 1))
  return web
}

describe('bridges', () => {
  it('are those without whom a chapter falls apart, the most needed first', () => {
    // Three friends, then 3–4–5 in a row, and 6 and 7 behind 5.
    const web = webOf([1, 2], [2, 3], [1, 3], [3, 4], [4, 5], [5, 6], [5, 7])
    expect(bridgesOf(web)).toEqual([
      { member: recordId(4), cutOff: 3 },
      { member: recordId(3), cutOff: 2 },
      { member: recordId(5), cutOff: 2 },
    ])
  })

  it('are none in a ring', () => {
    expect(bridgesOf(webOf([1, 2], [2, 3], [3, 4], [4, 1]))).toEqual([])
  })

  it('are found in a chain of thousands', () => {
    const chain = Array.from({ length: 5_000 }, (_, number) => [number, number + 1] as const)
    expect(bridgesOf(webOf(...chain))).toHaveLength(4_999)
  })
})
