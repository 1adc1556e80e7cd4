import { cantoneseOf } from '../../text/cantonese-spellings.ts'
import { syllableInitials } from '../../text/mandarin-spellings.ts'
import { COMPOUND_SURNAMES, SURNAMES } from '../../text/surnames.ts'
import type { ReasonCode } from '../../domain/matching.ts'
import { compareWords, sharesSoundKey, wordAgreement } from './compare-words.ts'
import { DIFFERENT, NOTHING_KNOWN, otherGiven, partly, variant, type Finding } from './name-comparison.ts'
import type { NameForms } from './name-forms.ts'
import { alike, hanSequence, mandarinOf, NO_PLACE, shareSound, TONGUES, wordSequences, type Tongue } from './sounds.ts'
import type { Word } from './word.ts'

/** Compares a name in Chinese characters, perhaps with an English one beside it, with a name in other letters. */
export function compareMixed(han: NameForms, latin: NameForms): Finding {
  if (sharesSoundKey(han, latin)) {
    const read = readAlike(han, latin) ?? withoutOneSurname(han, latin)
    if (read) return read
  }
  const beside = han.words.length > 0 ? besideCharacters(han, latin) : null
  if (beside) return beside
  return familyAlone(han, latin)
}

function readAlike(han: NameForms, latin: NameForms): Finding | null {
  for (const tongue of TONGUES) {
    const one = hanSequence(han, tongue)
    if (!one) continue
    for (const other of wordSequences(latin.words, latin.family, tongue)) {
      const found = alike(one, other)
      if (!found) continue
      const swapped = found === 'turned'
      const codes: ReasonCode[] = [isPinyin(han, latin.words, tongue) ? 'name-reading' : 'name-spelling']
      if (swapped) codes.push('name-order')
      return variant(swapped ? 0.92 : 0.93, swapped, codes)
    }
  }
  return null
}

/** Her husband's surname left out, or her own: Wang Hsiu-ying for 陳王秀英. */
function withoutOneSurname(han: NameForms, latin: NameForms): Finding | null {
  if (han.hanFamily !== 2 || han.han.length < 4) return null
  for (const own of [han.han.slice(1), han.han.charAt(0) + han.han.slice(2)]) {
    const one = hanSequence({ han: own, hanFamily: 1, words: [], family: NO_PLACE }, 'mandarin')
    if (one && wordSequences(latin.words, latin.family, 'mandarin').some((other) => alike(one, other) !== null))
      return partly(0.8, 'partial', 'variant')
  }
  return null
}

/** Whether every syllable stands in pinyin; else it is the spelling that needs explaining. */
function isPinyin(han: NameForms, words: readonly Word[], tongue: Tongue): boolean {
  if (tongue === 'cantonese') return false
  let length = 0
  for (const word of words) length += word.mandarin[0]?.length ?? 0
  return length === han.han.length
}

/** 陳怡君 Amy and Amy Chen; Amy Chen 陳怡君 and Amy Chen. */
function besideCharacters(han: NameForms, latin: NameForms): Finding | null {
  if (han.words.length > 1) {
    const found = compareWords(han, latin)
    if (found.agreement === 'same') return { ...found, agreement: 'variant', likeness: 0.95, codes: ['name-part'] }
    if (found.agreement !== 'differs' && found.agreement !== 'unknown') return found
  }
  const end = familyEnd(han, latin.words)
  for (const word of han.words) {
    for (const [at, other] of latin.words.entries()) {
      if (at === end || wordAgreement(word, other, false) < NICKNAME) continue
      if (end >= 0) return variant(0.88, false, ['name-spelling'])
      if (latin.words.length === 1) return partly(0.5, 'missing', 'variant')
    }
  }
  return null
}

const NICKNAME = 3

/** Which of the outer words spells the surname, or -1. */
function familyEnd(han: NameForms, words: readonly Word[]): number {
  for (const at of [0, words.length - 1]) {
    const word = words[at]
    if (word && spellsFamily(han, word)) return at
  }
  return -1
}

function spellsFamily(han: NameForms, word: Word): boolean {
  const family = han.han.slice(0, han.hanFamily)
  return (
    word.surnames.some((surname) => surname === family || han.han.startsWith(surname)) || soundsLikeFamily(han, word)
  )
}

/** Whether a word is a surname of more characters than it has Chinese syllables: Suzuki. */
function isForeign(han: NameForms, word: Word): boolean {
  return word.surnames.some((surname) => surname.length > 1 && han.han.startsWith(surname))
}

