import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesOf } from '../../../renderer/features/review/differences.ts'
import type { Stretch } from '../../../renderer/features/review/differences.ts'

/** Few letters, so that values often have something in common. */
const value = fc.oneof(
  fc.string({ unit: fc.constantFrom('陳', '陈', '怡', 'a', 'b', '🎉'), maxLength: 12 }),
  fc.string(),
)

describe('what differs between two values', () => {
  test('adds up to the values again', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const differences = differencesOf(a, b)
        expect(textOf(differences.a)).toBe(a)
        expect(textOf(differences.b)).toBe(b)
      }),
    )
  })

  test('is the rest once what both have is taken out, in the same order on both sides', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const differences = differencesOf(a, b)
        expect(commonOf(differences.a)).toBe(commonOf(differences.b))
      }),
    )
  })

  test('is nothing for equal values and mirrored for swapped ones', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(differencesOf(a, a).a.some(({ differs }) => differs)).toBe(false)
        expect(differencesOf(a, b).common).toBeCloseTo(differencesOf(b, a).common)
      }),
    )
  })
})

test('a typing error is marked by itself', () => {
  const { a, b } = differencesOf('yijun.chen@gmail.com', 'yijun.chen@gmial.com')
  expect(a.filter(({ differs }) => differs)).toHaveLength(1)
  expect(b.filter(({ differs }) => differs).map(({ text }) => text.length)).toEqual([1])
})

test('a traditional and a simplified character are marked, the characters they share are not', () => {
  expect(differencesOf('陳怡君', '陈怡君').a).toEqual([
    { text: '陳', differs: true },
    { text: '怡君', differs: false },
  ])
})

test('very long values are compared at their ends only, and still add up', () => {
  const long = `${'x'.repeat(300)}Z`
  const longer = `${'y'.repeat(400)}Z`
  const { a, b } = differencesOf(long, longer)
  expect(textOf(a)).toBe(long)
  expect(b.at(-1)).toEqual({ text: 'Z', differs: false })
})

function textOf(stretches: readonly Stretch[]): string {
  return stretches.map(({ text }) => text).join('')
}

function commonOf(stretches: readonly Stretch[]): string {
  return textOf(stretches.filter(({ differs }) => !differs))
}
