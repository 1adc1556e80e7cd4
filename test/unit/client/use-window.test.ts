import { describe, expect, test } from 'vitest'
import { nextRange } from '../../../renderer/client/use-window.ts'
import { range as rangeSchema } from '../../../shared/protocol/selection.ts'
import * as v from 'valibot'

const held = { from: 0, count: 160 }

describe('the window that follows the rows on screen', () => {
  test('stays while enough rows remain beyond the screen', () => {
    expect(nextRange(held, 0, 30, 50_000)).toBeUndefined()
    expect(nextRange(held, 60, 90, 50_000)).toBeUndefined()
  })

  test('moves before the screen reaches its edge, and overlaps the one before', () => {
    const next = nextRange(held, 85, 115, 50_000)
    expect(next).toBeDefined()
    expect(next?.from).toBeLessThan(85)
    expect((next?.from ?? 0) + (next?.count ?? 0)).toBeGreaterThan(160)
  })

  test('asks for nothing beyond the end or before the beginning', () => {
    expect(nextRange(held, 0, 20, 100)).toBeUndefined()
    expect(nextRange({ from: 49_800, count: 271 }, 49_970, 49_999, 50_000)).toBeUndefined()
    expect(nextRange({ from: 300, count: 271 }, 0, 30, 50_000)?.from).toBe(0)
  })

  test('a jump lands in a window around the new place, never more rows than one message may hold', () => {
    const next = nextRange(held, 30_000, 30_030, 50_000)
    expect(next && next.from <= 30_000 && next.from + next.count > 30_030).toBe(true)
    expect(v.is(rangeSchema, nextRange(held, 30_000, 30_900, 50_000))).toBe(true)
  })

  test('has moved far enough that it does not move again at once', () => {
    const places = Array.from({ length: 135 }, (_, index) => index * 37)
    const restless = places.filter((first) => {
      const next = nextRange(held, first, first + 30, 5_000)
      return next && nextRange(next, first, first + 30, 5_000)
    })
    expect(restless).toEqual([])
  })
})
