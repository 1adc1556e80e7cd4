import { describe, expect, it } from 'vitest'
import { typedGuest } from '../../../../renderer/features/door/companions-typed.ts'

describe('a plus behind what is typed at the desk', () => {
  it.each([
    ['王小明+2', '王小明', 2],
    ['wxm+', 'wxm', 1],
    ['王小明 ＋３', '王小明', 3],
    ['5678 + 1 ', '5678', 1],
  ])('%j is %j with %i others', (typed, text, companions) => {
    expect(typedGuest(typed)).toEqual({ text, companions })
  })

  it.each(['王小明', '+2', '王小明 +886 912 345 678', '王小明+88', '王小明+0', ''])(
    '%j brings nobody: no name before it, or a telephone number',
    (typed) => {
      expect(typedGuest(typed)).toEqual({ text: typed, companions: 0 })
    },
  )
})
