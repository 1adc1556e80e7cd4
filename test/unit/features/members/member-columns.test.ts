import { describe, expect, test } from 'vitest'
import { MEMBER_COLUMNS, USUAL_COLUMNS, fittingColumns } from '../../../../renderer/features/members/member-columns.ts'

describe('the columns of the register', () => {
  test('all show where there is room', () => {
    expect(fittingColumns(MEMBER_COLUMNS, 2000)).toEqual(MEMBER_COLUMNS)
  })

  test('the usual ones fit a window of 1280 beside the sidebar', () => {
    expect(fittingColumns(USUAL_COLUMNS, 1280 - 224 - 52)).toEqual(USUAL_COLUMNS)
  })

  test('beside open details keep those that tell a story, in their usual order', () => {
    expect(fittingColumns(USUAL_COLUMNS, 682)).toEqual(['chapters', 'lastSalon', 'rhythm', 'salons'])
  })

  test('leave only the name where there is no room at all', () => {
    expect(fittingColumns(USUAL_COLUMNS, 200)).toEqual([])
  })
})
