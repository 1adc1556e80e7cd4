import type { Reason, ReasonCode } from '../../domain/matching.ts'
import { isHan } from '../../text/fold.ts'
import { compareHan } from './compare-han.ts'
import { compareMixed } from './compare-mixed.ts'
import { compareWords, sharedKeys, wordAgreement } from './compare-words.ts'
import { NOTHING_KNOWN, type Finding, type NameComparison } from './name-comparison.ts'
import type { NameForms } from './name-forms.ts'
import type { Word } from './word.ts'

export type { NameAgreement, NameComparison } from './name-comparison.ts'

/**
 * Compares two names. Symmetric but for the order of the reasons' parameters: `left` is a's name as typed, `right` b's.
 * Characters decide where both names have them; else sounds and letters do.
 */
export function compareNames(a: NameForms, b: NameForms): NameComparison {
  const [first, second] = standsBefore(b, a) ? [b, a] : [a, b]
  const finding = byNickname(first, second, kept(first, second, byName(first, second)))
  return {
    agreement: finding.agreement,
    likeness: finding.likeness,
    family: finding.family,
    given: finding.given,
    swapped: finding.swapped,
    reasons: reasonsOf(a, b, finding),
  }
}

function byName(a: NameForms, b: NameForms): Finding {
  if (isEmpty(a) || isEmpty(b)) return NOTHING_KNOWN
  if (a.han !== '' && b.han !== '') return compareHan(a, b)
  if (a.han === '' && b.han === '') return compareWords(a, b)
  const [han, latin] = a.han === '' ? [b, a] : [a, b]
  const found = compareMixed(han, latin)
  if (han.reading.length === 0 || (found.agreement !== 'differs' && found.agreement !== 'partial')) return found
  const read = compareWords({ ...han, han: '', words: han.reading, letters: run(han.reading) }, latin)
  if (read.agreement === 'same') return { ...read, agreement: 'variant', likeness: 0.95, codes: ['name-reading'] }
  return read.likeness > found.likeness ? read : found
}

/** Pairing words is greedy and may depend on who comes first: so always the same one does. */
function standsBefore(a: NameForms, b: NameForms): boolean {
  if (a.letters !== b.letters) return a.letters < b.letters
  if (a.han !== b.han) return a.han < b.han
  if (a.shown !== b.shown) return a.shown < b.shown
  return a.family.from !== b.family.from ? a.family.from < b.family.from : a.family.to < b.family.to
}

/** What no block would bring together is not promised to be the same name: it is called similar. */
function kept(a: NameForms, b: NameForms, found: Finding): Finding {
  if (found.agreement !== 'same' && found.agreement !== 'variant') return found
  return sharedKeys(a, b).length > 0
    ? found
    : { ...found, agreement: 'similar', likeness: Math.min(found.likeness, 0.88) }
}

function isEmpty(name: NameForms): boolean {
  return name.han === '' && name.letters === ''
}

function run(words: readonly Word[]): string {
  return words.map((word) => word.text).join('')
}

const PET_NAME: Pick<Finding, 'agreement' | 'codes'> = { agreement: 'nickname', codes: ['name-nickname'] }

/** A nickname written down beside the name says more than the names where these leave it open. */
function byNickname(a: NameForms, b: NameForms, found: Finding): Finding {
  if (a.nickname.length + b.nickname.length === 0 && a.hanNickname === '' && b.hanNickname === '') return found
  if (found.agreement !== 'differs' && found.agreement !== 'partial' && found.agreement !== 'unknown') return found
  if (found.agreement === 'differs' && found.family === 'differs') return found
  const named = nicknamed(a, b) || nicknamed(b, a)
  const both = a.hanNickname !== '' && a.hanNickname === b.hanNickname
  if (!named && !(both && found.agreement !== 'differs')) return found
  return { ...found, ...PET_NAME, likeness: Math.max(found.likeness, 0.6) }
}

/** Whether the nickname of one stands in the name of the other, or is the other's nickname. */
function nicknamed(one: NameForms, other: NameForms): boolean {
  if (
    one.hanNickname !== '' &&
    (one.hanNickname === other.han || (other.pet !== '' && one.hanNickname.includes(other.pet)))
  )
    return true
  // Amy Lau is no nickname of Lau Man Ming: the surname does not count.
  const { from, to } = other.family
  const given = other.words.filter((_, at) => at < from || at >= to)
  return one.nickname.some((word) => {
    const isSurname = other.words.some((theirs, at) => at >= from && at < to && theirs.text === word.text)
    return !isSurname && word.text.length > 1 && given.some((theirs) => wordAgreement(word, theirs, false) >= NICKNAME)
  })
}

const NICKNAME = 3

function reasonsOf(a: NameForms, b: NameForms, finding: Finding): readonly Reason[] {
  const params = { left: a.shown, right: b.shown }
  return codesOf(a, b, finding).map((code) => ({ code, sign: AGAINST.has(code) ? '-' : '+', params }))
}

const AGAINST: ReadonlySet<ReasonCode> = new Set(['name-differs', 'given-differs', 'name-characters-differ'])

/** Equal names are explained by what had to be left out of account. */
function codesOf(a: NameForms, b: NameForms, finding: Finding): readonly ReasonCode[] {
  if (finding.agreement !== 'same' || finding.codes[0] !== 'name-same' || a.shown === b.shown) return finding.codes
  const codes: ReasonCode[] = []
  if (a.han !== '' && characters(a.shown) !== characters(b.shown) && !a.titled && !b.titled)
    codes.push('name-characters')
  if (a.titled !== b.titled) codes.push('name-title')
  return codes.length > 0 ? codes : finding.codes
}

function characters(text: string): string {
  let found = ''
  for (const char of text.normalize('NFKC')) if (isHan(char)) found += char
  return found
}
