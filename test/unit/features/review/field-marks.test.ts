import { describe, expect, test } from 'vitest'
import { fieldMarks } from '../../../../renderer/features/review/field-marks.ts'
import type { PairField } from '../../../../shared/protocol/people.ts'

/** What is marked in either value. */
function marked(field: string, a: string, b: string, state: PairField['state']) {
  const marks = fieldMarks({ field, a, b, state }, [], (value) => value)
  const told = (side: 'a' | 'b') => (marks?.[side] ?? []).filter(({ differs }) => differs).map(({ text }) => text)
  return [told('a'), told('b')]
}

describe('Side by side', () => {
  test('the characters are marked in which two values differ', () => {
    expect(marked('email', 'yijun@gmail.com', 'yijun@gmial.com', 'differs').flat()).not.toEqual([])
    expect(marked('phone', '0966777888', '0966777889', 'both')).toEqual([['8'], ['9']])
  })

  test('nothing is marked in one value that is written in two ways', () => {
    expect(marked('phone', '0966777888', '0966-777-888', 'same')).toEqual([[], []])
  })

  test('one name in two scripts is marked all the same', () => {
    expect(marked('name', '陳怡君', '陈怡君', 'same')).toEqual([['陳'], ['陈']])
  })

  test('lists and empty values are held against nothing', () => {
    expect(marked('tags', '志工', '志工、攝影', 'both')).toEqual([[], []])
    expect(marked('city', '', '台北', 'one')).toEqual([[], []])
  })
})
