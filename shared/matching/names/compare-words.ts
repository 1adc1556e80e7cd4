import type { ReasonCode } from '../../domain/matching.ts'
import { surnameRank, UNRANKED } from './name-order.ts'
import { DIFFERENT, NOTHING_KNOWN, partly, variant, type Finding, type PartAgreement } from './name-comparison.ts'
import type { NameForms } from './name-forms.ts'
import { isSoundKey } from './name-key-kinds.ts'
import { nameKeys } from './name-keys.ts'
import { alike, mandarinOf, shareSound, TONGUES, wordSequences } from './sounds.ts'
import { editDistance, typingLimit } from './typing.ts'
import { unlikeLetters, type Word } from './word.ts'

/** Compares two names that are not written in Chinese characters. */
export function compareWords(a: NameForms, b: NameForms): Finding {
  if (a.letters === b.letters) return SAME
  // Hangul is as exact as characters: another syllable is another name.
  if (a.hangul !== '' && a.hangul.length === b.hangul.length) return a.hangul === b.hangul ? SAME : allDifferent(a, b)
  const turned = turnedRound(a, b)
  if (turned) return turned
  if (sharesSoundKey(a, b)) {
    const spelled = spelledOtherwise(a, b)
    if (spelled) return spelled
  }
  return pairedWords(a, b)
}

/** Whether the names meet under a key of their sounds, without which nothing can sound alike. */
export function sharesSoundKey(a: NameForms, b: NameForms): boolean {
  if ((a.soundsLow & b.soundsLow) === 0 || (a.soundsHigh & b.soundsHigh) === 0) return false
  return sharedKeys(a, b).some(isSoundKey)
}

/** The keys under which two names meet. */
export function sharedKeys(a: NameForms, b: NameForms): readonly string[] {
  const keys = nameKeys(b)
  return nameKeys(a).filter((key) => keys.includes(key))
}

const SAME: Finding = {
  agreement: 'same', likeness: 1, family: 'same', given: 'same', swapped: false, codes: ['name-same'],
} // prettier-ignore

/** Yi Jun Chen for Chen Yijun: the same letters from another word on. */
function turnedRound(a: NameForms, b: NameForms): Finding | null {
  const { length } = a.letters
  if (length !== b.letters.length || a.words.length < 2 || b.words.length < 2) return null
  let at = 0
  for (const word of a.words) {
    at += word.text.length
    if (at < length && b.letters.startsWith(a.letters.slice(at)) && b.letters.endsWith(a.letters.slice(0, at)))
      return { ...SAME, likeness: 0.99, swapped: true, codes: ['name-order'] }
  }
  return null
}

/** Hsu Chih-ming for Xu Zhiming. */
function spelledOtherwise(a: NameForms, b: NameForms): Finding | null {
  for (const tongue of TONGUES) {
    const others = wordSequences(b.words, b.family, tongue)
    for (const one of wordSequences(a.words, a.family, tongue)) {
      for (const other of others) {
        const found = one.passed && other.passed ? null : alike(one, other)
        if (!found) continue
        const swapped = found === 'turned'
        const codes: ReasonCode[] = swapped ? ['name-spelling', 'name-order'] : ['name-spelling']
        return variant(swapped ? 0.9 : 0.93, swapped, codes)
      }
    }
  }
  return null
}

/** How two words agree; a higher number is the better agreement. */
const NONE = 0
const INITIAL = 1
const SIMILAR = 2
const NICKNAME = 3
const VARIANT = 4
const EQUAL = 5

/** More words than these are compared by the first ones: legal names with every ancestor. */
const MOST_WORDS = 8

/** One table for all comparisons; nothing is allocated while names differ. */
const pairs = new Uint8Array(MOST_WORDS * MOST_WORDS)
const partnerOfA = new Int8Array(MOST_WORDS)
const partnerOfB = new Int8Array(MOST_WORDS)
const grade = new Uint8Array(MOST_WORDS)

