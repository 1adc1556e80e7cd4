import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callingsOf, mentionIn } from '../../../shared/people/mentions.ts'
import { recordOf } from '../../helpers/people.ts'

const MING = recordOf(1, {
  name: '王小明',
  given: '小明',
  nickname: 'Ming',
  email: 'Ming.Wang@example.tw',
  phone: '+886 912-345-678',
}).own
const callings = callingsOf([MING])

/** What a text may call him, as people write it. */
const CALLED = [
  '王小明',
  '小明',
  'ming',
  'MING',
  'ming.wang@example.tw',
  '0912345678',
  '0912-345-678',
  '＋886912345678',
]
/** Texts without him: no Han of his name, no word that is his, no digits. */
const others = fc.string({
  unit: fc.constantFrom('花', '茶', '，', '。', ' ', '\n', '座', '靠窗', 'xyz'),
  maxLength: 200,
})

describe('A text that mentions somebody', () => {
  test('is known by whatever they are called, wherever it stands, and shows where', () => {
    fc.assert(
      fc.property(others, fc.constantFrom(...CALLED), others, (before, called, after) => {
        const line = mentionIn(`${before}、${called}、${after}`, callings)
        expect(line).toContain(called)
        expect(line?.length).toBeLessThanOrEqual(122)
      }),
    )
  })

  test('is not one that says nothing of them', () => {
    fc.assert(
      fc.property(others, (text) => {
        expect(mentionIn(text, callings)).toBeNull()
      }),
    )
  })

  test.each(['coming soon', 'a farming club', '2026-11-22', '台北市信義路 91234 號', '大明王朝', 'ming2@example.tw'])(
    'is not “%s”, which only looks like it',
    (text) => {
      expect(mentionIn(text, callings)).toBeNull()
    },
  )

  test('is the same in both Chinese scripts', () => {
    const [lin] = [recordOf(1, { name: '林書賢' }).own]
    expect(mentionIn('介绍人：林书贤', callingsOf([lin]))).toBe('介绍人：林书贤')
  })

  test('is looked for by no single character and no two letters, which are in every text', () => {
    expect(callingsOf([recordOf(1, { name: '曾', nickname: 'Bo', phone: '119' }).own])).toEqual({
      words: [],
      numbers: [],
    })
  })
})
