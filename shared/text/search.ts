import { fold, simplified, withoutMarks } from './fold.ts'
import { hanNames, type HanName } from './names.ts'
import { phoneDigits, phoneTerm } from './phones.ts'
import { syllablesOf, type Syllable } from './syllables.ts'
import { OTHER_READINGS } from './surnames.ts'

/** What of a member can be found. `reading` is the member's own or the one made from the name; '' is fine. */
export interface Searchable {
  readonly name: string
  readonly reading: string
  readonly family?: string | undefined
  readonly given?: string | undefined
  readonly nickname?: string | undefined
  readonly phone?: string | undefined
  readonly phone2?: string | undefined
  readonly email?: string | undefined
  readonly email2?: string | undefined
  readonly line?: string | undefined
  readonly wechat?: string | undefined
  readonly number?: string | undefined
  readonly city?: string | undefined
  readonly organization?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly interests?: readonly string[] | undefined
  /** Other names of the same person. */
  readonly otherNames?: readonly { readonly name: string; readonly reading: string }[] | undefined
  /** Other telephone numbers. */
  readonly otherPhones?: readonly string[] | undefined
  /** Other addresses, accounts, numbers. */
  readonly others?: readonly string[] | undefined
}

/**
 * Everything one can find a member by, as one string that is prepared once and scanned often:
 *
 *     \n ZJH \n 张家豪 \n zhangjiahao \f \n 0912345678 \n name@example.com \n tag …
 *
 * - Initials stand first and are the only capitals, so that no other term runs into them; where there are several
 *   (曾 as ceng, a Latin name beside the Chinese one, a compound surname) the string begins with `*`.
 * - Then the names: folded name, pinyin without tones or spaces (a few second readings, ü also as v), other names.
 * - After `\f` the rest: telephone numbers as digits, e-mails, accounts, member number, labels, city, organisation.
 *
 * Fields begin with `\n`, which no term holds: a match never crosses fields.
 */
export function searchTextOf(member: Searchable): string {
  const name = fold(member.name)
  const own = spellings(member.name, member.reading)
  const names = [name, ...own.pinyin]
  const initials = [...own.initials]
  if (name.includes('-')) names.push(name.replaceAll('-', ''))
  for (const other of [member.family, member.given, member.nickname]) {
    if (!other) continue
    const folded = fold(other)
    if (!name.includes(folded)) names.push(folded)
  }
  for (const other of member.otherNames ?? []) {
    const more = spellings(other.name, other.reading)
    names.push(fold(other.name), ...more.pinyin)
    initials.push(...more.initials)
  }
  const rest: string[] = []
  for (const other of member.otherPhones ?? NONE) rest.push(...phoneDigits(other))
  for (const other of member.others ?? NONE) rest.push(fold(other))
  if (member.phone) rest.push(...phoneDigits(member.phone))
  if (member.phone2) rest.push(...phoneDigits(member.phone2))
  for (const field of [member.email, member.email2, member.line, member.wechat, member.number]) {
    if (field) rest.push(fold(field))
  }
  for (const label of member.tags ?? NONE) rest.push(fold(label))
  for (const label of member.interests ?? NONE) rest.push(fold(label))
  if (member.city) rest.push(fold(member.city))
  if (member.organization) rest.push(fold(member.organization))
  const several = initials.length > 1 ? SEVERAL : ''
  const restText = rest.length > 0 ? `\n${rest.join('\n')}` : ''
  return `${several}\n${[...initials, ...names].join('\n')}${REST}${restText}`
}

/**
 * A test for prepared strings, or null where the text asks for nothing. Every word of the text must be found: as part
 * of any field, or as the beginning of the initials from the family name or the given name on (`zjh`, `zj`, `jh`).
 * Digits are found with or without separators and country code (`0912-345`, `+886 912 345`).
 */
export function compileSearch(text: string): ((prepared: string) => boolean) | null {
  const terms = termsOf(text)
  const [first, ...others] = terms
  if (!first) return null
  const matchFirst = matcherOf(first)
  if (others.length === 0) return matchFirst
  const matchers = [matchFirst, ...others.map(matcherOf)]
  return (prepared) => {
    for (const matches of matchers) if (!matches(prepared)) return false
    return true
  }
}

/** The rank of what does not match. */
export const NO_MATCH = Infinity

/**
 * Ranks prepared strings for a type-ahead; lower is better, `NO_MATCH` is out, a blank text ranks everyone 0. Per word:
 * 0 a whole name, its pinyin or initials, or the last four or more digits of a number; 1 the beginning of one of these
 * (or three last digits); 2 within a name, or the given name's initials; 3 anything else. Words add up. Equal ranks are
 * the caller's to order, so that the list stays put while typing.
 */
export function compileRanking(text: string): (prepared: string) => number {
  const terms = termsOf(text)
  const matches = compileSearch(text)
  if (!matches) return () => 0
  return (prepared) => {
    if (!matches(prepared)) return NO_MATCH
    let rank = 0
    for (const term of terms) rank += rankOf(term, prepared)
    return rank
  }
}

const NONE: readonly string[] = []
const SEVERAL = '*'
const REST = '\f'
const LETTERS = /^[a-z]+$/
const LATIN = /\p{Script=Latin}/u
/** Longest initials that anybody types: a compound surname and three, or a Latin name of six words. */
const LONGEST_INITIALS = 6
/** Different spellings kept of one name; 曾樂 has four. */
const MOST_SPELLINGS = 4

export interface Term {
  /** Any of these, anywhere. */
  readonly forms: readonly string[]
  /** Capitals to be found where initials begin, or ''. */
  readonly initials: string
}