function pairedWords(a: NameForms, b: NameForms): Finding {
  const countA = Math.min(a.words.length, MOST_WORDS)
  const countB = Math.min(b.words.length, MOST_WORDS)
  const strict = a.romanised && b.romanised
  let best = NONE
  for (let atA = 0; atA < countA; atA += 1) {
    const wordA = a.words[atA]
    for (let atB = 0; atB < countB; atB += 1) {
      const wordB = b.words[atB]
      const found = wordA && wordB ? wordAgreement(wordA, wordB, strict) : NONE
      pairs[atA * MOST_WORDS + atB] = found
      if (found > best) best = found
    }
  }
  if (best === NONE) return splitOtherwise(a, b) ?? allDifferent(a, b)
  pairUp(countA, countB, best)
  return judge(a, b, countA, countB) ?? splitOtherwise(a, b) ?? englishBeside(a, b, countA) ?? onlySome(a, b, countA)
}

function allDifferent(a: NameForms, b: NameForms): Finding {
  // One field each, the surname here and the given name there.
  if ((isFamilyAlone(a) && b.family.to === 0) || (isFamilyAlone(b) && a.family.to === 0)) return NOTHING_KNOWN
  const likeness = resemblance(a, b)
  return likeness === 0 ? DIFFERENT : { ...DIFFERENT, likeness }
}

function isFamilyAlone(name: NameForms): boolean {
  return name.family.to > 0 && name.family.from === 0 && name.family.to === name.words.length
}

/** The best agreement of two words. `strict`: both names are romanised Chinese, where another letter is another syllable. */
export function wordAgreement(a: Word, b: Word, strict: boolean): number {
  if (a.text === b.text) return EQUAL
  const lengthA = a.text.length
  const lengthB = b.text.length
  if (lengthA === 1 || lengthB === 1) return a.text.charCodeAt(0) === b.text.charCodeAt(0) ? INITIAL : NONE
  if (a.surnames.length + b.surnames.length > 0 && oneSurname(a, b)) return VARIANT
  if (strict) {
    if (soundAlike(a, b)) return VARIANT
    if (a.mandarin.length > 0 && b.mandarin.length > 0) return NONE
  }
  const written = writtenAlike(a, b)
  if (written === VARIANT) return VARIANT
  return a.groups.length > 0 && b.groups.length > 0 && shareGroup(a.groups, b.groups) ? NICKNAME : written
}

/** Transliterated otherwise, mistyped, or another word. */
function writtenAlike(a: Word, b: Word): number {
  const lengthA = a.text.length
  const lengthB = b.text.length
  const longer = Math.max(lengthA, lengthB)
  const usual = typingLimit(longer)
  const alikeSkeleton = a.skeleton === b.skeleton && a.skeleton.length > 1
  const limit = alikeSkeleton ? Math.max(usual, Math.floor(longer * TRANSLITERATED)) : usual
  if (limit === 0 || Math.abs(lengthA - lengthB) > limit || unlikeLetters(a.letters, b.letters) > 2 * limit) return NONE
  if (editDistance(a.text, b.text, limit) > limit) return NONE
  // The same letters in another order are no transliteration: Whtie.
  return alikeSkeleton && (lengthA !== lengthB || a.letters !== b.letters) ? VARIANT : SIMILAR
}

/** With the same consonants, this share of the letters may differ: Hussein and Husayn. */
const TRANSLITERATED = 0.45

/** Whether two words are one syllable or several in two spellings: Hsu and Xu. */
function soundAlike(a: Word, b: Word): boolean {
  const [one] = a.mandarin
  const [other] = b.mandarin
  if (!one || !other || one.length !== other.length) return false
  return one.every((codes, at) => shareSound(codes, other[at] ?? ''))
}

/** Whether two words may be one surname in two Chinese languages: Chan and Chen, Tan and Chan. */
function oneSurname(a: Word, b: Word): boolean {
  for (const surname of a.surnames) if (b.surnames.includes(surname) || spellsSurname(b, surname)) return true
  for (const surname of b.surnames) if (spellsSurname(a, surname)) return true
  return false
}

function spellsSurname(word: Word, surname: string): boolean {
  const [sounds] = word.mandarin
  if (!sounds || sounds.length !== surname.length) return false
  return sounds.every((codes, at) => codes.includes(mandarinOf(surname.charAt(at), 'family').charAt(0)))
}

function shareGroup(a: readonly number[], b: readonly number[]): boolean {
  for (const group of a) if (b.includes(group)) return true
  return false
}

