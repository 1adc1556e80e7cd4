import type { Reason } from '../domain/matching.ts'
import type { Frequencies } from './frequencies.ts'
import type { NameComparison } from './names/compare-names.ts'
import { compareNames } from './names/compare-names.ts'
import type { NameForms } from './names/name-forms.ts'
import type { PreparedName, PreparedRecord } from './prepared-record.ts'
import { BITS, DISCOUNT, M, MOST, SIMILAR } from './weights.ts'

/** What the names of two records say. */
export interface NameEvidence {
  readonly bits: number
  /** What its differing parts alone say, from 0 down. */
  readonly against: number
  readonly comparison: NameComparison
  /** The most records that bear one of the two names. */
  readonly bearers: number
  /** The chance that somebody else bears the name. */
  readonly chance: number
  /** Whether both have a family name and a given name, as far as anybody can tell. */
  readonly whole: boolean
  /** Whether both have a name, and one cannot be compared with the other. */
  readonly incomparable: boolean
  /** Whether one of the two is a Chinese name. */
  readonly chinese: boolean
}

/** The best of all pairs of their names; null where one of the two has none. */
export function nameEvidence(a: PreparedRecord, b: PreparedRecord, frequencies: Frequencies): NameEvidence | null {
  let best: NameEvidence | null = null
  for (const one of a.names) {
    for (const other of b.names) {
      const evidence = ofNames(one, other, frequencies)
      if (best === null || evidence.bits > best.bits) best = evidence
    }
  }
  return best
}

function ofNames(a: PreparedName, b: PreparedName, frequencies: Frequencies): NameEvidence {
  const comparison = compared(a, b)
  const bearers = Math.max(frequencies.bearers(a.full), frequencies.bearers(b.full))
  const chance = Math.max(chanceOf(a, frequencies), chanceOf(b, frequencies))
  const against =
    (comparison.family === 'differs' ? BITS.familyDiffers : 0) +
    (comparison.given === 'differs' ? BITS.givenDiffers : 0)
  return {
    against,
    bits: bitsOf(comparison, a, b, chance, frequencies),
    comparison,
    bearers,
    chance,
    whole: isWhole(a) && isWhole(b),
    incomparable: isOtherSound(a, b) || isOtherSound(b, a),
    chinese: a.chinese || b.chinese,
  }
}

/** Why, for people: of names in two scripts only the characters that differ are named, as long as it is one (陈/陳). */
export function nameReasons({ reasons }: NameComparison): readonly Reason[] {
  return reasons.map((reason) => (reason.code === 'name-characters' ? oneCharacter(reason) : reason))
}

function oneCharacter(reason: Reason): Reason {
  const left = Array.from(String(reason.params?.['left'] ?? ''))
  const right = Array.from(String(reason.params?.['right'] ?? ''))
  const differing = left.flatMap((char, at) => (char === right[at] ? [] : [at]))
  const [at] = differing
  if (left.length !== right.length || differing.length !== 1 || at === undefined) {
    return { code: reason.code, sign: reason.sign }
  }
  return { ...reason, params: { left: left[at] ?? '', right: right[at] ?? '' } }
}

/**
 * The comparison of two names, where they can be compared. A surname alone and a given name alone leave open whether they
 * belong together; so do characters that spell a foreign name by its sound, and that name.
 */
export function compared(a: PreparedName, b: PreparedName): NameComparison {
  if (a.digits !== b.digits && a.digits !== '' && b.digits !== '') return COUNTED_APART
  const comparison = compareNames(a.forms, b.forms)
  if (comparison.agreement === 'nickname' && !isNicknamed(a, b)) return onlyTheSurname(comparison)
  if (comparison.agreement === 'partial') return withPartMissing(comparison)
  if (comparison.agreement !== 'differs') return comparison
  if (isOtherHalf(a, b) || isOtherHalf(b, a)) return NOTHING_COMPARABLE
  if (isOtherSound(a, b) || isOtherSound(b, a)) return NOTHING_COMPARABLE
  // An adopted given name says nothing about the Chinese one; what is left to compare is the surname.
  const onlySurname = comparison.family === 'same' || comparison.family === 'variant'
  return onlySurname && a.adopted !== b.adopted && a.chinese !== b.chinese
    ? { ...comparison, agreement: 'partial', given: 'missing', reasons: PARTLY }
    : comparison
}

/** Where only a part is given, the other part does not differ. */
function withPartMissing(comparison: NameComparison): NameComparison {
  const { family, given } = comparison
  if (family !== 'differs' && given !== 'differs') return comparison
  return {
    ...comparison,
    family: family === 'differs' ? 'missing' : family,
    given: given === 'differs' ? 'missing' : given,
  }
}