/** Whether a word is the surname in Mandarin or Cantonese. */
function soundsLikeFamily(han: NameForms, word: Word): boolean {
  const { hanFamily } = han
  const [spelled] = word.mandarin
  if (hanFamily === 1) {
    const char = han.han.charAt(0)
    if (spelled?.length === 1 && shareSound(mandarinOf(char, 'family'), spelled[0] ?? '')) return true
    const [cantonese] = word.cantonese
    return cantonese?.length === 1 && shareSound(cantoneseOf(char), cantonese[0] ?? '')
  }
  const family = Array.from(han.han.slice(0, hanFamily))
  return (
    spelled?.length === family.length &&
    family.every((char, at) => shareSound(mandarinOf(char, 'family'), spelled[at] ?? ''))
  )
}

/** The surname fits or not, and what stands beside it is an initial, an English name, or another given name. */
function familyAlone(han: NameForms, latin: NameForms): Finding {
  const { words } = latin
  const end = familyEnd(han, words)
  const rest = words.filter((_, at) => at !== end)
  const given = han.han.slice(han.hanFamily)
  if (end === -1) return withoutFamily(han, latin, given)
  const family = 'variant'
  if (rest.length === 0 || given === '') return partly(0.35, family, 'missing')
  if (
    rest.every((word) => (word.text.length <= given.length && word.mandarin.length === 0) || word.text.length === 1)
  ) {
    const letters = rest.map((word) => word.text).join('')
    return initialsFit(given, letters) ? partly(0.5, family, 'partial') : otherGiven(0.2, family)
  }
  // An English name says nothing about the Chinese one.
  if (rest.some((word) => word.groups.length > 0 || (word.mandarin.length === 0 && word.cantonese.length === 0)))
    return partly(0.4, family, 'missing')
  // Goh Chok Tong, Suzuki Yumi: the given name is in the surname's language, which we do not read.
  const surname = words[end]
  if (
    surname &&
    !soundsLikeFamily(han, surname) &&
    (isForeign(han, surname) || rest.some((word) => word.mandarin.length === 0))
  )
    return partly(0.35, family, 'missing')
  return otherGiven(0.25, family)
}

/** The given name alone on one side or both, or no name to be read as Chinese. */
function withoutFamily(han: NameForms, latin: NameForms, given: string): Finding {
  const { from, to } = latin.family
  const beside = latin.words.filter((_, at) => at < from || at >= to)
  const alone = han.hanFamily === 0 || latin.words.length === 1
  if (alone && given.length > 1 && spellsGiven(given, beside)) return partly(0.55, 'missing', 'variant')
  if (han.pet !== '' && beside.some((word) => holdsSound(word, han.pet)))
    return {
      agreement: 'nickname',
      likeness: 0.4,
      family: 'missing',
      given: 'partial',
      swapped: false,
      codes: ['name-nickname'],
    }
  // 阿瑤 and Irene Li, a foreign name in characters and in letters: nobody can tell.
  if (han.hanFamily === 0 && beside.every((word) => word.groups.length > 0)) return NOTHING_KNOWN
  if (!latin.romanised && (given.length > LONGEST_GIVEN || !isSurname(han))) return NOTHING_KNOWN
  return han.hanFamily === 0 ? { ...DIFFERENT, family: 'missing' } : DIFFERENT
}

/** Whether one of the syllables of a word may be the character. */
function holdsSound(word: Word, char: string): boolean {
  const mandarin = mandarinOf(char, 'given')
  const cantonese = cantoneseOf(char)
  return (
    word.mandarin.some((sounds) => sounds.some((codes) => shareSound(mandarin, codes))) ||
    word.cantonese.some((sounds) => sounds.some((codes) => shareSound(cantonese, codes)))
  )
}

/** Whether the name in characters begins with a surname we know; else it may be a foreign name as it sounds. */
function isSurname(han: NameForms): boolean {
  const family = han.han.slice(0, han.hanFamily)
  return SURNAMES.has(family.charAt(0)) || COMPOUND_SURNAMES.has(family) || han.han.length <= LONGEST_GIVEN
}

/** Chinese given names have two characters at most. */
const LONGEST_GIVEN = 2

function spellsGiven(given: string, words: readonly Word[]): boolean {
  const name = { han: given, hanFamily: 0, words: [], family: NO_PLACE }
  return TONGUES.some((tongue) => {
    const one = hanSequence(name, tongue)
    return one !== null && wordSequences(words, NO_PLACE, tongue).some((other) => alike(one, other) === 'straight')
  })
}

/** Y.J. for 怡君, from pinyin or any reading the characters share with a letter. */
function initialsFit(given: string, letters: string): boolean {
  const chars = Array.from(given)
  return Array.from(letters).every((letter, at) => {
    const char = chars[at]
    if (char === undefined) return false
    return Array.from(mandarinOf(char, 'given')).some((code) => syllableInitials(code).includes(letter))
  })
}
