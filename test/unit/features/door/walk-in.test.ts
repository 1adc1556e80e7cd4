import { describe, expect, it } from 'vitest'
import { walkInOf } from '../../../../renderer/features/door/walk-in.ts'

describe('what is typed for a walk-in', () => {
  it.each([
    ['王小明', '王小明', ''],
    ['王小明 0912345678', '王小明', '0912345678'],
    ['王小明0912-345-678', '王小明', '0912-345-678'],
    ['王小明，0912 345 678', '王小明', '0912 345 678'],
    ['  Amy   Chen  +886 912 345 678 ', 'Amy Chen', '+886 912 345 678'],
    ['王小明 ０９１２３４５６７８', '王小明', '0912345678'],
    ['Amy 2', 'Amy 2', ''],
    ['R2D2', 'R2D2', ''],
    ['Jean-Luc (02) 2345 6789', 'Jean-Luc', '(02) 2345 6789'],
  ])('%j is the name %j and the number %j', (typed, name, phone) => {
    expect(walkInOf(typed)).toEqual({ name, phone })
  })

  it('is no person while it is only a number', () => {
    expect(walkInOf('0912345678').name).toBe('')
    expect(walkInOf('   ')).toEqual({ name: '', phone: '' })
  })
})