/** Whether the nickname agrees by more than the surname: [Amy Lau] is no nickname of Lau Man Ming. */
function isNicknamed({ forms: a }: PreparedName, { forms: b }: PreparedName): boolean {
  const written = [...a.nickname, ...b.nickname]
  if (written.length === 0 || a.hanNickname !== '' || b.hanNickname !== '') return true
  return calls(a, b) || calls(b, a)
}

function calls(one: NameForms, other: NameForms): boolean {
  return one.nickname.some((word) =>
    other.words.some((theirs, at) => theirs.text === word.text && (at < other.family.from || at >= other.family.to)),
  )
}

function onlyTheSurname(comparison: NameComparison): NameComparison {
  return comparison.given === 'differs'
    ? { ...comparison, agreement: 'differs', reasons: [{ code: 'given-differs', sign: '-' }] }
    : { ...comparison, agreement: 'partial', given: 'missing', reasons: PARTLY }
}

const PARTLY: NameComparison['reasons'] = [{ code: 'name-part', sign: '+' }]

function isOtherHalf(a: PreparedName, b: PreparedName): boolean {
  return a.family !== '' && a.given.length === 0 && b.family === '' && b.given.length === 1
}

function isOtherSound(a: PreparedName, b: PreparedName): boolean {
  return a.foreign && b.forms.han !== ''
}

const NOTHING_COMPARABLE: NameComparison = {
  agreement: 'unknown', likeness: 0, family: 'missing', given: 'missing', swapped: false, reasons: [],
} // prettier-ignore

const COUNTED_APART: NameComparison = {
  agreement: 'differs', likeness: 0, family: 'differs', given: 'differs', swapped: false,
  reasons: [{ code: 'name-differs', sign: '-' }],
} // prettier-ignore

/** Whether they are read alike and written with other characters. */
export function soundsAlike({ reasons }: NameComparison): boolean {
  return reasons.some(({ code }) => code === 'name-characters-differ')
}

/**
 * Whether two names can hardly be one person's who uses both with one mailbox. Where only a Latin surname differs, it is
 * typed badly or a maiden name; where Chinese names only sound alike, one was put down by ear.
 */
export function namesAreApart(a: PreparedName, b: PreparedName): boolean {
  const comparison = compared(a, b)
  if (comparison.agreement !== 'differs' || soundsAlike(comparison)) return false
  return a.chinese || b.chinese || comparison.given === 'differs'
}

function bitsOf(
  { agreement, family, given, swapped }: NameComparison,
  a: PreparedName,
  b: PreparedName,
  chance: number,
  frequencies: Frequencies,
): number {
  if (agreement === 'unknown') return 0
  const familyChance = Math.max(frequencies.family(a.family), frequencies.family(b.family))
  const givenChance = Math.max(frequencies.given(a.given), frequencies.given(b.given))
  const parts = partBits(family, M.family, familyChance, BITS.familyDiffers)
  if (agreement === 'nickname') return Math.max(parts, 0) + BITS.nickname
  const whole = parts + partBits(given, M.given, givenChance, BITS.givenDiffers) - (swapped ? DISCOUNT.swappedName : 0)
  if (agreement === 'differs') {
    const samePieces = family !== 'differs' && given !== 'differs'
    return Math.min(whole, samePieces ? BITS.charactersDiffer : whole)
  }
  return Math.min(whole, Math.log2((M.family * M.given) / chance), MOST.name)
}

function partBits(agreement: NameComparison['family'], m: number, chance: number, against: number): number {
  const same = Math.log2(m / chance)
  switch (agreement) {
    case 'same':
      return same
    case 'variant':
      return same - DISCOUNT.variant
    case 'similar':
      return Math.max(same * SIMILAR.share - SIMILAR.less, 0)
    case 'partial':
      return BITS.namePartly
    case 'missing':
      return 0
    case 'differs':
      return against
  }
}

/** As its parts would meet by chance, or as it does on the roster, whichever is more often: 王偉 is more than 王 and 偉. */
function chanceOf(name: PreparedName, frequencies: Frequencies): number {
  const family = name.family === '' ? 1 : frequencies.family(name.family)
  const given = name.given.length === 0 ? 1 : frequencies.given(name.given)
  return Math.max(family * given, (frequencies.bearers(name.full) - 2) / frequencies.size)
}

/** In languages that leave open which word is the family name, two words are both. */
function isWhole({ family, given, part }: PreparedName): boolean {
  return part === 'whole' && (family !== '' ? given.length > 0 : given.length > 1)
}
