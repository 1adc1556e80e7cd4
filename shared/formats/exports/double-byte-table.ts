/** The bytes of a charset whose letters are one, two or four of them. */
export interface DoubleByteTable {
  /** How many bytes a code point takes; 0 where the charset has no such letter. */
  readonly lengthOf: (codePoint: number) => number
  /** Letters that the charset has not are left out: whoever calls has replaced them. */
  readonly encode: (text: string) => Uint8Array
}

/**
 * GB18030 or Big5 from letters to bytes. Every host decodes both and none encodes either, so the table is the host's own
 * decoder turned round: every pair of bytes is decoded once (some 10 ms), and cannot disagree with whoever reads by the same
 * standard (WHATWG Encoding, "gb18030" and "Big5").
 */
export function doubleByteTable(charset: 'gb18030' | 'big5'): DoubleByteTable {
  return charset === 'gb18030' ? new TableOfPairs(gb18030Pairs(), gb18030Fours()) : new TableOfPairs(big5Pairs(), null)
}

/** First and last of the bytes that may begin a pair. */
type Leads = readonly [first: number, last: number]

const FIRST_TRAIL = 0x40
const LAST_TRAIL = 0xfe

class TableOfPairs implements DoubleByteTable {
  readonly #pairs: Uint16Array
  readonly #fours: Uint16Array | null

  /** `pairs`: code unit → its two bytes; `fours`: code unit → one more than its number among the letters of four bytes. */
  constructor(pairs: Uint16Array, fours: Uint16Array | null) {
    this.#pairs = pairs
    this.#fours = fours
  }

  lengthOf(codePoint: number): number {
    if (codePoint < 0x80) return 1
    if (codePoint > 0xffff) return this.#fours === null ? 0 : 4
    if (codePoint >= 0xd800 && codePoint < 0xe000) return 0
    if (this.#pairs[codePoint] !== 0) return 2
    return this.#fours !== null && this.#fours[codePoint] !== 0 ? 4 : 0
  }

  encode(text: string): Uint8Array {
    // A code unit is at most four bytes, a pair of them four.
    const bytes = new Uint8Array(text.length * (this.#fours === null ? 2 : 4))
    let at = 0
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      const pair = this.#pairs[unit] ?? 0
      if (unit < 0x80) bytes[at++] = unit
      else if (pair !== 0) {
        bytes[at++] = pair >> 8
        bytes[at++] = pair & 0xff
      } else {
        const number = this.#numberOfFour(text, index)
        if (number === null) continue
        if (number >= SUPPLEMENTARY) index += 1
        bytes[at++] = 0x81 + Math.floor(number / 12_600)
        bytes[at++] = 0x30 + (Math.floor(number / 1_260) % 10)
        bytes[at++] = 0x81 + (Math.floor(number / 10) % 126)
        bytes[at++] = 0x30 + (number % 10)
      }
    }
    return bytes.subarray(0, at)
  }

  #numberOfFour(text: string, index: number): number | null {
    if (this.#fours === null) return null
    const codePoint = text.codePointAt(index) ?? 0
    if (codePoint > 0xffff) return SUPPLEMENTARY + codePoint - 0x10000
    const number = this.#fours[codePoint] ?? 0
    return number === 0 ? null : number - 1
  }
}

/** The number of U+10000 among the letters of four bytes; all after it follow in order. */
const SUPPLEMENTARY = 189_000

/** How many letters of four bytes stand for code points below U+10000. */
const FOURS = 39_420

function gb18030Pairs(): Uint16Array {
  return pairsOf('gb18030', [0x81, 0xfe], () => false)
}

function gb18030Fours(): Uint16Array {
  const bytes = new Uint8Array(FOURS * 5)
  for (let number = 0; number < FOURS; number += 1)
    bytes.set(
      [
        0x81 + Math.floor(number / 12_600),
        0x30 + (Math.floor(number / 1_260) % 10),
        0x81 + (Math.floor(number / 10) % 126),
        0x30 + (number % 10),
        LINE_FEED,
      ],
      number * 5,
    )
  const fours = new Uint16Array(0x10000)
  for (const [number, letter] of decoded(bytes, 'gb18030').entries())
    if (letter.length === 1 && fours[letter.charCodeAt(0)] === 0) fours[letter.charCodeAt(0)] = number + 1
  return fours
}

/** Six characters stand twice in Big5, and every writer uses the later place (WHATWG Encoding, "index Big5 pointer"). */
const LATER_IN_BIG5: ReadonlySet<string> = new Set('═╞╡╪十卅')

function big5Pairs(): Uint16Array {
  const pairs = pairsOf('big5', [0xa1, 0xf9], (letter) => LATER_IN_BIG5.has(letter))
  for (const [unit, pair] of pairs.entries()) if (pair !== 0 && !isInCodePage950(pair)) pairs[unit] = 0
  return pairs
}

/** From C6A1 to C8FE stand kana and signs that a Taiwanese Windows has nothing for. */
function isInCodePage950(pair: number): boolean {
  return pair < 0xc6a1 || pair > 0xc8fe
}

/** Code unit → the pair of bytes that is decoded to it; of several the first, or the last where `isLater`. */
function pairsOf(label: string, [first, last]: Leads, isLater: (letter: string) => boolean): Uint16Array {
  const pairs = new Uint16Array(0x10000)
  const trails = LAST_TRAIL - FIRST_TRAIL + 1
  const bytes = new Uint8Array(trails * 3)
  for (let lead = first; lead <= last; lead += 1) {
    for (let index = 0; index < trails; index += 1) bytes.set([lead, FIRST_TRAIL + index, LINE_FEED], index * 3)
    for (const [index, letter] of decoded(bytes, label).entries()) {
      const unit = letter.charCodeAt(0)
      if (letter.length !== 1 || unit === 0xfffd || (pairs[unit] !== 0 && !isLater(letter))) continue
      pairs[unit] = (lead << 8) | (FIRST_TRAIL + index)
    }
  }
  return pairs
}

const LINE_FEED = 0x0a

/** What stands between line feeds, which end a broken letter too: it cannot spoil the next one. */
function decoded(bytes: Uint8Array, label: string): readonly string[] {
  return new TextDecoder(label).decode(bytes).split('\n')
}
