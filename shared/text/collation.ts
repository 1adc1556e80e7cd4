import type { Language } from '../protocol/selection.ts'
import { fold, isHan } from './fold.ts'
import { withoutBrackets } from './names.ts'
import { syllablesOf, type Syllable } from './syllables.ts'

export interface Collation {
  /** A key for a name and its reading; plain `<` on keys is the order of the list. May be kept beside the name. */
  readonly keyOf: (name: string, reading: string) => string
}

/**
 * The order of names for a language, as keys made once a name and compared as plain strings: `Intl.Collator` knows
 * nothing of readings, puts all Latin names on one side, and cannot be kept beside a row.
 *
 * - zh-CN: Chinese names by the pinyin of each character as it is read in this name (曾 under Z, not C), characters of
 *   one syllable in the order of Unicode's pinyin collation (tone, then strokes); Latin names among them by letter.
 * - zh-TW: Chinese names by the strokes of each character (Unicode's stroke collation), Latin names after them.
 * - en: by letters throughout, a Chinese name by its whole reading (`Chen Yijun` after `Chen Xin`), characters decide
 *   between equal readings. A name that begins in Latin letters stands by these: `Amy Chen 陳佩珊` under A.
 *
 * Case, diacritics and width do not count, digits count as numbers, signs are skipped, what stands in brackets is left
 * out, empty names are last. The name itself ends the key, so that only the same name has the same key; for a total
 * order compare ids where keys are equal.
 */
export function collationFor(language: Language): Collation {
  const known = collations.get(language)
  if (known) return known
  const collation: Collation = {
    'zh-CN': () => ({ keyOf: (name: string, reading: string) => close(pinyinKey(name, reading), name) }),
    'zh-TW': () => ({ keyOf: (name: string, _reading: string) => close(strokeKey(name), name) }),
    en: () => ({ keyOf: (name: string, reading: string) => close(letterKey(name, reading), name) }),
  }[language]()
  collations.set(language, collation)
  return collation
}

/** Orders labels, places and other short texts that have no reading of their own. */
export function compareLabels(language: Language): (a: string, b: string) => number {
  const known = labelCollators.get(language)
  const collator = known ?? new Intl.Collator(LOCALES[language], { numeric: true, sensitivity: 'base' })
  labelCollators.set(language, collator)
  return (a, b) => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}

const LOCALES = { en: 'en', 'zh-TW': 'zh-Hant-TW-u-co-stroke', 'zh-CN': 'zh-Hans-CN-u-co-pinyin' } as const
const collations = new Map<Language, Collation>()
const labelCollators = new Map<Language, Intl.Collator>()

/*
 * The alphabet of keys, from low to high: \u0000 end of key (the name follows), \u0001 word space, \u0002 and \u0003 end
 * of a syllable with u and ü, \u0010… how many digits a number has, 0–9, a–z, other scripts as they are, and Chinese
 * characters by rank from HAN_BASE. In the stroke order AFTER_HAN puts words of letters behind Chinese characters.
 */
const END = '\u0000'
const SPACE = '\u0001'
const SYLLABLE_END = '\u0002'
const UMLAUT_END = '\u0003'
const NUMBER_LENGTH = 0x10
const HAN_BASE = 0x5000
const RARE_HAN = '\ud7ff'
const AFTER_HAN = '\ue000'
const EMPTY = '\uffff'
const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff

function close(key: string, name: string): string {
  return (key === '' ? EMPTY : key) + END + name
}

/** Per character its syllable's letters and its rank among the characters: `chen` ⟨end⟩ ⟨陳⟩ `yi` ⟨end⟩ ⟨怡⟩ … */
function pinyinKey(name: string, reading: string): string {
  const syllables = syllablesOf(reading)
  // Somebody wrote down a reading that is no pinyin (Tan Eng Hua): its letters count.
  if (syllables.length === 0 && reading !== '' && startsWithHan(name))
    return lettersKey(reading) + END + pinyinKey(name, '')
  let place = 0
  return keyOfText(withoutBrackets(name), (char) => {
    const syllable = syllables[place]
    place += 1
    return syllable ? syllable.letters + endOf(syllable) + rankOf('pinyin', char) : rankOf('pinyin', char)
  })
}

function strokeKey(name: string): string {
  return keyOfText(withoutBrackets(name), (char) => rankOf('stroke', char), AFTER_HAN)
}

function letterKey(name: string, reading: string): string {
  return reading !== '' && startsWithHan(name)
    ? lettersKey(reading) + END + pinyinKey(name, reading)
    : pinyinKey(name, reading)
}

/** `Chén Yíjūn` → `chen` ⟨space⟩ `yijun`; word by word, because words come back and their syllables are remembered. */
function lettersKey(reading: string): string {
  let key = ''
  for (const word of reading.split(' ')) {
    const syllables = syllablesOf(word)
    if (syllables.length === 0) return keyOfText(reading.replace(/['’]/g, ''), (char) => char)
    if (key !== '') key += SPACE
    for (const syllable of syllables) key += syllable.letters
  }
  return key
}

function startsWithHan(name: string): boolean {
  for (const char of withoutBrackets(name)) {
    if (isHan(char)) return true
    if (LETTER_OR_DIGIT.test(char)) return false
  }
  return false
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const TOKENS = /(\p{Script=Han})|(\d+)|(\p{L}+)/gu
const ONLY_HAN = /^[\u4e00-\u9fff]+$/

function keyOfText(text: string, han: (char: string) => string, beforeWord = ''): string {
  let key = ''
  if (ONLY_HAN.test(text)) {
    for (const char of text) key += han(char)
    return key
  }
  let afterWord = false
  for (const [, character, digits, letters] of text.normalize('NFKC').matchAll(TOKENS)) {
    if (character) key += han(character)
    else if (digits) key += numberKey(digits)
    else if (letters) key += (afterWord ? SPACE : beforeWord) + fold(letters)
    afterWord = !character
  }
  return key
}

/** `2` before `10`: how many digits first, then the digits. Numbers longer than 15 digits are all of one length. */
function numberKey(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '')
  return String.fromCharCode(NUMBER_LENGTH + Math.min(plain.length, 15)) + plain
}

function endOf(syllable: Syllable): string {
  return syllable.umlaut ? UMLAUT_END : SYLLABLE_END
}

const ranks = new Map<'pinyin' | 'stroke', Uint16Array>()

/** A character's place among all 20,992 of the basic block, as one code unit; rarer ones follow by code point. */
function rankOf(order: 'pinyin' | 'stroke', char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < FIRST_HAN || code > LAST_HAN) return RARE_HAN + char
  let table = ranks.get(order)
  if (!table) {
    table = rankCharacters(order)
    ranks.set(order, table)
  }
  return String.fromCharCode(HAN_BASE + (table[code - FIRST_HAN] ?? 0))
}

/** Sorting the whole block takes 10–25 ms, once, and makes a rank independent of who is on the roster. */
function rankCharacters(order: 'pinyin' | 'stroke'): Uint16Array {
  const collator = new Intl.Collator(`zh-u-co-${order}`)
  const characters = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, index) =>
    String.fromCharCode(FIRST_HAN + index),
  )
  characters.sort((a, b) => collator.compare(a, b))
  const table = new Uint16Array(characters.length)
  for (const [rank, char] of characters.entries()) table[char.charCodeAt(0) - FIRST_HAN] = rank
  return table
}
