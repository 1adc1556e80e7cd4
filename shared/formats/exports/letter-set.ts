import { strToU8 } from 'fflate'
import type { Charset } from '../../domain/export-format.ts'
import { doubleByteTable } from './double-byte-table.ts'
import type { DoubleByteTable } from './double-byte-table.ts'

/** How text becomes bytes, and which letters cannot. */
export interface LetterSet {
  /** The letters of `text` that the set has not, each once; nearly always none. Half of a surrogate pair is no letter. */
  readonly missing: (text: string) => readonly string[]
  /** `text` with every letter that the set has not replaced by what stands for it. */
  readonly fitted: (text: string) => string
  /** Bytes of a fitted text. Pieces put end to end are the bytes of the whole. */
  readonly encode: (text: string) => Uint8Array
  /** What the file begins with, before its first letter. */
  readonly mark: Uint8Array
}

/**
 * The letters of a charset:
 *
 * - UTF-8 and UTF-16 have all of them; halves of pairs become U+FFFD
 * - GB18030 has all of them too (GB 18030-2022 as WHATWG's Encoding Standard has it), so rare characters of names survive
 * - Big5 has what both Excel on a Taiwanese Windows (code page 950) and the Encoding Standard read alike: 13,000 characters,
 *   without Hong Kong's additions, kana and everything simplified. What it has not becomes □, which is what people write for a letter
 *   that they have not
 */
export function letterSet(charset: Charset): LetterSet {
  switch (charset) {
    case 'utf-8-bom':
      return { ...WELL_FORMED, encode: (text) => strToU8(text), mark: UTF_8_MARK }
    case 'utf-8':
      return { ...WELL_FORMED, encode: (text) => strToU8(text), mark: NO_MARK }
    case 'utf-16le':
      return { ...WELL_FORMED, encode: utf16Bytes, mark: UTF_16_MARK }
    case 'gb18030':
    case 'big5':
      return tableSet(doubleByteTable(charset))
  }
}

const NO_MARK = new Uint8Array(0)
const UTF_8_MARK = Uint8Array.of(0xef, 0xbb, 0xbf)
const UTF_16_MARK = Uint8Array.of(0xff, 0xfe)

const MISSING = '□'

const HALVES = /\p{Surrogate}/gu

const WELL_FORMED: Pick<LetterSet, 'missing' | 'fitted'> = {
  missing: (text) => (text.search(HALVES) >= 0 ? ['\ufffd'] : []),
  fitted: (text) => text.replace(HALVES, '\ufffd'),
}

function utf16Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    bytes[index * 2] = unit & 0xff
    bytes[index * 2 + 1] = unit >> 8
  }
  return bytes
}

function tableSet(table: DoubleByteTable): LetterSet {
  const has = (letter: string) => (letter < '\u0080' && letter.length === 1) || table.lengthOf(codeOf(letter)) > 0
  const missing = (text: string): readonly string[] => {
    if (ASCII.test(text)) return []
    const found = new Set<string>()
    for (const letter of text) if (!has(letter)) found.add(codeOf(letter) >> 11 === 0x1b ? '\ufffd' : letter)
    return [...found]
  }
  return {
    missing,
    fitted: (text) =>
      ASCII.test(text) ? text : Array.from(text, (letter) => (has(letter) ? letter : MISSING)).join(''),
    encode: (text) => table.encode(text),
    mark: NO_MARK,
  }
}

const ASCII = /^[\0-\x7f]*$/

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0
}
