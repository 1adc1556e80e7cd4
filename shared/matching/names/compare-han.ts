import { alike, hanSequence, mandarinOf, shareSound } from './sounds.ts'
import { NOTHING_KNOWN, type Finding } from './name-comparison.ts'
import type { NameForms } from './name-forms.ts'

/** Compares the Chinese characters of two names that both have some. Other characters are another name. */
export function compareHan(a: NameForms, b: NameForms): Finding {
  if (a.han === b.han) return SAME
  const whole = wholeAgainstPart(a, b) ?? wholeAgainstPart(b, a)
  if (whole) return whole
  // 詠欣 and 莫小姐, 阿傑 and 梁先生: nothing of one stands in the other.
  if ((isFamilyAlone(a) && b.hanFamily === 0) || (isFamilyAlone(b) && a.hanFamily === 0)) return NOTHING_KNOWN
  return turnedRound(a, b) ?? married(a, b) ?? married(b, a) ?? otherCharacters(a, b)
}

const SAME: Finding = {
  agreement: 'same', likeness: 1, family: 'same', given: 'same', swapped: false, codes: ['name-same'],
} // prettier-ignore

const PET_NAME: Finding = {
  agreement: 'nickname', likeness: 0.5, family: 'missing', given: 'partial', swapped: false, codes: ['name-nickname'],
} // prettier-ignore

const FAMILY_ONLY: Finding = {
  agreement: 'partial', likeness: 0.4, family: 'same', given: 'missing', swapped: false, codes: ['name-part'],
} // prettier-ignore

const GIVEN_ONLY: Finding = {
  agreement: 'partial', likeness: 0.65, family: 'missing', given: 'same', swapped: false, codes: ['name-part'],
} // prettier-ignore

/** `part` is a pet name, a surname alone or a given name alone, and `whole` a name it fits. */
function wholeAgainstPart(part: NameForms, whole: NameForms): Finding | null {
  const given = whole.han.slice(whole.hanFamily)
  if (isFamilyAlone(part)) return whole.han.startsWith(part.han) && whole.hanFamily > 0 ? FAMILY_ONLY : null
  if (whole.hanFamily > 0 && given.length > 1 && part.han === given) return GIVEN_ONLY
  if (part.pet === '' || (whole.pet !== '' && whole.pet !== part.pet)) return null
  if (whole.pet === part.pet || given.includes(part.pet)) return PET_NAME
  return whole.hanFamily > 0 && whole.han.startsWith(part.pet) ? FAMILY_ONLY : null
}

function isFamilyAlone(name: NameForms): boolean {
  return name.hanFamily > 0 && name.hanFamily === name.han.length
}

/** 怡君陳 for 陳怡君. */
function turnedRound(a: NameForms, b: NameForms): Finding | null {
  const { length } = a.han
  if (length !== b.han.length || length < 2) return null
  const turned = (name: NameForms) => name.han.slice(name.hanFamily) + name.han.slice(0, name.hanFamily)
  if (!(turned(a) === b.han || turned(b) === a.han)) return turnedByOne(a, b)
  return { ...SAME, likeness: 0.98, swapped: true, codes: ['name-order'] }
}

/** The given name stood first and its first character was taken for the surname: 怡君陳, 明李. */
function turnedByOne(a: NameForms, b: NameForms): Finding | null {
  const first = (name: NameForms) => name.han.slice(-1) + name.han.slice(0, -1)
  return first(a) === b.han || first(b) === a.han
    ? { ...SAME, likeness: 0.95, swapped: true, codes: ['name-order'] }
    : null
}

/** 陳王秀英 bears her husband's surname before her own. */
function married(long: NameForms, short: NameForms): Finding | null {
  if (long.hanFamily !== 2 || short.hanFamily !== 1 || long.han.length !== short.han.length + 1) return null
  if (long.han.slice(2) !== short.han.slice(1) || !long.han.slice(0, 2).includes(short.han.charAt(0))) return null
  return {
    agreement: 'partial',
    likeness: 0.85,
    family: 'partial',
    given: 'same',
    swapped: false,
    codes: ['name-part'],
  }
}

function otherCharacters(a: NameForms, b: NameForms): Finding {
  const familyA = a.han.slice(0, a.hanFamily)
  const familyB = b.han.slice(0, b.hanFamily)
  const givenA = a.han.slice(a.hanFamily)
  const givenB = b.han.slice(b.hanFamily)
  const family = familyA === '' || familyB === '' ? 'missing' : familyA === familyB ? 'same' : 'differs'
  const given = givenA === '' || givenB === '' ? 'missing' : givenA === givenB ? 'same' : 'differs'
  const shared = sharedCharacters(a.han, b.han)
  const longest = Math.max(a.han.length, b.han.length)
  if (readAlike(a, b)) {
    const likeness = 0.6 + (0.2 * shared) / longest
    return { agreement: 'differs', likeness, family, given, swapped: false, codes: ['name-characters-differ'] }
  }
  const likeness = (0.6 * shared) / longest
  return {
    agreement: 'differs',
    likeness,
    family,
    given,
    swapped: false,
    codes: [family === 'same' ? 'given-differs' : 'name-differs'],
  }
}

function readAlike(a: NameForms, b: NameForms): boolean {
  if (a.han.length !== b.han.length) return false
  // Most pairs part at the first character.
  const first = (name: NameForms) => mandarinOf(name.han.charAt(0), name.hanFamily > 0 ? 'family' : 'given')
  if (!shareSound(first(a), first(b))) return false
  const soundsA = hanSequence(a, 'mandarin')
  const soundsB = hanSequence(b, 'mandarin')
  return soundsA !== null && soundsB !== null && alike(soundsA, soundsB) === 'straight'
}

function sharedCharacters(a: string, b: string): number {
  let shared = 0
  for (let at = 0; at < a.length; at += 1) if (b.includes(a.charAt(at))) shared += 1
  return Math.min(shared, b.length)
}