/** The words of a search, each with everything it may stand for. */
export function termsOf(text: string): readonly Term[] {
  const folded = fold(text)
  if (folded === '') return []
  const number = phoneTerm(folded)
  if (number !== null && folded.includes(' ')) return [termOf(number)]
  return folded
    .split(' ')
    .map(termOf)
    .filter(({ forms }) => forms.length > 0)
}

function termOf(word: string): Term {
  const forms = new Set([word])
  const digits = phoneTerm(word)
  if (digits) forms.add(digits)
  else if (word.includes('-')) forms.add(word.replaceAll('-', ''))
  if (digits?.startsWith('886') && digits.length > 3) forms.add(`0${digits.slice(3)}`)
  if (word.startsWith('+')) forms.delete(word)
  return {
    forms: [...forms].filter((form) => form !== ''),
    initials: LETTERS.test(word) && word.length <= LONGEST_INITIALS ? word.toUpperCase() : '',
  }
}

function matcherOf(term: Term): (prepared: string) => boolean {
  const { initials } = term
  const [form = '', ...otherForms] = term.forms
  if (otherForms.length > 0) return (prepared) => term.forms.some((each) => prepared.includes(each))
  if (initials === '') return (prepared) => prepared.includes(form)
  return (prepared) => startsInitials(prepared, initials) || prepared.includes(form)
}

function startsInitials(prepared: string, initials: string): boolean {
  if (prepared.startsWith(initials, 1) || prepared.startsWith(initials, 2)) return true
  return prepared.startsWith(SEVERAL) && prepared.includes(`\n${initials}`)
}

function rankOf(term: Term, prepared: string): number {
  const end = prepared.indexOf(REST)
  const { initials } = term
  if (initials !== '') {
    const at = prepared.indexOf(`\n${initials}`)
    if (at >= 0) return endsField(prepared, at + 1 + initials.length) ? 0 : 1
  }
  let best = 3
  for (const form of term.forms) {
    const at = prepared.indexOf(`\n${form}`)
    if (at >= 0 && at < end) best = Math.min(best, endsField(prepared, at + 1 + form.length) ? 0 : 1)
    else if (form.length >= 3 && phoneTerm(form) !== null && endsSomeField(prepared, form))
      best = Math.min(best, form.length >= 4 ? 0 : 1)
    else if (startsWord(prepared, form, end)) best = Math.min(best, 1)
    else if (prepared.lastIndexOf(form, end) >= 0) best = Math.min(best, 2)
  }
  return best === 3 && initials !== '' && startsInitials(prepared, initials) ? 2 : best
}

function startsWord(prepared: string, form: string, end: number): boolean {
  const at = prepared.indexOf(` ${form}`)
  return at >= 0 && at < end
}

function endsSomeField(prepared: string, form: string): boolean {
  return prepared.endsWith(form) || prepared.includes(`${form}\n`)
}

function endsField(prepared: string, at: number): boolean {
  const next = prepared.charAt(at)
  return next === '' || next === '\n' || next === REST
}

interface Spellings {
  /** Without tones and spaces. */
  readonly pinyin: readonly string[]
  /** In capitals. */
  readonly initials: readonly string[]
}

/** Pinyin and initials of a name and its reading; the likeliest first, none twice. */
function spellings(name: string, reading: string): Spellings {
  const latin = latinInitials(name)
  const syllables = syllablesOf(reading)
  if (syllables.length === 0) {
    // A reading that is no pinyin (Tan Eng Hua) is found by its letters.
    const written = fold(reading).replaceAll(' ', '')
    return { pinyin: written === '' ? [] : [written], initials: longerThanOne([latinInitials(reading), latin]) }
  }
  const pinyin = new Set<string>()
  const initials = new Set<string>()
  const parts = hanNames(name)
  for (const combination of combinations(parts, syllables)) {
    pinyin.add(combination.join(''))
    initials.add(initialsOf(combination))
  }
  if (syllables.some((syllable) => syllable.umlaut)) pinyin.add(syllables.map(withV).join(''))
  const familyLength = parts[0]?.family.length ?? 0
  if (familyLength > 1) initials.add(initialsOf(syllables.slice(familyLength).map((syllable) => syllable.letters)))
  return { pinyin: [...pinyin], initials: longerThanOne([...initials, latin]) }
}

/** The syllables as read, then with second readings put in, one after another until there are enough. */
function combinations(parts: readonly HanName[], syllables: readonly Syllable[]): readonly (readonly string[])[] {
  let found: (readonly string[])[] = [syllables.map((syllable) => syllable.letters)]
  let place = 0
  for (const char of parts.flatMap((part) => [...part.family, ...part.given, ...part.title])) {
    for (const other of OTHER_READINGS.get(simplified(char)) ?? NONE) {
      if (other === syllables[place]?.letters || place >= syllables.length) continue
      found = [...found, ...found.map((each) => each.with(place, other))].slice(0, MOST_SPELLINGS)
    }
    place += 1
  }
  return found
}

/** `lü` as people type it: `lv`. */
function withV(syllable: Syllable): string {
  return syllable.umlaut ? syllable.letters.replace('u', 'v') : syllable.letters
}

function longerThanOne(initials: readonly string[]): readonly string[] {
  return initials.filter((letters, index) => letters.length > 1 && initials.indexOf(letters) === index)
}

function initialsOf(words: readonly string[]): string {
  let initials = ''
  for (const word of words) initials += word.charAt(0)
  return initials.toUpperCase()
}

function latinInitials(text: string): string {
  if (!LATIN.test(text)) return ''
  return initialsOf((withoutMarks(text).match(/[a-z]+/gi) ?? []).slice(0, LONGEST_INITIALS))
}
