import { describe, expect, test } from 'vitest'
import { isNamed, upward } from '../../../../renderer/ui/chart/scales.ts'

const PLOT = { left: 40, right: 440, top: 10, bottom: 110 }

describe('The axes of a drawing', () => {
  test('begin at nothing, so that twice as much looks twice as much', () => {
    const y = upward([30, 60], PLOT)
    expect(y(0)).toBe(PLOT.bottom)
    expect(PLOT.bottom - y(60)).toBeCloseTo(2 * (PLOT.bottom - y(30)))
  })

  test('end where a person would end them, or where they are told to', () => {
    expect(upward([47], PLOT).domain()).toEqual([0, 60])
    expect(upward([0.4], PLOT, 1).domain()).toEqual([0, 1])
  })

  test('name as many as there is room for, and always the last', () => {
    const named = (of: number) => Array.from({ length: of }, (_, at) => at).filter((at) => isNamed(at, of, 6))
    expect(named(5)).toEqual([0, 1, 2, 3, 4])
    expect(named(13)).toEqual([0, 3, 6, 9, 12])
    expect(named(9)).toEqual([0, 2, 4, 6, 8])
  })
})
