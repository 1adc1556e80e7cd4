import traditionalToSimplified from 'opencc-js/dict/TSCharacters'

/**
 * The form of a text in which two spellings of one thing are equal: compatibility forms unified (NFKC), lower case,
 * Latin diacritics and apostrophes gone, traditional characters as simplified, invisible characters gone, white space
 * single. For comparing and finding only; never shown and never stored in a member.
 */
export function fold(text: string): string {
  if (!PLAIN_OR_COMMON_HAN.test(text)) return foldAny(text)
  const lower = text.toLowerCase()
  const folded = PLAIN.test(lower) ? lower : simplified(lower)
  return UNTIDY.test(folded) ? tidy(folded) : folded
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
// oxlint-disable-next-line no-control-regex -- nothing in these two blocks has another compatibility form
const PLAIN_OR_COMMON_HAN = /^[\x00-\x7f\u4e00-\u9fff]*$/
const UNTIDY = /['`]|^\s|\s$|\s\s|[\t-\r]/
const APOSTROPHES = /['’‘ʼ`´]/g
const SPACES = /\s+/g
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u00ad]/gu
/** Latin, Greek and Cyrillic marks only: the marks of kana and Hangul make other letters, not accents. */
const MARKS = /[\u0300-\u036f]/g

/** Latin letters that Unicode does not take apart. */
const LETTERS = new Map([
  ['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['ð', 'd'], ['þ', 'th'], ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['ı', 'i'],
]) // prettier-ignore

/** Forms that people mix in names and that the dictionary keeps apart. */
const MORE_VARIANTS = [
  ['妳', '你'], ['呉', '吴'], ['瀬', '濑'], ['槇', '槙'], ['栁', '柳'], ['邨', '村'], ['喆', '哲'], ['菓', '果'],
  ['衞', '卫'], ['淸', '清'], ['靑', '青'], ['緖', '绪'], ['頴', '颖'], ['廸', '迪'], ['寳', '宝'], ['尙', '尚'], ['敍', '叙'], ['吿', '告'],
  ['郞', '郎'], ['仝', '同'], ['甦', '苏'], ['煇', '辉'], ['虗', '虚'], ['氷', '冰'], ['髙', '高'], ['歳', '岁'], ['恵', '惠'], ['徳', '德'],
  ['黒', '黑'], ['曽', '曾'], ['渕', '渊'], ['斉', '齐'], ['斎', '斋'], ['浜', '滨'], ['辺', '边'], ['沢', '泽'], ['広', '广'], ['桜', '樱'],
  ['竜', '龙'], ['滝', '泷'], ['栄', '荣'], ['毎', '每'], ['揺', '摇'],
] as const // prettier-ignore

function foldAny(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().normalize('NFD').replace(MARKS, '')
  let folded = ''
  for (const char of plain.normalize('NFC')) folded += LETTERS.get(char) ?? simplifiedChar(char)
  return tidy(folded)
}

function tidy(text: string): string {
  return text.replace(APOSTROPHES, '').replace(SPACES, ' ').trim()
}

/** The two blocks that hold every traditional character of a name; the few beyond are in `rare`. */
const FIRST = 0x3400
const LAST = 0x9fff

/** Marks a character whose simplified form is beyond one code unit. */
const IN_RARE = 1

interface Characters {
  /** Simplified code unit per traditional one, 0 where a character stays. */
  readonly common: Uint16Array
  readonly rare: ReadonlyMap<string, string>
}
let characters: Characters | undefined

function simplifiedChar(char: string): string {
  const code = char.charCodeAt(0)
  if (code < FIRST) return char
  characters ??= readCharacters()
  if (code > LAST) return characters.rare.get(char) ?? char
  const to = characters.common[code - FIRST]
  if (!to) return char
  return to === IN_RARE ? (characters.rare.get(char) ?? char) : String.fromCharCode(to)
}

function readCharacters(): Characters {
  const common = new Uint16Array(LAST - FIRST + 1)
  const rare = new Map<string, string>()
  const pairs = traditionalToSimplified.split('|').map((pair) => pair.split(' '))
  for (const [from = '', to = ''] of [...pairs, ...MORE_VARIANTS]) {
    if (from.length === 1 && to.length === 1) common[from.charCodeAt(0) - FIRST] = to.charCodeAt(0)
    else {
      rare.set(from, to)
      if (from.length === 1) common[from.charCodeAt(0) - FIRST] = IN_RARE
    }
  }
  return { common, rare }
}
