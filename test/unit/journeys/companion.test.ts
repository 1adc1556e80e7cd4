import { describe, expect, test } from 'vitest'
import { companionsFor } from '../../../shared/journeys/companion.ts'
import type { Candidate } from '../../../shared/journeys/companion.ts'
import { memberNumber } from '../../helpers/value.ts'

function candidate(index: number, more: Partial<Candidate> = {}): Candidate {
  return { member: memberNumber(index), interests: [], warm: 4, companions: 0, known: false, ...more }
}

function ranked(...all: Candidate[]): number[] {
  return companionsFor(all).map(({ member }) => Number(member.slice(4)))
}

describe('A companion', () => {
  test('shares interests and knows many warmly', () => {
    expect(ranked(candidate(1), candidate(2, { interests: ['詩'] }), candidate(3, { warm: 12 }))).toEqual([3, 2, 1])
  })

  test('goes with no more than three newcomers, and the fewer the better', () => {
    expect(ranked(candidate(1, { companions: 1 }), candidate(2, { companions: 3 }), candidate(3))).toEqual([3, 1])
  })

  test('knows at least two people warmly', () => {
    expect(ranked(candidate(1, { warm: 1, interests: ['詩', '茶', '山'] }), candidate(2, { warm: 2 }))).toEqual([2])
  })

  test('is not made by ever more interests or friends', () => {
    const many = candidate(1, { interests: ['a', 'b', 'c', 'd', 'e', 'f'], companions: 1 })
    expect(ranked(many, candidate(2, { interests: ['a', 'b', 'c'] }))).toEqual([2, 1])
    expect(ranked(candidate(1, { warm: 40 }), candidate(2, { warm: 12, known: true }))).toEqual([2, 1])
  })
})
