import { pinyin } from 'pinyin-pro'
import { hasHan, simplified, withoutMarks } from './fold.ts'
import { hanNames, type HanName } from './names.ts'
import { COMPOUND_SURNAMES, GIVEN_READINGS, OTHER_READINGS, SURNAME_READINGS } from './surnames.ts'

/**
 * The pinyin of the Chinese part of a name with tone marks, surname first: `陳怡君` → `Chén Yíjūn`, `歐陽子軒` →
 * `Ōuyáng Zǐxuān`, `Amy Chen 陳佩珊` → `Chén Pèishān`; '' for a name without Chinese characters. A reading that somebody
 * wrote down (`override`) wins. Surnames are read as surnames (曾 Zēng), what stands in brackets is left out, titles
 * after the name stay small (`陳老師` → `Chén lǎoshī`). Spelling after GB/T 28039-2011: given name in one word with an
 * apostrophe where it would be misread, married double surnames with a hyphen (`Chén-Wáng Xiùyīng`).
 */
export function readingOf(name: string, override?: string): string {
  const written = override?.trim()
  if (written) return written
  if (!hasHan(name)) return ''
  const known = readings.get(name)
  if (known !== undefined) return known
  const reading = hanNames(name).map(spell).join(' ')
  if (readings.size >= KEPT_READINGS) readings.clear()
  readings.set(name, reading)
  return reading
}

/**
 * Every reading of one character, toneless with ü as v, the likeliest in a name first: 曾 → zeng, ceng. Slow; keep the
 * answer.
 */
export function readingsOfCharacter(char: string, place: 'family' | 'given'): readonly string[] {
  const key = simplified(char)
  const likeliest = place === 'family' ? familySyllable(char) : givenSyllable(char)
  const all = [
    likeliest,
    ...(OTHER_READINGS.get(key) ?? []),
    GIVEN_READINGS.get(key) ?? '',
    SURNAME_READINGS.get(key) ?? '',
  ]
  all.push(...pinyin(char, { multiple: true, type: 'array', toneType: 'none' }))
  const toneless = all.map((reading) => withoutTone(reading)).filter((reading) => reading !== '' && reading !== char)
  return [...new Set(toneless)]
}

function withoutTone(reading: string): string {
  return withoutMarks(
    reading
      .normalize('NFD')
      .replace(/u([\u0300-\u0307\u0309-\u036f]*)\u0308/g, 'v')
      .normalize('NFC'),
  )
}

/** Names are looked up again while a list is built, then rarely; 4,096 short strings are under 1 MB. */
const KEPT_READINGS = 4096
const readings = new Map<string, string>()
/** Pinyin of single characters; a roster of 50,000 uses about 2,500 of the 21,000 there are. */
const characters = new Map<string, string>()

/** Longer than any given name or transliterated word. */
const LONGEST_WORD = 5

function spell(name: HanName): string {
  const words: string[] = []
  const family = name.family.length > 0 ? familyWord(name.family) : ''
  if (family) words.push(family)
  const given = name.given.map(givenSyllable)
  // Text too long for a name has no words that we know: syllable by syllable.
  if (!family && given.length > LONGEST_WORD) words.push(capital(given.join(' ')))
  else if (given.length > 0) words.push(capital(oneWord(given)))
  if (name.title.length > 0) words.push(oneWord(name.title.map(givenSyllable)))
  return words.join(' ')
}

function familyWord(chars: readonly string[]): string {
  const key = simplified(chars.join(''))
  const whole = SURNAME_READINGS.get(key)
  if (whole !== undefined) return capital(oneWord(whole.split(' ')))
  const [first = '', second] = chars
  if (second === undefined) return capital(familySyllable(first))
  return COMPOUND_SURNAMES.has(key)
    ? capital(oneWord(chars.map(usualSyllable)))
    : `${capital(familySyllable(first))}-${capital(familySyllable(second))}`
}

function familySyllable(char: string): string {
  return SURNAME_READINGS.get(simplified(char)) ?? usualSyllable(char)
}

function givenSyllable(char: string): string {
  // 乾 and 幹 fold into 干 and 於 into 于, whose readings are others: the character itself goes first.
  return (
    GIVEN_READINGS.get(char) ??
    (OWN_READING.has(char) ? undefined : GIVEN_READINGS.get(simplified(char))) ??
    usualSyllable(char)
  )
}

const OWN_READING: ReadonlySet<string> = new Set('乾幹榦著隻衹發髮')

function usualSyllable(char: string): string {
  const known = characters.get(char)
  if (known !== undefined) return known
  const read = pinyin(char, { toneSandhi: false })
  const syllable = read === char ? pinyin(simplified(char), { toneSandhi: false }) : read
  characters.set(char, syllable)
  return syllable
}

/** `yù ān` → `yù'ān`: a syllable that starts with a vowel would run into the one before. */
function oneWord(syllables: readonly string[]): string {
  return syllables.reduce(
    (word, syllable) => word + (word && /^[aeo]/.test(withoutMarks(syllable)) ? "'" : '') + syllable,
    '',
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
