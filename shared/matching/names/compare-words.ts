import type { ReasonCode } from '../../domain/matching.ts'
import { DIFFERENT, type Finding, type PartAgreement } from './name-comparison.ts'
import type { NameForms } from './name-forms.ts'
import { alike, shareSound, wordSequences } from './sounds.ts'
import { editDistance, typingLimit } from './typing.ts'
import { unlikeLetters, type Word } from './word.ts'

/** Compares two names that are not written in Chinese characters. */
export function compareWords(a: NameForms, b: NameForms): Finding {
  if (a.letters === b.letters) return SAME
  const turned = turnedRound(a, b)
  if (turned) return turned
  if (sharesSoundKey(a.keys, b.keys)) {
    const spelled = spelledOtherwise(a, b)
    if (spelled) return spelled
  }
  return pairedWords(a, b)
}

/** Whether the names meet under a key of their sounds, without which nothing can sound alike. */
export function sharesSoundKey(a: readonly string[], b: readonly string[]): boolean {
  for (const key of a) {
    const kind = key.charCodeAt(0)
    if ((kind === MANDARIN || kind === CANTONESE) && b.includes(key)) return true
  }
  return false
}

const MANDARIN = 'm'.charCodeAt(0)
const CANTONESE = 'c'.charCodeAt(0)

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
  for (const tongue of ['mandarin', 'cantonese'] as const) {
    const others = wordSequences(b.words, tongue)
    for (const one of wordSequences(a.words, tongue)) {
      for (const other of others) {
        const found = alike(one, other)
        if (!found) continue
        const swapped = found === 'turned'
        const codes: ReasonCode[] = swapped ? ['name-spelling', 'name-order'] : ['name-spelling']
        return {
          agreement: 'variant',
          likeness: swapped ? 0.9 : 0.93,
          family: 'variant',
          given: 'variant',
          swapped,
          codes,
        }
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
  if (best === NONE) return splitOtherwise(a, b) ?? DIFFERENT
  pairUp(countA, countB, best)
  return judge(a, b, countA, countB) ?? splitOtherwise(a, b) ?? onlySome(a, b, countA)
}

/** The best agreement of two words. `strict`: both names are romanised Chinese, where another letter is another syllable. */
export function wordAgreement(a: Word, b: Word, strict: boolean): number {
  if (a.text === b.text) return EQUAL
  const lengthA = a.text.length
  const lengthB = b.text.length
  if (lengthA === 1 || lengthB === 1) return a.text.charCodeAt(0) === b.text.charCodeAt(0) ? INITIAL : NONE
  if (strict) {
    if (soundAlike(a, b)) return VARIANT
    if (a.mandarin.length > 0 && b.mandarin.length > 0) return NONE
  }
  if (a.groups.length > 0 && b.groups.length > 0 && shareGroup(a.groups, b.groups)) return NICKNAME
  const longer = Math.max(lengthA, lengthB)
  const usual = typingLimit(longer)
  const alikeSkeleton = a.skeleton === b.skeleton && a.skeleton.length > 1
  const limit = alikeSkeleton ? Math.max(usual, Math.floor(longer * TRANSLITERATED)) : usual
  if (limit === 0 || Math.abs(lengthA - lengthB) > limit || unlikeLetters(a.letters, b.letters) > 2 * limit) return NONE
  if (editDistance(a.text, b.text, limit) > limit) return NONE
  return alikeSkeleton ? VARIANT : SIMILAR
}

/** With the same consonants, this share of the letters may differ: Hussein and Husayn. */
const TRANSLITERATED = 0.45

function soundAlike(a: Word, b: Word): boolean {
  const [one] = a.mandarin
  const [other] = b.mandarin
  if (one && other && one.length === other.length) {
    if (one.every((codes, at) => shareSound(codes, other[at] ?? ''))) return true
  }
  for (const surname of a.surnames) if (b.surnames.includes(surname)) return true
  return false
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
    if (partnerOfA[at] === -1) leftA += weightOf(a.words[at])
    else {
      const level = grade[at] ?? NONE
      if (level < worst) worst = level
      if (level > INITIAL && weightOf(a.words[at]) > 0) matched += 1
    }
  }
  for (let at = 0; at < countB; at += 1) if (partnerOfB[at] === -1) leftB += weightOf(b.words[at])
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
      return left > 0
        ? { agreement: 'variant', likeness: 0.9, ...parts, codes: ['name-part', ...order] }
        : { agreement: 'same', likeness: 0.98, ...parts, swapped: true, codes: ['name-order'] }
    case VARIANT:
      return { agreement: 'variant', likeness: 0.92 - lost, ...parts, codes: ['name-spelling', ...order, ...part] }
    case NICKNAME:
      return { agreement: 'nickname', likeness: 0.78 - lost, ...parts, codes: ['name-nickname', ...order, ...part] }
    default:
      return { agreement: 'similar', likeness: 0.88 - lost, ...parts, codes: ['name-typing', ...order, ...part] }
  }
}

/** Particles come and go. */
function weightOf(word: Word | undefined): number {
  return word === undefined || SMALL_WORDS.has(word.text) ? 0 : 1
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
    const inFamilyA = at >= a.family.from && at < a.family.to
    const inFamilyB = partner >= familyB.from && partner < familyB.to
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
  const likeness = (0.7 * letters) / Math.max(a.letters.length, b.letters.length, 1)
  const familyAgrees = parts.family === 'same' || parts.family === 'variant' || parts.family === 'similar'
  return {
    agreement: 'differs',
    likeness: Math.min(likeness, 0.7),
    ...parts,
    codes: [familyAgrees ? 'given-differs' : 'name-differs'],
  }
}
