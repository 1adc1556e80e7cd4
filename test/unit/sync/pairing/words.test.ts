import { expect, test } from 'vitest'
import { WORDS } from '../../../../shared/sync/pairing/word-list.ts'
import { wordsOf } from '../../../../shared/sync/pairing/words.ts'

test('Every byte is another word, in each of the languages', () => {
  expect(WORDS).toHaveLength(256)
  for (const language of [0, 1, 2] as const) {
    const words = WORDS.map((word) => word[language])
    expect(new Set(words).size).toBe(256)
    expect(words.filter((word) => word === '' || /\s/.test(word))).toEqual([])
  }
})

test('A word of one language stands beside the same thing in the others', () => {
  expect(wordsOf(Uint8Array.of(0, 255))).toEqual([
    { en: 'apple', 'zh-TW': '蘋果', 'zh-CN': '苹果' },
    { en: 'zebra', 'zh-TW': '斑馬', 'zh-CN': '斑马' },
  ])
})
