import { LETTER_LANGUAGES } from '../domain/letter.ts'
import type { LetterLanguage } from '../domain/letter.ts'
import type { Member } from '../domain/member.ts'
import { fullName, nameParts } from '../text/name-parts.ts'

/** What somebody can be called by. */
export type Called = Pick<Member, 'name' | 'given' | 'nickname'>

/**
 * How a letter calls somebody. A name in characters is said whole in a Chinese letter (王小明); in an English one by the name
 * in letters that goes with it (Amy of 陳怡君 Amy, or a nickname), and whole where there is none. Other names are called by the given
 * name in every language. Titles and roles in brackets are left out.
 */
export function addressOf({ name, given = '', nickname = '' }: Called, language: LetterLanguage): string {
  const parts = nameParts(name)
  if (!FAMILY_FIRST.test(name)) return given.trim() || parts.given || name
  const whole = fullName(parts.family, parts.given)
  if (language !== 'en') return whole
  return [nickname, given, name].map((text) => LATIN_NAME.exec(text)?.[0]).find((found) => found !== undefined) ?? whole
}

/**
 * The language to write to somebody in, by what their record says: a code (zh-Hant, en_GB) or a word (繁體中文, English).
 * `sender` where that says nothing or names a language that no letter is written in. Chinese without a script is the sender's
 * Chinese, or else simplified, as Unicode's likely subtags have it.
 */
export function letterLanguageOf(said: string | undefined, sender: LetterLanguage): LetterLanguage {
  const text = (said ?? '').normalize('NFKC').trim().toLowerCase()
  if (text === '') return sender
  const [, named] = WORDS.find(([words]) => words.test(text)) ?? []
  if (named !== undefined) return named
  const isChinese = /^(?:中文|汉语|漢語|华语|華語|国语|chinese|mandarin|zh)$/u.test(text)
  if (isChinese) return sender === 'en' ? 'zh-CN' : sender
  return languageOfCode(text.replaceAll('_', '-')) ?? sender
}

const FAMILY_FIRST = /\p{Script=Han}|\p{Script=Hangul}/u
/** One name in letters: Amy, Jean-Luc, O'Neill. */
const LATIN_NAME = /\p{Script=Latin}[\p{Script=Latin}'’-]+/u

const WORDS: readonly (readonly [RegExp, LetterLanguage])[] = [
  [/繁|正體|正体|traditional|taiwan|台灣|臺灣|台湾|hong kong|國語|粵語|粤语|cantonese/u, 'zh-TW'],
  [/简|簡|simplified|普通话|普通話/u, 'zh-CN'],
  [/^(?:english|英文|英語|英语)/u, 'en'],
]

function languageOfCode(code: string): LetterLanguage | null {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/u.test(code)) return null
  try {
    const { language, script } = new Intl.Locale(code).maximize()
    const known = language === 'zh' || language === 'yue' ? (script === 'Hant' ? 'zh-TW' : 'zh-CN') : language
    return LETTER_LANGUAGES.find((each) => each === known) ?? null
  } catch {
    // Only looks like a code.
    return null
  }
}