/** Pairs words greedily, the best agreement first. */
function pairUp(countA: number, countB: number, best: number): void {
  partnerOfA.fill(-1)
  partnerOfB.fill(-1)
  for (let level = best; level > NONE; level -= 1) {
    for (let atA = 0; atA < countA; atA += 1) {
      if (partnerOfA[atA] !== -1) continue
      for (let atB = 0; atB < countB; atB += 1) {
        if (partnerOfB[atB] !== -1 || pairs[atA * MOST_WORDS + atB] !== level) continue
        partnerOfA[atA] = atB
        partnerOfB[atB] = atA
        grade[atA] = level
        break
      }
    }
  }
}

const SMALL_WORDS: ReadonlySet<string> = new Set(
  'bin ibn ben bint al el ul ud de da do dos du der den van von of the la le y e und'.split(' '),
) // prettier-ignore

/** What the pairs say, or null where both names have words that fit nothing. */
function judge(a: NameForms, b: NameForms, countA: number, countB: number): Finding | null {
  let matched = 0
  let worst = EQUAL
  let leftA = 0
  let leftB = 0
  for (let at = 0; at < countA; at += 1) {
    if (partnerOfA[at] === -1) leftA += weightOf(a, at)
    else {
      const level = grade[at] ?? NONE
      if (level < worst) worst = level
      if (level > INITIAL && weightOf(a, at) > 0) matched += 1
    }
  }
  for (let at = 0; at < countB; at += 1) if (partnerOfB[at] === -1) leftB += weightOf(b, at)
  if (leftA > 0 && leftB > 0) return null
  if (matched === 0) return null
  const parts = partsOf(a, b, countA)
  const left = leftA + leftB
  if (left > 0 && matched < 2)
    return { agreement: 'partial', likeness: worst === EQUAL ? 0.5 : 0.4, ...parts, codes: ['name-part'] }
  if (worst === INITIAL) return { agreement: 'partial', likeness: 0.7, ...parts, codes: ['name-part'] }
  const order: ReasonCode[] = parts.swapped ? ['name-order'] : []
  const part: ReasonCode[] = left > 0 ? ['name-part'] : []
  const lost = left > 0 ? 0.07 : 0
  switch (worst) {
    case EQUAL:
      // Abdullah bin Omar is the father or the son of Omar bin Abdullah.
      if (left === 0 && hasPatronymic(a.words) && hasPatronymic(b.words))
        return { ...DIFFERENT, likeness: 0.6, family: 'same' }
      return left > 0
        ? { agreement: 'variant', likeness: 0.9, ...parts, codes: ['name-part', ...order] }
        : equalWords(parts)
    case VARIANT:
      return { agreement: 'variant', likeness: 0.92 - lost, ...parts, codes: ['name-spelling', ...order, ...part] }
    case NICKNAME:
      return { agreement: 'nickname', likeness: 0.78 - lost, ...parts, codes: ['name-nickname', ...order, ...part] }
    default:
      return { agreement: 'similar', likeness: 0.88 - lost, ...parts, codes: ['name-typing', ...order, ...part] }
  }
}

/** All words that count are equal; in another order, or but for particles. */
function equalWords(parts: Parts): Finding {
  const swapped = !inOrder()
  return { agreement: 'same', likeness: 0.98, ...parts, swapped, codes: [swapped ? 'name-order' : 'name-same'] }
}

function inOrder(): boolean {
  let last = -1
  for (const partner of partnerOfA) {
    if (partner === -1) continue
    if (partner < last) return false
    last = partner
  }
  return true
}

const PATRONYMICS: ReadonlySet<string> = new Set(['bin', 'ibn', 'ben', 'bint'])

function hasPatronymic(words: readonly Word[]): boolean {
  return words.some((word) => PATRONYMICS.has(word.text))
}

/** Particles inside a name come and go; at its ends Du, Le and Do are surnames. */
function weightOf(name: NameForms, at: number): number {
  const inside = at > 0 && at < name.words.length - 1 && !name.romanised
  return inside && SMALL_WORDS.has(name.words[at]?.text ?? '') ? 0 : 1
}

interface Parts {
  readonly family: PartAgreement
  readonly given: PartAgreement
  readonly swapped: boolean
}

