import { cantoneseSpelled } from '../../text/cantonese-spellings.ts'
import { givenNameGroups } from '../../text/given-names.ts'
import { isPinyinOnly, LONGEST_SPELLING, syllableCode, syllablesSpelled } from '../../text/mandarin-spellings.ts'
import { surnamesSpelled } from '../../text/surname-spellings.ts'

/** The sounds of a word or name, one entry a syllable: the code units of every sound it may be. */
export type Sounds = readonly string[]

/** A folded word of a name that is not written in Chinese characters, and what it may be. Shared between names. */
export interface Word {
  readonly text: string
  /** Which letters occur, a to z in the low 26 bits, all others in one more. */
  readonly letters: number
  /** `skeletonOf` the text. */
  readonly skeleton: string
  /** Numbers of the groups of English given names it is in. */
  readonly groups: readonly number[]
  /** The likeliest ways to read it as Mandarin, at most two; [] where it cannot be. */
  readonly mandarin: readonly Sounds[]
  /** The same where it stands beside pinyin and so is pinyin itself; [] where it cannot be. */
  readonly pinyin: readonly Sounds[]
  /** Whether it can be nothing but pinyin. */
  readonly pinyinOnly: boolean
  /** The same in Cantonese. */
  readonly cantonese: readonly Sounds[]
  /** Simplified surnames that it may be in another Chinese language. */
  readonly surnames: readonly string[]
}

export function wordOf(text: string): Word {
  const known = words.get(text)
  if (known) return known
  const anySystem = readAs(text, syllablesSpelled)
  const pinyin = readAs(text, syllableCode)
  const pinyinOnly = pinyin.length > 0 && anySystem.every(({ parts }) => parts.some(isPinyinOnly))
  const word: Word = {
    text,
    letters: lettersOf(text),
    skeleton: skeletonOf(text),
    groups: givenNameGroups(text),
    mandarin: (pinyinOnly ? pinyin : anySystem).map(({ sounds }) => sounds),
    pinyin: pinyin.map(({ sounds }) => sounds),
    pinyinOnly,
    cantonese: readAs(text, cantoneseSpelled).map(({ sounds }) => sounds),
    surnames: surnamesSpelled(text),
  }
  if (words.size >= KEPT_WORDS) words.clear()
  words.set(text, word)
  return word
}

/** How many letters occur in one of the words and not in the other: each edit accounts for two at most. */
export function unlikeLetters(a: number, b: number): number {
  let bits = a ^ b
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** A roster of 50,000 has some 20,000 different words; more only come from noise. */
const KEPT_WORDS = 32_768
const words = new Map<string, Word>()

function lettersOf(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) {
    const place = text.charCodeAt(at) - 97
    bits |= 1 << (place >= 0 && place < 26 ? place : 26)
  }
  return bits
}

/** Letters of one sound in the usual transliterations of Arabic, Slavic and Germanic names, longest first. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|cz|ch|sch|sh|zh|sz|š|č|ž/g, 'c'],
  [/kh|gh|qu|ck|q|k|x/g, 'k'],
  [/ph|pf/g, 'f'],
  [/th/g, 't'],
  [/dj|dzh|dh/g, 'j'],
  [/[wv]/g, 'v'],
  [/z/g, 's'],
  [/j(?=[^aeiou]|$)/g, ''],
]

/** The consonants of a word as they sound; vowels only tell whether one stands first. */
export function skeletonOf(text: string): string {
  let sound = text
  for (const [from, to] of SAME_SOUND) sound = sound.replace(from, to)
  const consonants = sound.replace(/(?!^)[aeiouyh]/g, '').replace(/^[aeiouyh]+/, 'a')
  return consonants.replace(/(.)\1+/gu, '$1')
}

/** Longer words are no name of ours: a compound surname and two syllables run together have 20 letters at most. */
const LONGEST_WORD = 20
const MOST_SYLLABLES = 4
const KEPT_READINGS = 2
/** One vowel within a word may begin a syllable (Xian for Xi'an); two make it no Chinese word (Aaron). */
const MOST_AWKWARD = 3

interface Reading {
  readonly parts: readonly string[]
  readonly sounds: Sounds
  readonly awkward: number
}

function readAs(text: string, spelled: (part: string) => string): readonly Reading[] {
  if (text.length > LONGEST_WORD) return NONE
  const found: Reading[] = []
  const step = (at: number, parts: readonly string[], sounds: Sounds, awkward: number): void => {
    if (at === text.length) found.push({ parts, sounds, awkward: awkward + sounds.length })
    if (at === text.length || sounds.length === MOST_SYLLABLES || awkward > MOST_AWKWARD) return
    // A syllable within a word begins with a consonant unless there is no other way (GB/T 16159).
    const vowel = at > 0 && 'aeiou'.includes(text.charAt(at)) ? 3 : 0
    for (let end = Math.min(text.length, at + LONGEST_SPELLING); end > at; end -= 1) {
      const part = text.slice(at, end)
      const codes = spelled(part)
      if (codes !== '') step(end, [...parts, part], [...sounds, codes], awkward + vowel)
    }
  }
  step(0, NONE, NONE, 0)
  return found.length === 0 ? NONE : found.toSorted((a, b) => a.awkward - b.awkward).slice(0, KEPT_READINGS)
}

const NONE: readonly never[] = []
