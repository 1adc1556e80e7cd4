import { fold, isHan } from '../../text/fold.ts'
import { hanNames, type HanName } from '../../text/names.ts'
import { transliterated } from '../../text/transliterate.ts'
import type { NameInput } from '../match-record.ts'
import { keysOf, type Keys } from './name-key-kinds.ts'
import { familyPlace, surnameRank, UNRANKED } from './name-order.ts'
import type { FamilyPlace } from './sounds.ts'
import { wordOf, type Word } from './word.ts'

/**
 * What is worked out once of a record's name and then compared often. Compact: words are shared between names, the
 * characters are one string.
 */
export interface NameForms extends Keys {
  /** As typed, for reasons. */
  readonly shown: string
  /** Folded Chinese characters, family name first, without title; '' where there are none. */
  readonly han: string
  /** How many of them are the family name; 0 where none was recognised (怡君, 阿明). */
  readonly hanFamily: number
  /** The character a pet name is made of: 明 in 阿明, 明哥, 明明; '' for other names. */
  readonly pet: string
  /** Whether a title or something in brackets was left out. */
  readonly titled: boolean
  /** Words in other letters, folded, as they were typed; titles left out. */
  readonly words: readonly Word[]
  /** Which of them are the family name. */
  readonly family: FamilyPlace
  /** The words run together, for a quick look. */
  readonly letters: string
  /** The syllables of a name in Hangul, '' for others; `words` has it in Latin letters. */
  readonly hangul: string
  /** Whether the words read as a Chinese name throughout, so that one letter more is another name and no mistake. */
  readonly romanised: boolean
  /** A reading or a nickname written down beside the name. */
  readonly reading: readonly Word[]
  readonly nickname: readonly Word[]
  /** A nickname in characters, folded. */
  readonly hanNickname: string
}

/** Works out the forms of a name. Never throws, whatever was typed. */
export function nameFormsOf(input: NameInput): NameForms {
  const family = tidy(input.family ?? '')
  const given = tidy(input.given ?? '')
  const name = tidy(input.name) || `${family} ${given}`.trim()
  const chinese = chineseOf(tidy(input.name), family, given)
  const latin = latinOf(name, family, given)
  const nickname = tidy(input.nickname ?? '')
  const reading = input.reading ? wordsOf(tidy(input.reading)).map(wordOf) : NONE
  const han = [chinese.family, chinese.given].join('')
  const hanFamily = chinese.family.length
  const letters = latin.words.map((word) => word.text).join('')
  const romanised = isRomanised(latin.words)
  const keys = keysOf({ han, hanFamily, words: latin.words, family: latin.family, letters, romanised, reading })
  // Written out in full: an object put together from others takes a kilobyte.
  return {
    shown: (input.name || [input.family, input.given].filter(Boolean).join(' ')).trim(),
    han,
    hanFamily,
    pet: chinese.pet,
    titled: chinese.titled || latin.titled,
    words: latin.words,
    family: latin.family,
    letters,
    hangul: hangulOnly(name),
    romanised,
    reading,
    nickname: nickname ? wordsOf(nickname).map(wordOf) : NONE,
    hanNickname: nickname ? hanOnly(nickname) : '',
    keys: keys.keys,
    soundsLow: keys.soundsLow,
    soundsHigh: keys.soundsHigh,
  }
}

const NONE: readonly never[] = []

/** Words before and after names, folded. Only what is no name itself: `ma` and `ba` are. */
const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof professor doctor sir madam mme mlle herr frau rev reverend jr sr ii iii phd md esq mba dds llc inc ' +
    'president prasident sheikh shaikh sheik haji hajji mullah teacher coach null unknown'
  ).split(' '),
)

const PET_PREFIXES = '阿小老大'
const PET_SUFFIXES = '哥姐弟妹姊叔姨伯婶嫂爷总董仔宝老'

interface Chinese {
  readonly family: string
  readonly given: string
  readonly pet: string
  readonly titled: boolean
}

/** Compatibility forms unified, so that full width and half width read alike; signs that are no part of a name gone. */
function tidy(text: string): string {
  return PLAIN.test(text) ? text.trim() : text.normalize('NFKC').replace(UNSEEN, '').replace(SIGNS, ' ').trim()
}

