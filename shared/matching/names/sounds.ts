import { cantoneseOf } from '../../text/cantonese-spellings.ts'
import { syllableClass, syllableCode } from '../../text/mandarin-spellings.ts'
import { readingsOfCharacter } from '../../text/reading.ts'
import { surnamesSpelled } from '../../text/surname-spellings.ts'
import type { Sounds, Word } from './word.ts'

/** One way to read a name aloud. */
export interface Sequence {
  readonly sounds: Sounds
  /** Bit n stands where a word or the given name begins at syllable n: there a name may be turned round. */
  readonly cuts: number
  /** Whether a word that is no syllable was passed over. */
  readonly passed: boolean
}

export const TONGUES = ['mandarin', 'cantonese'] as const
export type Tongue = (typeof TONGUES)[number]

/** What can be read aloud of a name. */
export interface Readable {
  /** Folded Chinese characters, family name first. */
  readonly han: string
  readonly hanFamily: number
  readonly words: readonly Word[]
  /** Which of the words are the family name; none where nobody can tell. */
  readonly family: FamilyPlace
}

/** Where among the words the family name stands: from `from` up to, not including, `to`; empty where nobody can tell. */
export interface FamilyPlace {
  readonly from: number
  readonly to: number
}

export const NO_PLACE: FamilyPlace = { from: 0, to: 0 }

/** The Mandarin sounds of a folded character, likeliest first. */
export function mandarinOf(char: string, place: 'family' | 'given'): string {
  const cache = place === 'family' ? familySounds : givenSounds
  const known = cache.get(char)
  if (known !== undefined) return known
  let codes = ''
  for (const reading of readingsOfCharacter(char, place)) {
    const code = syllableCode(reading)
    if (!codes.includes(code)) codes += code
  }
  cache.set(char, codes)
  return codes
}

/** The ways to read the Chinese characters: one, or none where a character has no known sound. */
export function hanSequence(name: Readable, tongue: Tongue): Sequence | null {
  const sounds: string[] = []
  let at = 0
  let cuts = 0
  for (const char of name.han) {
    const place = at < name.hanFamily ? 'family' : 'given'
    if (at === name.hanFamily) cuts = 1 << sounds.length
    at += char.length
    const codes = tongue === 'cantonese' ? cantoneseOf(char) : mandarinOf(char, place)
    if (codes === '') return null
    sounds.push(codes)
  }
  return sounds.length === 0 ? null : { sounds, cuts, passed: false }
}

/**
 * The ways to read Latin words, at most `MOST_SEQUENCES`. One word that is no syllable (Amy) is passed over where two
 * others are. A surname of another Chinese language at either end counts as its Mandarin reading too: Tan Zhi Ming is
 * 陈志明.
 */
export function wordSequences(words: readonly Word[], family: FamilyPlace, tongue: Tongue): readonly Sequence[] {
  const found: Sequence[] = []
  // Surnames keep an old spelling; the syllables of a given name are spelled alike.
  const modern = tongue === 'mandarin' && words.some((word, at) => word.pinyinOnly && isGiven(family, at))
  const mandarin = (word: Word) => (modern && isGiven(family, words.indexOf(word)) ? word.pinyin : word.mandarin)
  for (const chosen of spoken(words, tongue)) {
    const options = chosen.map((word) => (tongue === 'mandarin' ? mandarin(word) : word.cantonese))
    spell(options, chosen.length < words.length, found)
  }
  if (tongue === 'mandarin') for (const end of ['first', 'last'] as const) withSurname(words, end, mandarin, found)
  return found
}

/** Whether two readings may be one: the same sounds syllable by syllable, turned round at most once at a word. */
export function alike(a: Sequence, b: Sequence): 'straight' | 'turned' | null {
  const length = a.sounds.length
  if (length !== b.sounds.length) return null
  if (meets(a.sounds, b.sounds, 0)) return 'straight'
  for (let turn = 1; turn < length; turn += 1) {
    if ((a.cuts >> turn) & 1 && (b.cuts >> (length - turn)) & 1 && meets(a.sounds, b.sounds, turn)) return 'turned'
  }
  return null
}

/** Codes under which readings that may be one meet whatever their order: at most `most` for a sequence. */
export function soundKeys(sequence: Sequence, tongue: Tongue, most: number): readonly string[] {
  if (sequence.sounds.length < 2) return NONE
  let keys: readonly (readonly string[])[] = [NONE]
  for (const codes of sequence.sounds) {
    const kinds = tongue === 'mandarin' ? classesOf(codes) : codes
    const longer: (readonly string[])[] = []
    // Likeliest first at every place: what is cut off are rare readings of several characters at once.
    for (const kind of kinds) for (const key of keys) if (longer.length < most) longer.push([...key, kind])
    keys = longer
  }
  return keys.map((key) => (tongue === 'mandarin' ? 'm' : 'c') + key.toSorted().join(''))
}

