/** The encodings a roster may come in, by their WHATWG names; the order is the order in which they are offered. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * How well `bytes` read as each of the encodings that are told apart by habit rather than by rule: the share, 0 to 1, of
 * their non-ASCII units that are ones people of that encoding really write. Best first; only encodings above zero.
 *
 * A valid byte sequence says little: nearly every Big5 text is also valid GB18030. But both standards put their common
 * characters together (GB 2312 level 1 is rows B0–D7, Big5 level 1 is A4–C6, JIS level 1 is 88–97), so a text in the
 * right encoding stays inside that block and a text in a wrong one does not. Works from some ten characters on.
 */
export function plausibleEncodings(
  bytes: Uint8Array,
): readonly { readonly encoding: Encoding; readonly share: number }[] {
  const scores: { encoding: Encoding; share: number }[] = [
    { encoding: 'gb18030', share: commonShare(bytes, GB18030) },
    { encoding: 'big5', share: commonShare(bytes, BIG5) },
    { encoding: 'shift_jis', share: commonShare(bytes, SHIFT_JIS) },
    { encoding: 'windows-1252', share: westernShare(bytes) },
  ]
  return scores.filter((score) => score.share > 0).sort((a, b) => b.share - a.share)
}

/** The share of multi-byte units in `bytes` that are well-formed UTF-8; 1 for plain ASCII. RFC 3629. */
export function utf8Share(bytes: Uint8Array): number {
  let good = 0
  let bad = 0
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index] ?? 0
    if (lead < 0x80) {
      index += 1
      continue
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
    if (lead >= 0xc2 && lead <= 0xf4 && continues(bytes, index + 1, length - 1)) {
      good += 1
      index += length
    } else {
      bad += 1
      index += 1
    }
  }
  return good + bad === 0 ? 1 : good / (good + bad)
}

/**
 * UTF-16 without a byte order mark gives itself away by its zero bytes: those of ASCII characters (line ends, commas,
 * digits) all fall on one side. `null` where there are none or where they fall on both sides.
 */
export function utf16ByZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  // A character such as 一 (U+4E00) puts a zero on the other side now and then.
  if (odd > 0 && even <= odd / 10) return 'utf-16le'
  if (even > 0 && odd <= even / 10) return 'utf-16be'
  return null
}

interface DoubleByte {
  readonly lead: (byte: number) => boolean
  readonly trail: (byte: number) => boolean
  /** Whether a pair is one of the characters in everyday use. */
  readonly common: (lead: number, trail: number) => boolean
  /** A byte above 7F that is a character by itself. */
  readonly single: (byte: number) => boolean
}

const between = (low: number, high: number) => (byte: number) => byte >= low && byte <= high

const GB18030: DoubleByte = {
  lead: between(0x81, 0xfe),
  trail: (byte) => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f,
  common: (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3),
  single: () => false,
}

const BIG5: DoubleByte = {
  lead: between(0x81, 0xfe),
  trail: (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe),
  common: (lead) => (lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1,
  single: () => false,
}

const SHIFT_JIS: DoubleByte = {
  lead: (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
  trail: (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0x80 && byte <= 0xfc),
  common: (lead) => lead >= 0x81 && lead <= 0x98,
  // Half-width katakana; legal, and so rare in rosters that they count as implausible.
  single: between(0xa1, 0xdf),
}

function commonShare(bytes: Uint8Array, kind: DoubleByte): number {
  let common = 0
  let units = 0
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index] ?? 0
    if (lead < 0x80) {
      index += 1
      continue
    }
    units += 1
    const trail = bytes[index + 1] ?? 0
    if (kind.single(lead) || !kind.lead(lead) || !kind.trail(trail)) {
      index += 1
      continue
    }
    if (kind.common(lead, trail)) common += 1
    index += 2
  }
  return units === 0 ? 0 : common / units
}

/** Western text has its accented letters beside ASCII letters. */
function westernShare(bytes: Uint8Array): number {
  let letters = 0
  let units = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) continue
    units += 1
    const beside = isAsciiLetter(bytes[index - 1] ?? 0) || isAsciiLetter(bytes[index + 1] ?? 0)
    if (beside && isWesternLetter(byte)) letters += 1
  }
  return units === 0 ? 0 : letters / units
}

function isWesternLetter(byte: number): boolean {
  if (byte >= 0xc0) return byte !== 0xd7 && byte !== 0xf7
  // Š š Ž ž Œ œ Ÿ and the typographic apostrophe of O’Brien.
  return [0x8a, 0x9a, 0x8e, 0x9e, 0x8c, 0x9c, 0x9f, 0x92].includes(byte)
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}

function continues(bytes: Uint8Array, from: number, count: number): boolean {
  for (let index = from; index < from + count; index += 1) {
    const byte = bytes[index]
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return false
  }
  return true
}
