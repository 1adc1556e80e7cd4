import { describe, expect, test } from 'vitest'
import {
  START,
  indexOf,
  move,
  refresh,
  reopen,
  settle,
  standAt,
} from '../../../../renderer/features/decisions/place.ts'
import type { Listed, Place } from '../../../../renderer/features/decisions/place.ts'

function listed(keys: string, from = 0, total = from + keys.length): Listed {
  return { keys: keys.split(''), from, total }
}

/** The key of the card that is current. */
function at(list: Listed, place: Place): string | undefined {
  const index = indexOf(list, place)
  return index === undefined ? undefined : list.keys[index - list.from]
}

const four = listed('abcd')
const onB = standAt(four, START, 1)

describe('Going through decisions', () => {
  test('begins with the first, goes on and back, and stays at the ends', () => {
    expect(at(four, START)).toBe('a')
    expect(at(four, move(four, START, 1))).toBe('b')
    expect(at(four, move(four, START, -1))).toBe('a')
    const last = standAt(four, START, 3)
    expect(at(four, move(four, last, 1))).toBe('d')
    expect(at(listed(''), START)).toBeUndefined()
  })

  test('goes on with the next once one is settled, before and after the store has taken it out', () => {
    const after = settle(four, onB, 'b')
    expect(at(four, after)).toBe('c')
    const shorter = listed('acd')
    expect(at(shorter, refresh(shorter, after))).toBe('c')
  })

  test('settles one after the other faster than the store writes', () => {
    const after = settle(four, settle(four, onB, 'b'), 'c')
    expect(at(four, after)).toBe('d')
    expect(at(four, move(four, after, -1))).toBe('a')
    const still = listed('acd')
    expect(at(still, refresh(still, after))).toBe('d')
  })

  test('goes back to the one before when the last was settled, and nowhere when all are', () => {
    const last = settle(four, standAt(four, START, 3), 'd')
    expect(at(four, last)).toBe('c')
    const one = listed('a')
    expect(at(one, settle(one, START, 'a'))).toBeUndefined()
  })

  test('stands at what comes back when a choice is taken back', () => {
    const after = refresh(listed('acd'), settle(four, onB, 'b'))
    const back = reopen(after, 'b')
    expect(at(four, refresh(four, back))).toBe('b')
    expect(at(four, settle(four, refresh(four, back), 'b'))).toBe('c')
  })

  test('keeps its place when the one it stood at was settled elsewhere', () => {
    const place = refresh(four, onB)
    const shorter = listed('acd')
    expect(at(shorter, refresh(shorter, place))).toBe('c')
    const nothing = listed('')
    expect(at(nothing, refresh(nothing, place))).toBeUndefined()
  })

  test('goes over the edge of the part that is here', () => {
    const part = listed('fgh', 5, 20)
    const place = standAt(part, START, 7)
    expect(at(part, place)).toBe('h')
    expect(indexOf(part, move(part, place, 1))).toBe(8)
  })
})
