import { CELL_LIMIT } from '../delimited-reader.ts'
import { plausibleEncodings, utf8Share } from '../encoding-guess.ts'
import type { Encoding } from '../encoding-guess.ts'
import type { Decode } from '../text-encoding.ts'
import type { ContentLine } from './content-lines.ts'

/**
 * The value of a property as text, its quoted-printable decoded. `fallback` is the encoding of bytes whose property names
 * none. A property that names the wrong one (old phones write CHARSET=UTF-8 before GB2312) is read by what fits.
 */
export function propertyText({ value, quoted, params }: ContentLine, decode: Decode, fallback: Encoding): string {
  if (!quoted) return value
  const named = charsetOf(params.get('CHARSET')?.[0])
  const bytes = quotedBytes(value.slice(0, LONGEST))
  const text = named === null ? null : strictly(bytes, decode, named)
  return (text ?? misnamed(bytes, decode, fallback)).replaceAll('\r\n', '\n')
}

/** The parts between the signs that are not escaped, each unescaped: `Doe;John;Richter\, James` → Doe, John, Richter, James. */
export function partsOf(text: string, sign: ';' | ','): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === sign) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts.map(unescaped)
}

/** `\n` is a line end; a backslash before anything else is only there to protect it. */
export function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([nN\\;,:"'])/gu, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char)).trim()
    : text.trim()
}

/** The bytes behind quoted-printable (RFC 2045, 6.7); what is no code stands for itself. */
export function quotedBytes(value: string): Uint8Array {
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at)
    const hex = code === EQUALS ? /^[0-9A-Fa-f]{2}/u.exec(value.slice(at + 1, at + 3))?.[0] : undefined
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else if (code < 0x80) bytes.push(code)
    else {
      const char = String.fromCodePoint(value.codePointAt(at) ?? code)
      bytes.push(...encoder.encode(char))
      at += char.length - 1
    }
  }
  return Uint8Array.from(bytes)
}

const EQUALS = 0x3d

/** What is longer is no cell, even if every character takes twelve. */
const LONGEST = CELL_LIMIT * 13

/** What programs call the encodings, beside their WHATWG names. */
const NAMES: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  ms950: 'big5',
  'windows-950': 'big5',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'windows-31j': 'shift_jis',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
}

function charsetOf(name: string | undefined): Encoding | null {
  return name === undefined ? null : (NAMES[name.toLowerCase()] ?? null)
}

/** Bytes that are not in the encoding their property names, or whose property names none. */
function misnamed(bytes: Uint8Array, decode: Decode, fallback: Encoding): string {
  // A character cut in two at the end of a value does not make it another encoding.
  if (utf8Share(bytes) > MOSTLY) return decode(bytes, 'utf-8', false)
  return strictly(bytes, decode, fallback) ?? decode(bytes, plausibleEncodings(bytes)[0]?.encoding ?? 'utf-8', false)
}

/** Well-formed UTF-8 does not come by chance. */
const MOSTLY = 0.5

function strictly(bytes: Uint8Array, decode: Decode, encoding: Encoding): string | null {
  try {
    return decode(bytes, encoding, true)
  } catch {
    return null
  }
}