// oxlint-disable-next-line no-control-regex -- the range is ASCII on purpose
const PLAIN = /^[\x00-\x7f\u4e00-\u9fff]*$/
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu
const SIGNS = /[\p{So}\p{Sk}\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu

function chineseOf(name: string, family: string, given: string): Chinese {
  const familyHan = hanOnly(family)
  const givenHan = hanOnly(given)
  if (familyHan === '' && givenHan === '') return parted(name) ?? NO_CHINESE
  const known = parted(name || `${family} ${given}`)
  // A title in the place of the given name: 傅 | 女士.
  if (known !== null && (known.titled || known.pet !== '')) return known
  const alone = familyHan === '' || givenHan === '' ? parted(familyHan + givenHan) : null
  if (name === '' && familyHan === '' && alone) return alone
  // A name field that says more or other than its parts is what people see and correct.
  if (name !== '' && known !== null && known.family + known.given !== familyHan + givenHan) return known
  return familyHan.length > MOST_FAMILY
    ? (known ?? NO_CHINESE)
    : { family: familyHan, given: givenHan, pet: '', titled: false }
}

const MOST_FAMILY = 4
const NO_CHINESE: Chinese = { family: '', given: '', pet: '', titled: false }

function parted(name: string): Chinese | null {
  const names = hanNames(name)
  const [first] = names
  if (!first) return null
  const bracketed = /[([（【〔]/.test(name)
  const [, second] = names
  // 增友 葉: a surname alone behind the given name.
  if (second && names.length === 2 && second.family.length > 0 && second.given.length === 0 && first.title.length === 0)
    return {
      family: fold(second.family.join('')),
      given: fold([...first.family, ...first.given].join('')),
      pet: '',
      titled: bracketed,
    }
  // Words parted by dots are one foreign name: 阿里木·買買提.
  if (names.length > 1 && names.every((each) => each.family.length === 0))
    return { family: '', given: names.map((each) => fold(each.given.join(''))).join(''), pet: '', titled: bracketed }
  return withoutPet(first, bracketed)
}

function withoutPet(name: HanName, bracketed: boolean): Chinese {
  const family = fold(name.family.join(''))
  const given = fold(name.given.join(''))
  const titled = bracketed || name.title.length > 0
  const all = family + given
  const [first = '', second = ''] = all
  if (all.length === 2 && PET_SUFFIXES.includes(second)) return { family: '', given: first, pet: first, titled: true }
  // 華華: also where the character could be a surname.
  if (all.length === 2 && first === second) return { family: '', given: all, pet: second, titled }
  if (family === '' && all.length === 2 && PET_PREFIXES.includes(first)) return { family, given, pet: second, titled }
  return { family, given, pet: '', titled }
}

function hanOnly(text: string): string {
  let found = ''
  for (const char of text) if (isHan(char)) found += char
  return fold(found)
}

function hangulOnly(text: string): string {
  return HANGUL.test(text) ? (text.match(HANGUL_RUNS) ?? []).join('') : ''
}

const HANGUL = /[\uac00-\ud7a3]/
const HANGUL_RUNS = /[\uac00-\ud7a3]+/g

interface Latin {
  readonly words: readonly Word[]
  readonly family: FamilyPlace
  readonly titled: boolean
}

function latinOf(name: string, family: string, given: string): Latin {
  const familyWords = wordsOf(family)
  const givenWords = wordsOf(given)
  if (familyWords.length > 0 && givenWords.length > 0) {
    const words = [...givenWords, ...familyWords].map(wordOf)
    return { words, family: { from: givenWords.length, to: words.length }, titled: false }
  }
  const { texts, bound, titled } = taken(name)
  const words = texts.map(wordOf)
  if (familyWords.length > 0 && words.length === familyWords.length)
    return { words, family: { from: 0, to: words.length }, titled }
  const comma = name.indexOf(',')
  const before = comma > 0 ? wordsOf(name.slice(0, comma)).length : 0
  // Smith, John; but John Smith, PhD.
  if (before > 0 && before < words.length) return { words, family: { from: 0, to: before }, titled }
  return { words, family: familyPlace(words, bound), titled }
}

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu
const HAN_INSIDE = /\p{Script=Han}+/gu
/** ZhangWei; but McDonald, LeBron and the like are one word. */
const RUN_TOGETHER = /(?<=\p{Ll})(?<!\b(?:Mc|Mac|De|Di|Du|La|Le|Fitz))(?=\p{Lu}\p{Ll})/gu
/** Abd al-Aziz, Abdel Aziz, Abdul Aziz. */
const SERVANT_OF = /\bab[dt](?:[ -]?[aeu]l[ -]|[ -][aeu][a-z][ -])/g
const ALL_DIGITS = /^\p{N}+$/u

interface Taken {
  readonly texts: readonly string[]
  /** Whether a hyphen joins a word to the one before. */
  readonly bound: readonly boolean[]
  readonly titled: boolean
}

/** The words in other letters than Chinese ones, folded, without titles unless nothing else is there. */
function taken(text: string): Taken {
  if (text === '') return NOTHING_TAKEN
  const apart = text.replace(HAN_INSIDE, ' ').replace(RUN_TOGETHER, ' ')
  const folded = transliterated(fold(apart)).replace(SERVANT_OF, 'abdul ')
  const all: { text: string; bound: boolean }[] = []
  for (const match of folded.matchAll(LETTERS)) {
    if (!ALL_DIGITS.test(match[0])) all.push({ text: match[0], bound: folded.charAt(match.index - 1) === '-' })
  }
  const names = all.filter((word) => !TITLES.has(word.text))
  const kept = names.length > 0 ? names : all
  return {
    texts: kept.map((word) => word.text),
    bound: kept.map((word) => word.bound),
    titled: kept.length < all.length,
  }
}

const NOTHING_TAKEN: Taken = { texts: [], bound: [], titled: false }

function wordsOf(text: string): readonly string[] {
  return taken(text).texts
}

function isRomanised(words: readonly Word[]): boolean {
  return words.length > 1 && words.every(isSyllables) && words.some((word) => surnameRank(word) < UNRANKED)
}

function isSyllables(word: Word): boolean {
  return word.mandarin.length > 0 || word.cantonese.length > 0 || word.surnames.length > 0
}
