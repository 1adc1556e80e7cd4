import { describe, expect, test } from 'vitest'
import { NO_SELECTION, WHOLE_SELECTION, countSelected, isSelected, withKeys } from '../../../renderer/ui/selection.ts'
import type { RowSelection } from '../../../renderer/ui/selection.ts'

describe('a selection of rows', () => {
  test('of some knows them by key', () => {
    const some = withKeys<string>(NO_SELECTION, ['a', 'b'], true)
    expect([isSelected(some, 'a'), isSelected(some, 'c'), countSelected(some, 50)]).toEqual([true, false, 2])
    expect(countSelected(withKeys(some, ['a'], false), 50)).toBe(1)
  })

  test('of everyone the list finds keeps only the exceptions', () => {
    const all: RowSelection = WHOLE_SELECTION
    const but = withKeys(all, ['c'], false)
    expect([isSelected(but, 'a'), isSelected(but, 'c'), countSelected(but, 50_000)]).toEqual([true, false, 49_999])
    expect(countSelected(withKeys(but, ['c'], true), 50_000)).toBe(50_000)
  })

  test('does not change the one it came from', () => {
    const some = withKeys<string>(NO_SELECTION, ['a'], true)
    withKeys(some, ['b'], true)
    expect(countSelected(some, 9)).toBe(1)
    expect(countSelected(NO_SELECTION, 9)).toBe(0)
  })
})
