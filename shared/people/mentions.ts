import type { Member, MemberField } from '../domain/member.ts'
import { fold, hasHan } from '../text/fold.ts'
import { phoneDigits } from '../text/phones.ts'

/** What people are called and reached by, in the forms in which texts are searched for it. */
export interface Callings {
  /** Folded names and addresses. */
  readonly words: readonly string[]
  /** Digits of numbers as dialled at home, without the zero before them. */
  readonly numbers: readonly string[]
}

const NAMES = ['name', 'given', 'nickname', 'reading'] as const satisfies readonly MemberField[]
const ADDRESSES = ['email', 'email2', 'line', 'wechat'] as const satisfies readonly MemberField[]
const NUMBERS = ['phone', 'phone2'] as const satisfies readonly MemberField[]

/** One Chinese character, or two letters, stand in every other sentence. */
const LEAST_HAN = 2
const LEAST_LETTERS = 3
/** Fewer digits are a year, a price or a table. */
const LEAST_DIGITS = 6

/** What some records say that their people are called. */
export function callingsOf(records: readonly Member[]): Callings {
  const words = records.flatMap((record) =>
    [...NAMES, ...ADDRESSES]
      .map((field) => fold(record[field] ?? ''))
      .filter((word) => {
        return word.length >= (hasHan(word) ? LEAST_HAN : LEAST_LETTERS)
      }),
  )
  const numbers = records.flatMap((record) => NUMBERS.flatMap((field) => dialled(record[field] ?? '')))
  return { words: [...new Set(words)], numbers: [...new Set(numbers)] }
}

/** The line of a text in which people are mentioned, cut to what a list shows; null where none mentions them. */
export function mentionIn(text: string, callings: Callings): string | null {
  for (const line of text.split('\n')) {
    const at = placeIn(line, callings)
    if (at !== null) return cut(line.trim(), at)
  }
  return null
}

/** How much of a line is shown, in UTF-16 units. */
const SHOWN = 120

/** Roughly where in a line they are mentioned, as a share of it; null where they are not. */
function placeIn(line: string, { words, numbers }: Callings): number | null {
  const folded = fold(line)
  for (const word of words) {
    const at = wordAt(folded, word)
    if (at >= 0) return at / folded.length
  }
  if (numbers.length === 0) return null
  for (const { 0: number, index } of line.normalize('NFKC').matchAll(NUMBER))
    if (dialled(number).some((digits) => numbers.includes(digits))) return index / line.length
  return null
}

const NUMBER = /\+?\d[\d\s().-]{4,}\d/g

/** Where a word stands that is not a part of a longer one; Chinese has no borders between words. -1 where it does not. */
function wordAt(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isJoined(text[at - 1], word[0]) && !isJoined(word.at(-1), text[at + word.length])) return at
  return -1
}

function isJoined(one: string | undefined, next: string | undefined): boolean {
  return one !== undefined && next !== undefined && LETTER.test(one) && LETTER.test(next)
}

const LETTER = /[a-z\d]/

function dialled(number: string): string[] {
  return phoneDigits(number)
    .map((digits) => digits.replace(/^0+/, ''))
    .filter(({ length }) => length >= LEAST_DIGITS)
}

function cut(line: string, at: number): string {
  if (line.length <= SHOWN) return line
  const from = Math.max(0, Math.min(line.length - SHOWN, Math.floor(line.length * at - SHOWN / 3)))
  const to = from + SHOWN
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`
}
