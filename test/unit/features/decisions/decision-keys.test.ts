import { describe, expect, test } from 'vitest'
import { decisionKeyOf } from '../../../../renderer/features/decisions/decision-keys.ts'
import { press } from '../../../helpers/key-press.ts'

describe('keys among the decisions', () => {
  test('a digit takes a value', () => {
    expect(decisionKeyOf(press('1'))).toEqual({ does: 'take', nth: 0 })
    expect(decisionKeyOf(press('9'))).toEqual({ does: 'take', nth: 8 })
    expect(decisionKeyOf(press('0'))).toBeUndefined()
  })

  test('arrows, J and K go from one to the next', () => {
    for (const key of ['ArrowDown', 'ArrowRight', 'j', 'J'])
      expect(decisionKeyOf(press(key))).toEqual({ does: 'move', by: 1 })
    for (const key of ['ArrowUp', 'ArrowLeft', 'k']) expect(decisionKeyOf(press(key))).toEqual({ does: 'move', by: -1 })
  })

  test('↵ opens the record, A settles all, U takes back, and so does the key that undoes everywhere', () => {
    expect(decisionKeyOf(press('Enter'))).toEqual({ does: 'open' })
    expect(decisionKeyOf(press('a'))).toEqual({ does: 'all' })
    expect(decisionKeyOf(press('u'))).toEqual({ does: 'undo' })
    expect(decisionKeyOf(press('z', { metaKey: true }))).toEqual({ does: 'undo' })
  })

  test('a Zhuyin keyboard means the same by the same places', () => {
    expect(decisionKeyOf(press('ㄨ', { code: 'KeyJ' }))).toEqual({ does: 'move', by: 1 })
    expect(decisionKeyOf(press('ㄉ', { code: 'Digit2' }))).toEqual({ does: 'take', nth: 1 })
  })

  test('keys with a modifier belong to the window', () => {
    expect(decisionKeyOf(press('1', { ctrlKey: true }))).toBeUndefined()
    expect(decisionKeyOf(press('a', { metaKey: true }))).toBeUndefined()
    expect(decisionKeyOf(press('?', { shiftKey: true }))).toBeUndefined()
  })
})
