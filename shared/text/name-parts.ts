import { isHan } from './fold.ts'
import { hanNames } from './names.ts'

/** Family and given name; either may be empty where the name does not show it. */
export interface NameParts {
  readonly family: string
  readonly given: string
}

/**
 * A full name taken apart: 歐陽子軒 → 歐陽 + 子軒, `Amy Chen` and `Chen, Amy` → Chen + Amy, 김민수 → 김 + 민수. Titles, roles in
 * brackets and suffixes belong to neither part. A single word that is no Chinese or Korean name is a given name.
 */
export function nameParts(name: string): NameParts {
  if (name.length > LONGEST_NAME) return { family: '', given: name }
  const text = name.replace(/\s+/gu, ' ').trim()
  for (const char of text) if (isHan(char)) return hanParts(text)
  const spoken = text.replace(BRACKETED, ' ').replace(/\s+/gu, ' ').trim()
  return HANGUL.test(spoken) ? koreanParts(spoken) : westernParts(spoken)
}

/**
 * The full name from its parts, in the order the script asks for: 王 + 小明 → 王小明, Wang + Ming → Ming Wang. Chinese and
 * Korean put the family name first and no space between.
 */
export function fullName(family: string, given: string): string {
  if (family === '' || given === '') return family + given
  return FAMILY_FIRST.test(family + given) ? family + given : `${given} ${family}`
}

/**
 * A name with another one in brackets: `Amy (陳怡君)` → 陳怡君, called Amy; `Robert Smith (Bob)` → Robert Smith, called Bob.
 * What stands in brackets after a Chinese name may be a role (志工), so only a name in the other script is taken from there.
 */
export function nameAndNickname(text: string): { readonly name: string; readonly nickname: string } {
  if (text.length > LONGEST_NAME) return { name: text.trim(), nickname: '' }
  const found = /^([^()（）]+)[(（]([^()（）]+)[)）]\s*$/u.exec(text.trim())
  const [outside = '', inside = ''] = [found?.[1]?.trim(), found?.[2]?.trim()]
  if (outside === '' || inside === '') return { name: text.trim(), nickname: '' }
  const [hanOutside, hanInside] = [HAN.test(outside), HAN.test(inside)]
  if (hanOutside && hanInside) return { name: text.trim(), nickname: '' }
  return hanInside ? { name: inside, nickname: outside } : { name: outside, nickname: inside }
}

/** Longer texts are no names, and taking brackets out of them may take long. */
const LONGEST_NAME = 200

const HAN = /\p{Script=Han}/u
const HANGUL = /^[\p{Script=Hangul} ]+$/u
const FAMILY_FIRST = /\p{Script=Han}|\p{Script=Hangul}/u
const BRACKETED = /\([^)]*\)|（[^）]*）|\[[^\]]*\]/gu

/** Two short words of characters, the first of which is no whole Chinese name: 田中 太郎. */
const TWO_HAN_WORDS = /^(\p{Script=Han}{1,3}) ([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,4})$/u

function hanParts(text: string): NameParts {
  const spaced = TWO_HAN_WORDS.exec(text)
  const names = hanNames(text)
  if (spaced && names.length !== 1) return { family: spaced[1] ?? '', given: spaced[2] ?? '' }
  const [first] = names
  return first ? { family: first.family.join(''), given: first.given.join('') } : { family: '', given: text }
}

/** Surnames of two syllables; every other one has one. */
const KOREAN_COMPOUND = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방)(?=.)/u

function koreanParts(text: string): NameParts {
  const [first = '', ...rest] = text.split(' ')
  if (rest.length > 0) return { family: first, given: rest.join('') }
  const length = KOREAN_COMPOUND.test(first) ? 2 : 1
  return first.length <= length
    ? { family: '', given: first }
    : { family: first.slice(0, length), given: first.slice(length) }
}

const TITLES = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|rev)\.? /iu
const SUFFIXES = /(?:,| ) ?(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq)\.?$/iu

/** Words that belong to the family name behind them: van der Berg, de la Cruz, bin Ali. */
const PARTICLES = new Set(
  'van von der den de del della di da dos das du la le el al bin binti ibn ben ter ten zu zum st st.'.split(' '),
)

function westernParts(text: string): NameParts {
  const bare = text.replace(TITLES, '').replace(SUFFIXES, '').trim()
  const comma = bare.indexOf(',')
  if (comma > 0) return { family: bare.slice(0, comma).trim(), given: bare.slice(comma + 1).trim() }
  const words = bare.split(' ').filter((word) => word !== '')
  if (words.length < 2) return { family: '', given: bare }
  let start = words.length - 1
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start -= 1
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') }
}
