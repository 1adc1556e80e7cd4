import { describe, expect, test } from 'vitest'
import { deskKeyOf } from '../../../../renderer/features/review/desk-keys.ts'
import { press } from '../../../helpers/key-press.ts'

describe('keys while a pair is on the desk', () => {
  test('letters and arrows decide, put off and go back', () => {
    expect(deskKeyOf(press('Enter'))).toEqual({ does: 'accept' })
    expect(deskKeyOf(press('m'))).toEqual({ does: 'merge' })
    expect(deskKeyOf(press('N'))).toEqual({ does: 'apart' })
    expect(deskKeyOf(press('ArrowRight'))).toEqual(deskKeyOf(press('j')))
    expect(deskKeyOf(press('ArrowLeft'))).toEqual(deskKeyOf(press('k')))
  })

  test('digits name a value to choose', () => {
    expect(deskKeyOf(press('1'))).toEqual({ does: 'flipNth', nth: 0 })
    expect(deskKeyOf(press('9'))).toEqual({ does: 'flipNth', nth: 8 })
    expect(deskKeyOf(press('0'))).toBeUndefined()
  })

  test('a Zhuyin keyboard decides by the same places', () => {
    expect(deskKeyOf(press('ㄙ', { code: 'KeyN' }))).toEqual({ does: 'apart' })
    expect(deskKeyOf(press('ㄅ', { code: 'Digit1' }))).toEqual({ does: 'flipNth', nth: 0 })
  })

  test('undo is U or the key that undoes everywhere', () => {
    expect(deskKeyOf(press('u'))).toEqual({ does: 'undo' })
    expect(deskKeyOf(press('z', { ctrlKey: true }))).toEqual({ does: 'undo' })
    expect(deskKeyOf(press('z', { metaKey: true }))).toEqual({ does: 'undo' })
  })

  test('keys with a modifier belong to the window', () => {
    expect(deskKeyOf(press('n', { metaKey: true }))).toBeUndefined()
    expect(deskKeyOf(press('z', { ctrlKey: true, shiftKey: true }))).toBeUndefined()
    expect(deskKeyOf(press('?', { shiftKey: true }))).toBeUndefined()
    expect(deskKeyOf(press('Enter', { altKey: true }))).toBeUndefined()
  })
})
