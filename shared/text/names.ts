import { isHan, simplified } from './fold.ts'
import { COMPOUND_SURNAMES, SURNAMES, TITLES } from './surnames.ts'

/** A Chinese name taken apart; the parts joined are the name. `family` is '' where nothing looks like a surname. */
export interface HanName {
  readonly family: readonly string[]
  readonly given: readonly string[]
  readonly title: readonly string[]
}

/**
 * The name without what stands in brackets (a nickname, a role), or what stands in brackets where nothing Chinese
 * stands outside: `陳怡君（志工）` → `陳怡君`, `Amy (陳佩珊)` → `Amy 陳佩珊`.
 */
export function withoutBrackets(name: string): string {
  if (!BRACKETS.test(name)) return name
  const outside = name.replace(BRACKETED, ' ').trim()
  const inside = name.replace(/[()（）[\]【】〔〕]/g, ' ').trim()
  return anyHan(outside) || (outside !== '' && !anyHan(inside)) ? outside : inside
}

/**
 * The Chinese names in a text, in order. Neighbouring characters are one name; a space inside a name (`陳 怡君`,
 * each character apart) parts surname and given name, other signs part names.
 */
export function hanNames(name: string): HanName[] {
  const text = withoutBrackets(name)
  const runs = hanRuns(text)
  // A dot parts the words of a name written by its sound: 阿里木·買買提 has no surname of ours.
  if (runs.length > 1 && DOTS.test(text)) return runs.map((run) => split(run.chars, 0))
  const joined = joinSpaced(runs)
  return joined.map((run) => takeApart(run.chars, run.familyLength))
}

interface Run {
  readonly chars: readonly string[]
  /** Whether only white space stands before it. */
  readonly spaced: boolean
  readonly familyLength: number
}

const BRACKETS = /[(（[【〔]/
const BRACKETED = /\([^)]*\)|（[^）]*）|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g
const DOTS = /[·•‧・．.]/
/** Names are at most a compound surname and three more; longer text is no name. */
const LONGEST_NAME = 5

function anyHan(text: string): boolean {
  for (const char of text) if (isHan(char)) return true
  return false
}

function hanRuns(text: string): Run[] {
  const runs: Run[] = []
  let chars: string[] = []
  let between = ''
  const close = () => {
    if (chars.length > 0) runs.push({ chars, spaced: runs.length > 0 && /^\s+$/.test(between), familyLength: 0 })
    if (chars.length > 0) between = ''
    chars = []
  }
  for (const char of text) {
    if (isHan(char)) chars.push(char)
    else {
      close()
      between += char
    }
  }
  close()
  return runs
}

/** `陳 怡君` and `陳 怡 君` are one name each; `陳怡君 林志明` are two. */
function joinSpaced(runs: readonly Run[]): readonly Run[] {
  const [first, ...rest] = runs
  if (!first || rest.length === 0 || !rest.every((run) => run.spaced)) return runs
  const chars = runs.flatMap((run) => run.chars)
  if (chars.length > LONGEST_NAME) return runs
  if (runs.every((run) => run.chars.length === 1)) return [{ chars, spaced: false, familyLength: 0 }]
  return rest.length === 1 && isFamily(first.chars)
    ? [{ chars, spaced: false, familyLength: first.chars.length }]
    : runs
}

function isFamily(chars: readonly string[]): boolean {
  const text = simplified(chars.join(''))
  // 陳王 秀英: a married name bears both surnames.
  const both = chars.length === 2 && Array.from(text).every((char) => SURNAMES.has(char))
  return chars.length === 1 || both || COMPOUND_SURNAMES.has(text)
}

/** `known` is the length of the surname where spaces told it, else 0. */
function takeApart(chars: readonly string[], known: number): HanName {
  const title = chars.length - titleLength(chars) >= known ? titleLength(chars) : 0
  const name = title > 0 ? chars.slice(0, -title) : chars
  const parts = split(name, known > 0 ? known : familyLengthOf(name))
  return { ...parts, title: title > 0 ? chars.slice(-title) : [] }
}

function split(chars: readonly string[], familyLength: number): HanName {
  return { family: chars.slice(0, familyLength), given: chars.slice(familyLength), title: [] }
}

function titleLength(chars: readonly string[]): number {
  if (chars.length < 3) return 0
  const end = simplified(chars.slice(-2).join(''))
  return TITLES.includes(end) ? 2 : 0
}

function familyLengthOf(chars: readonly string[]): number {
  const key = chars.map((char) => simplified(char))
  const [first = '', second = ''] = key
  if (chars.length > LONGEST_NAME) return 0
  if (chars.length >= 3 && COMPOUND_SURNAMES.has(first + second)) return 2
  // A married name bears both surnames: 陳王秀英.
  if (chars.length === 4 && SURNAMES.has(first) && SURNAMES.has(second)) return 2
  if (SURNAMES.has(first)) return 1
  // 阿明 and 小美 are one word; three and more begin with a surname we do not know.
  return chars.length >= 3 && first !== '小' && first !== '阿' ? 1 : 0
}
