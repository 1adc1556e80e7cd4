import { withoutMarks } from './fold.ts'

/** One syllable of a reading. */
export interface Syllable {
  /** Letters without tone, ü as u: `lu`. */
  readonly letters: string
  /** Whether the vowel is ü: `lǚ` as against `lǔ`. */
  readonly umlaut: boolean
}

/**
 * The syllables of a reading such as `Chén Yíjūn`; [] where the text is no pinyin throughout. The spelling is
 * unambiguous because a consonant before a vowel always begins a syllable (GB/T 16159: otherwise an apostrophe stands).
 */
export function syllablesOf(reading: string): readonly Syllable[] {
  if (reading === '') return []
  const found: Syllable[] = []
  for (const word of reading.split(WORD_ENDS)) {
    if (word === '') continue
    const syllables = syllablesOfWord(word)
    if (!syllables) return []
    found.push(...syllables)
  }
  return found
}

const WORD_ENDS = /[\s'’-]+/
const SYLLABLE = /([zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]+(?:(?:ng|n|r)(?![aeiouü]))?|ng|m/gy

/** Words come back: a roster of 50,000 has about 20,000 different given names. */
const KEPT_WORDS = 8192
const words = new Map<string, readonly Syllable[] | null>()

function syllablesOfWord(word: string): readonly Syllable[] | null {
  const known = words.get(word)
  if (known !== undefined) return known
  const plain = withTonesOff(word)
  const parts: Syllable[] = []
  let end = 0
  SYLLABLE.lastIndex = 0
  for (const match of plain.matchAll(SYLLABLE)) {
    end = match.index + match[0].length
    parts.push({ letters: match[0].replace('ü', 'u'), umlaut: match[0].includes('ü') })
  }
  const whole = end === plain.length ? parts : null
  if (words.size >= KEPT_WORDS) words.clear()
  words.set(word, whole)
  return whole
}

/** `Lǚ` → `lü`: the four tones go, the umlaut stays. */
function withTonesOff(word: string): string {
  return withoutMarks(
    word
      .toLowerCase()
      .normalize('NFD')
      .replace(/u\u0308/g, '\u0001'),
  ).replace(/\u0001/g, 'ü') // oxlint-disable-line no-control-regex
}
