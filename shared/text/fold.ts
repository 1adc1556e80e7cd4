import traditionalToSimplified from 'opencc-js/dict/TSCharacters'

/**
 * The form of a text in which two spellings of one thing are equal: compatibility forms unified (NFKC), lower case,
 * Latin diacritics and apostrophes gone, traditional characters as simplified, invisible characters gone, white space
 * single. For comparing and finding only; never shown and never stored in a member.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(APOSTROPHES, '').replace(SPACES, ' ').trim()
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().normalize('NFD').replace(MARKS, '')
  let folded = ''
  for (const char of plain.normalize('NFC')) folded += LETTERS.get(char) ?? simplifiedChar(char)
  return folded.replace(APOSTROPHES, '').replace(SPACES, ' ').trim()
}

/** Letter by letter to simplified, without regard to words: right for keys, wrong for reading (乾 and 幹 both become 干). */
export function simplified(text: string): string {
  let result = ''
  for (const char of text) result += simplifiedChar(char)
  return result
}

/** Letters without diacritics, in their own case; `lǚ` becomes `lu`. */
export function withoutMarks(text: string): string {
  return PLAIN.test(text) ? text : text.normalize('NFD').replace(MARKS, '').normalize('NFC')
}

/** Whether the text holds a Chinese character. */
export function hasHan(text: string): boolean {
  return HAN.test(text)
}

/** Whether one character (a code point) is Chinese. */
export function isHan(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  return code >= 0x4e00 && code <= 0x9fff ? true : code >= 0x3005 && HAN.test(char)
}

const HAN = /\p{Script=Han}/u
// oxlint-disable-next-line no-control-regex -- the range is ASCII on purpose
const PLAIN = /^[\x00-\x7f]*$/
const APOSTROPHES = /['’‘ʼ`´]/g
const SPACES = /\s+/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g
/** Latin, Greek and Cyrillic marks only: the marks of kana and Hangul make other letters, not accents. */
const MARKS = /[\u0300-\u036f]/g

/** Latin letters that Unicode does not take apart. */
const LETTERS = new Map([
  ['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['ð', 'd'], ['þ', 'th'], ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['ı', 'i'],
]) // prettier-ignore

/** Forms that people mix in names and that the dictionary keeps apart. */
const MORE_VARIANTS = [
  ['妳', '你'], ['呉', '吴'], ['瀬', '濑'], ['槇', '槙'], ['栁', '柳'], ['邨', '村'], ['喆', '哲'], ['菓', '果'],
] as const // prettier-ignore

let characters: Map<string, string> | undefined

function simplifiedChar(char: string): string {
  if (char < '\u3400') return char
  characters ??= readCharacters()
  return characters.get(char) ?? char
}

function readCharacters(): Map<string, string> {
  const map = new Map<string, string>(MORE_VARIANTS)
  for (const pair of traditionalToSimplified.split('|')) {
    const [from, to] = pair.split(' ')
    if (from && to) map.set(from, to)
  }
  return map
}
