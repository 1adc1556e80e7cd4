import {
  hanSequence,
  mandarinOf,
  NO_PLACE,
  soundKeys,
  TONGUES,
  wordSequences,
  type FamilyPlace,
  type Readable,
} from './sounds.ts'
import { syllableClass, syllablesSpelled } from '../../text/mandarin-spellings.ts'
import { skeletonOf, type Word } from './word.ts'

/** What keys are made of. */
export interface Keyed extends Readable {
  readonly letters: string
  readonly romanised: boolean
  readonly reading: readonly Word[]
}

export interface Keys {
  /** Joined by `SEPARATOR`. */
  readonly keys: string
  /** Two hashes of the sound keys, a bit each: where none is shared, nothing sounds alike. */
  readonly soundsLow: number
  readonly soundsHigh: number
}

/** A name has at most this many keys: a block index of 50,000 names stays below half a million entries. */
const MOST_KEYS = 10

/** Of a name in characters; a name with several characters of several readings is rare. */
const MOST_READINGS = 4

/**
 * The keys of a name by kind: `h` characters in any order, `g` a given name of two characters and more, `m` and `c`
 * Mandarin and Cantonese sounds in any order, `e` an English given name with the sound of the surname, `w` words in any
 * order as they sound, `f` the family name's sound and the first letter of the given name.
 */
export function keysOf(name: Keyed): Keys {
  const keys = new Set<string>()
  if (name.han.length > 0) hanKeys(name, keys)
  if (name.words.length > 0) wordKeys(name, keys)
  if (name.reading.length > 0) spokenKeys(name.reading, NO_PLACE, keys)
  const kept = [...keys].slice(0, MOST_KEYS)
  let soundsLow = 0
  let soundsHigh = 0
  for (const key of kept) {
    if (!isSoundKey(key)) continue
    const hash = hashOf(key)
    soundsLow |= 1 << (hash & 31)
    soundsHigh |= 1 << ((hash >>> 5) & 31)
  }
  return { keys: kept.join(SEPARATOR), soundsLow, soundsHigh }
}

/** One string takes a quarter of the memory of an array of them. */
export const SEPARATOR = '\n'

/** Whether a key is made of the sounds of a whole name. */
export function isSoundKey(key: string): boolean {
  return key.startsWith('m') || key.startsWith('c')
}

/** FNV-1a over code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

function hanKeys(name: Keyed, keys: Set<string>): void {
  keys.add(`h${Array.from(name.han).toSorted().join('')}`)
  for (const tongue of TONGUES) {
    const sequence = hanSequence(name, tongue)
    if (!sequence) continue
    for (const key of soundKeys(sequence, tongue, MOST_READINGS)) keys.add(key)
  }
  // A married woman's own name: 王秀英 of 陳王秀英.
  if (name.hanFamily === 2 && name.han.length > 3) {
    const own = hanSequence({ ...name, han: name.han.slice(1), hanFamily: 1 }, 'mandarin')
    for (const key of own ? soundKeys(own, 'mandarin', 1) : []) keys.add(key)
  }
  const given = name.han.slice(name.hanFamily)
  if (given.length > 1) keys.add(`g${given}`)
  const [surname = ''] = name.han
  if (name.hanFamily > 0) {
    const sound = syllableClass(mandarinOf(surname, 'family').charAt(0))
    for (const word of name.words)
      if (word.groups.length > 0 || word.mandarin.length === 0) keys.add(`e${word.text}${sound}`)
  }
}

function wordKeys(name: Keyed, keys: Set<string>): void {
  const { words } = name
  spokenKeys(words, name.family, keys)
  if (name.han === '') for (const key of englishKeys(words)) keys.add(key)
  keys.add(wordsKey(words))
  const [first] = words
  const last = words.at(-1)
  if (!first || !last || words.length < 2) return
  keys.add(`w${skeletonOf(name.letters)}`)
  // Syllables make poor pairs: every second name has a ming.
  if (name.romanised) return
  for (const pair of words.length > 2 ? pairsOf(words) : []) keys.add(wordsKey(pair))
  keys.add(`f${last.skeleton.slice(0, 4)}.${first.text.charAt(0)}`)
  keys.add(`f${first.skeleton.slice(0, 4)}.${last.text.charAt(0)}`)
}

function wordsKey(words: readonly Word[]): string {
  return `w${words
    .map((word) => word.skeleton)
    .toSorted()
    .join(' ')}`
}

function spokenKeys(words: readonly Word[], family: FamilyPlace, keys: Set<string>): void {
  for (const tongue of TONGUES) {
    for (const sequence of wordSequences(words, family, tongue))
      for (const key of soundKeys(sequence, tongue, 2)) keys.add(key)
  }
}

/** Amy Chen: the given name with every sound of a surname beside it. */
function englishKeys(words: readonly Word[]): readonly string[] {
  const keys: string[] = []
  for (const word of words) {
    if (word.groups.length === 0 && word.mandarin.length > 0) continue
    for (const end of [words[0], words.at(-1)]) {
      if (!end || end === word) continue
      for (const sound of surnameClasses(end)) keys.push(`e${word.text}${sound}`)
    }
  }
  return keys
}

/** The classes of the surnames that a word may be. */
function surnameClasses(word: Word): ReadonlySet<string> {
  const classes = new Set<string>()
  for (const code of syllablesSpelled(word.text)) classes.add(syllableClass(code))
  for (const surname of word.surnames) classes.add(syllableClass(mandarinOf(surname.charAt(0), 'family').charAt(0)))
  return classes
}

function pairsOf(words: readonly Word[]): readonly (readonly [Word, Word])[] {
  const [first, second] = words
  const last = words.at(-1)
  const before = words.at(-2)
  if (!first || !second || !last || !before) return []
  return [[first, last], [first, second], [before, last]] // prettier-ignore
}
