import { WORDS } from './word-list.ts'

/**
 * So many words stand on both screens. Forty bits, each guess made dear by `WORDS_ROUNDS`: an impostor who holds the
 * invitation and has the minutes between an answer and a telephone call would need some ten thousand graphics cards.
 */
export const WORDS_COUNT = 5

/** Rounds of PBKDF2 that a device spends on the words; some 20 ms, once an invitation. */
export const WORDS_ROUNDS = 100_000

/** A word in each language. */
export interface Word {
  readonly en: string
  readonly 'zh-TW': string
  readonly 'zh-CN': string
}

/** The words that bytes stand for, one a byte. */
export function wordsOf(bytes: Uint8Array): Word[] {
  return [...bytes].map((byte) => {
    const [en = '', taiwan = '', mainland = ''] = WORDS[byte] ?? []
    return { en, 'zh-TW': taiwan, 'zh-CN': mainland }
  })
}