/** The classes of several syllables, none twice. */
function classesOf(codes: string): string {
  let classes = ''
  for (const code of codes) {
    const kind = syllableClass(code)
    if (!classes.includes(kind)) classes += kind
  }
  return classes
}

/** Whether two sets of sounds have one in common. */
export function shareSound(a: string, b: string): boolean {
  for (let at = 0; at < a.length; at += 1) if (b.includes(a.charAt(at))) return true
  return false
}

const MOST_SEQUENCES = 6
const NONE: readonly never[] = []
const familySounds = new Map<string, string>()
const givenSounds = new Map<string, string>()

function meets(a: Sounds, b: Sounds, turn: number): boolean {
  const length = a.length
  for (let at = 0; at < length; at += 1) {
    if (!shareSound(a[(at + turn) % length] ?? '', b[at] ?? '')) return false
  }
  return true
}

/**
 * The words that can be syllables; then, where there are enough, those that are no English name as well: Dan, Lena and
 * Wen may be either.
 */
function spoken(words: readonly Word[], tongue: Tongue): readonly (readonly Word[])[] {
  const able = words.filter((word) => word[tongue].length > 0)
  const chinese = able.filter((word) => word.groups.length === 0)
  const enough = (chosen: readonly Word[]) =>
    chosen.length === words.length || (chosen.length === words.length - 1 && chosen.length > 1)
  const choices = chinese.length < able.length ? [able, chinese] : [able]
  return choices.filter(enough)
}

function spell(options: readonly (readonly Sounds[])[], passed: boolean, found: Sequence[]): void {
  let sequences: Sequence[] = [{ sounds: [], cuts: 0, passed }]
  for (const option of options) {
    sequences = sequences.flatMap(({ sounds, cuts }) =>
      option.map((more) => ({ sounds: [...sounds, ...more], cuts: cuts | (1 << sounds.length), passed })),
    )
    if (sequences.length > MOST_SEQUENCES) sequences.length = MOST_SEQUENCES
  }
  for (const sequence of sequences) {
    if (sequence.sounds.length > 1 && found.length < MOST_SEQUENCES) found.push(sequence)
  }
}

function isGiven(family: FamilyPlace, at: number): boolean {
  return family.to > 0 && (at < family.from || at >= family.to)
}

function withSurname(
  words: readonly Word[],
  end: 'first' | 'last',
  mandarin: (word: Word) => readonly Sounds[],
  found: Sequence[],
): void {
  const inward = end === 'first' ? words : words.toReversed()
  const [outer, second] = inward
  if (!outer || !second) return
  const pair = surnamesSpelled(end === 'first' ? outer.text + second.text : second.text + outer.text)
  const compound = pair.find((surname) => surname.length > 1)
  const surnames = compound === undefined ? outer.surnames : [compound]
  if (surnames.length === 0) return
  const rest = end === 'first' ? words.slice(compound ? 2 : 1) : words.slice(0, compound ? -2 : -1)
  const able = rest.filter((word) => word.mandarin.length > 0)
  const chinese = able.filter((word) => word.groups.length === 0)
  const chosen = chinese.length > 0 ? chinese : able
  if (chosen.length === 0 || rest.length - chosen.length > 1) return
  const passed = chosen.length < rest.length
  const given = chosen.map(mandarin)
  const family = surnameSounds(surnames)
  // Chen is 陈 in Mandarin anyway.
  if (family.every(([codes = '', ...more]) => more.length === 0 && holds(outer, codes))) return
  spell(end === 'first' ? [family, ...given] : [...given, family], passed, found)
}

/** Whether a word is read as each of these syllables already. */
function holds(word: Word, codes: string): boolean {
  const [sounds] = word.mandarin
  const own = sounds?.length === 1 ? (sounds[0] ?? '') : ''
  return Array.from(codes).every((code) => own.includes(code))
}

/** One entry for all surnames of one character, and one for each of two. */
function surnameSounds(surnames: readonly string[]): readonly Sounds[] {
  const found: Sounds[] = []
  let single = ''
  for (const surname of surnames) {
    const sounds = Array.from(surname, (char) => mandarinOf(char, 'family').charAt(0))
    if (sounds.length > 1) found.push(sounds)
    else single += sounds.join('')
  }
  return single === '' ? found : [[single], ...found]
}
