import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  EMPTY_QUEUE,
  back,
  currentPair,
  decide,
  goTo,
  later,
  openPairs,
  pairKey,
  pairsAhead,
  refresh,
  reopen,
  takeBack,
} from '../../../../renderer/features/review/pair-queue.ts'
import type { Queue } from '../../../../renderer/features/review/pair-queue.ts'
import type { PairRow } from '../../../../shared/protocol/people.ts'
import { pairRow } from '../../../helpers/pairs.ts'

const [one, two, three] = [pairRow(1), pairRow(2), pairRow(3)]
const rows = [one, two, three]
const begun = refresh(rows, EMPTY_QUEUE)

describe('going through pairs', () => {
  test('begins with the first and asks for the next ones in advance', () => {
    expect(shown(rows, begun)).toBe(one)
    expect(pairsAhead(rows, begun, 2)).toEqual([two, three])
  })

  test('a decision puts the next pair on the desk before the store has answered', () => {
    const queue = decide(rows, begun, 'same')
    expect(shown(rows, queue)).toBe(two)
    expect(openPairs(rows, queue)).toEqual([two, three])
  })

  test('what is put off comes again after the last one', () => {
    const putOff = later(rows, begun)
    expect(shown(rows, putOff)).toBe(two)
    const decided = decide(rows, decide(rows, putOff, 'same'), 'apart')
    expect(shown(rows, decided)).toBe(one)
    expect(shown(rows, back(rows, begun))).toBe(three)
  })

  test('the pair stays on the desk when the list changes around it', () => {
    const queue = decide(rows, later(rows, begun), 'same')
    expect(shown([three, one], refresh([three, one], queue))).toBe(three)
  })

  test('a pair that goes away by itself makes room for the one in its place', () => {
    const queue = refresh([one, three], later(rows, begun))
    expect(shown([one, three], queue)).toBe(three)
  })

  test('a certain pair can be put on the desk, and one that is not there cannot', () => {
    expect(shown(rows, goTo(rows, begun, pairKey(three)))).toBe(three)
    expect(goTo([one], begun, pairKey(three))).toBe(begun)
  })
})

describe('taking a decision back', () => {
  test('shows its pair at once, though the store does not list it yet', () => {
    const left = [two, three]
    const queue = refresh(left, decide(rows, begun, 'same'))
    const undone = takeBack(left, queue)
    expect(shown(left, undone)).toBe(one)
    expect(undone.decided).toEqual([])
    expect(shown(rows, refresh(rows, undone))).toBe(one)
    expect(shown(left, later(left, undone))).toBe(two)
  })

  test('does so before the store has even heard of the decision', () => {
    expect(shown(rows, takeBack(rows, decide(rows, begun, 'same')))).toBe(one)
  })

  test('from elsewhere brings the pair back to the desk too', () => {
    const gone = refresh([two, three], decide(rows, begun, 'apart'))
    const returned = refresh(rows, gone)
    expect(shown(rows, returned)).toBe(one)
    expect(returned.decided).toEqual([])
  })

  test('a list that does not know of the decision yet does not count as taken back', () => {
    const queue = refresh([...rows], decide(rows, begun, 'same'))
    expect(shown(rows, queue)).toBe(two)
    expect(queue.decided).toHaveLength(1)
  })

  test('a decision that the store refused is open again', () => {
    const queue = decide(rows, decide(rows, begun, 'same'), 'same')
    expect(shown(rows, reopen(rows, queue, pairKey(one)))).toBe(one)
    expect(reopen(rows, begun, pairKey(one))).toBe(begun)
  })
})

test('whatever is pressed, every pair is either open or decided, and an open one is on the desk while there is any', () => {
  const steps = fc.array(fc.constantFrom('same', 'apart', 'later', 'back', 'undo', 'store'), { maxLength: 40 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), steps, (size, pressed) => {
      const all = Array.from({ length: size }, (_, index) => pairRow(index))
      let listed: readonly PairRow[] = all
      let queue = refresh(listed, EMPTY_QUEUE)
      for (const step of pressed) {
        if (step === 'store') {
          const decided = new Set(queue.decided.map(({ row }) => pairKey(row)))
          listed = all.filter((row) => !decided.has(pairKey(row)))
          queue = refresh(listed, queue)
        } else queue = press(step, listed, queue)
        const current = currentPair(listed, queue)
        expect(current === undefined).toBe(queue.decided.length === size)
        expect(queue.decided.some(({ row }) => row === current?.row)).toBe(false)
      }
    }),
  )
})

function shown(listed: readonly PairRow[], queue: Queue): PairRow | undefined {
  return currentPair(listed, queue)?.row
}

function press(step: 'same' | 'apart' | 'later' | 'back' | 'undo', listed: readonly PairRow[], queue: Queue): Queue {
  switch (step) {
    case 'same':
    case 'apart':
      return decide(listed, queue, step)
    case 'later':
      return later(listed, queue)
    case 'back':
      return back(listed, queue)
    case 'undo':
      return takeBack(listed, queue)
  }
}
