import { describe, expect, test } from 'vitest'
import { judgeIdle, locksWithSystem } from '../../../electron/main/lock/idle.ts'

const AFTER_15 = { after: 15, doorsStayOpen: true, remindFrom: null } as const
const MINUTE = 60

describe('An app that nobody touches', () => {
  test.each([
    [0, 'nothing'],
    [14 * MINUTE, 'nothing'],
    [14.5 * MINUTE, 'warn'],
    [15 * MINUTE - 1, 'warn'],
    [15 * MINUTE, 'lock'],
    [90 * MINUTE, 'lock'],
  ])('for %i seconds: %s', (idle, verdict) => {
    expect(judgeIdle(idle, AFTER_15, false).do).toBe(verdict)
  })

  test('says how long is left', () => {
    expect(judgeIdle(15 * MINUTE - 12, AFTER_15, false)).toEqual({ do: 'warn', seconds: 12 })
  })

  test('never locks where that was chosen', () => {
    expect(judgeIdle(86_400, { ...AFTER_15, after: 0 }, false)).toEqual({ do: 'nothing' })
    expect(locksWithSystem({ ...AFTER_15, after: 0 }, false)).toBe(false)
  })
})

describe('A door desk that stands open', () => {
  test('is left alone through an evening, and not through the night', () => {
    expect(judgeIdle(3 * 60 * MINUTE, AFTER_15, true)).toEqual({ do: 'nothing' })
    expect(judgeIdle(4 * 60 * MINUTE, AFTER_15, true)).toEqual({ do: 'lock' })
    expect(locksWithSystem(AFTER_15, true)).toBe(false)
  })

  test('locks like any other window where that was chosen', () => {
    const settings = { ...AFTER_15, doorsStayOpen: false }
    expect(judgeIdle(15 * MINUTE, settings, true)).toEqual({ do: 'lock' })
    expect(locksWithSystem(settings, true)).toBe(true)
  })
})