function partsOf(a: NameForms, b: NameForms, countA: number): Parts {
  let family: number = NONE
  let given: number = NONE
  let crossed = 0
  let straight = 0
  const familyB = b.family
  for (let at = 0; at < countA; at += 1) {
    const partner = partnerOfA[at] ?? -1
    if (partner === -1) continue
    const level = grade[at] ?? NONE
    const inFamilyA = inFamily(a, at)
    const inFamilyB = inFamily(b, partner)
    const knownA = a.family.to > 0
    const knownB = familyB.to > 0
    if (knownA && knownB) {
      if (inFamilyA === inFamilyB) straight += 1
      else crossed += 1
    }
    if (knownA ? inFamilyA : inFamilyB) family = family === NONE ? level : Math.min(family, level)
    else given = given === NONE ? level : Math.min(given, level)
  }
  const oneOnly = a.family.to === 0 || b.family.to === 0
  return {
    family: partAgreement(family, oneOnly),
    given: partAgreement(given, oneOnly),
    swapped: crossed > 0 && straight === 0,
  }
}

function partAgreement(level: number, oneOnly: boolean): PartAgreement {
  switch (level) {
    case EQUAL:
      return 'same'
    case VARIANT:
    case NICKNAME:
      return 'variant'
    case SIMILAR:
      return 'similar'
    case INITIAL:
      return 'partial'
    default:
      return oneOnly ? 'missing' : 'differs'
  }
}

/** Alice Chan and Chan Yin Ying: an English name says nothing about the Chinese one. */
function englishBeside(a: NameForms, b: NameForms, countA: number): Finding | null {
  if (!((isChineseGiven(a) && isEnglishGiven(b)) || (isChineseGiven(b) && isEnglishGiven(a)))) return null
  const { family } = partsOf(a, b, countA)
  if (family !== 'same' && family !== 'variant') return null
  return partly(0.4, family, 'missing')
}

function isChineseGiven(name: NameForms): boolean {
  return name.romanised && name.words.every((word, at) => inFamily(name, at) || word.groups.length === 0)
}

function isEnglishGiven(name: NameForms): boolean {
  return name.words.every((word, at) => (inFamily(name, at) ? surnameRank(word) < UNRANKED : word.groups.length > 0))
}

function inFamily(name: NameForms, at: number): boolean {
  return at >= name.family.from && at < name.family.to
}

/** Patr ushev for Patrushev: spaces in other places, and perhaps a mistake. */
function splitOtherwise(a: NameForms, b: NameForms): Finding | null {
  if (a.words.length === b.words.length) return null
  const longer = Math.max(a.letters.length, b.letters.length)
  const limit = longer < 10 ? 1 : 2
  if (longer < 6 || Math.abs(a.letters.length - b.letters.length) > limit) return null
  if (editDistance(a.letters, b.letters, limit) > limit) return null
  return {
    agreement: 'similar',
    likeness: 0.85,
    family: 'similar',
    given: 'similar',
    swapped: false,
    codes: ['name-typing'],
  }
}

/** Some words agree, others contradict each other. */
function onlySome(a: NameForms, b: NameForms, countA: number): Finding {
  const parts = partsOf(a, b, countA)
  let letters = 0
  for (let at = 0; at < countA; at += 1) if (partnerOfA[at] !== -1) letters += a.words[at]?.text.length ?? 0
  const share = (0.7 * letters) / Math.max(a.letters.length, b.letters.length, 1)
  const likeness = Math.max(Math.min(share, 0.7), resemblance(a, b))
  const familyAgrees = parts.family === 'same' || parts.family === 'variant' || parts.family === 'similar'
  return { agreement: 'differs', likeness, ...parts, codes: [familyAgrees ? 'given-differs' : 'name-differs'] }
}

/** How much two different names look alike as a whole, below 0.85; 0 where more than two fifths would have to change. */
function resemblance(a: NameForms, b: NameForms): number {
  const longer = Math.max(a.letters.length, b.letters.length)
  const limit = Math.floor(longer * 0.4)
  if (Math.abs(a.letters.length - b.letters.length) > limit) return 0
  if (unlikeLetters(allLetters(a), allLetters(b)) > 2 * limit) return 0
  const distance = editDistance(a.letters, b.letters, limit)
  return distance > limit ? 0 : 0.85 * (1 - distance / longer)
}

function allLetters(name: NameForms): number {
  let bits = 0
  for (const word of name.words) bits |= word.letters
  return bits
}
