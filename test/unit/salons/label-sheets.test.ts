import { describe, expect, it, test } from 'vitest'
import { PAPER_SIZES } from '../../../shared/protocol/print.ts'
import { LABEL_SHEETS, labelPlace, onLabels } from '../../../shared/salons/label-sheets.ts'

test.each(LABEL_SHEETS)('the labels of $id lie on the paper and not on one another', (sheet) => {
  const { width, height } = PAPER_SIZES[sheet.paper]
  const last = labelPlace(sheet, sheet.columns * sheet.rows - 1)
  expect(last.x + sheet.width).toBeLessThanOrEqual(width + 0.1)
  expect(last.y + sheet.height).toBeLessThanOrEqual(height + 0.1)
  expect(sheet.pitchX).toBeGreaterThanOrEqual(sheet.width)
  expect(sheet.pitchY).toBeGreaterThanOrEqual(sheet.height)
})

test.each(LABEL_SHEETS)('the labels of $id stand in the middle of the paper, as sheets are cut', (sheet) => {
  const { width, height } = PAPER_SIZES[sheet.paper]
  const last = labelPlace(sheet, sheet.columns * sheet.rows - 1)
  expect(Math.abs(width - last.x - sheet.width - sheet.left)).toBeLessThan(0.6)
  expect(Math.abs(height - last.y - sheet.height - sheet.top)).toBeLessThan(0.6)
})

describe('Badges on labels', () => {
  const sheet = { columns: 2, rows: 2 }

  it('go row by row from the left', () => {
    const places = [0, 1, 2, 3].map((place) =>
      labelPlace({ columns: 2, left: 10, top: 5, pitchX: 100, pitchY: 60 }, place),
    )
    expect(places).toEqual([
      { x: 10, y: 5 },
      { x: 110, y: 5 },
      { x: 10, y: 65 },
      { x: 110, y: 65 },
    ])
  })

  it('begin where labels are left on the first sheet, and at the beginning of the next', () => {
    expect(onLabels(sheet, ['a', 'b', 'c'], 4)).toEqual([
      [{ place: 3, badge: 'a' }],
      [
        { place: 0, badge: 'b' },
        { place: 1, badge: 'c' },
      ],
    ])
  })

  it('lose nobody where the first label is beyond the sheet', () => {
    expect(onLabels(sheet, ['a'], 99)).toEqual([[{ place: 3, badge: 'a' }]])
  })
})
