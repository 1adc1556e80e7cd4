import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import type { Encoding } from './encoding-guess.ts'
import { ENCODINGS, plausibleEncodings, utf16ByZeros, utf8Share } from './encoding-guess.ts'
import { fileKindOf, textKindOf } from './file-kind.ts'

/**
 * Decodes `bytes` as the WHATWG encoding `label`, keeping a byte order mark as U+FEFF. With `fatal`, throws where the
 * bytes do not fit; without, puts U+FFFD there. In practice `new TextDecoder(label, { fatal, ignoreBOM: true })`, which
 * is passed in because this room sees neither the DOM nor Node.
 */
export type Decode = (bytes: Uint8Array, label: string, fatal: boolean) => string

/** The text of a file and how it was found. */
export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string
  readonly encoding: Encoding
  /** Encodings worth offering for this file, the found one first. */
  readonly encodings: readonly Encoding[]
  /** How many places did not fit and became U+FFFD. */
  readonly replaced: number
  /** A delimited table, contact cards, a calendar, or a web page in which there may be a table. */
  readonly kind: 'table' | 'cards' | 'calendar' | 'page'
}

/**
 * The largest table of text that is read, in bytes: some 300,000 rows of twenty columns, six times the largest community
 * the app is made for, and it still fits in memory three times over while it is taken apart. Larger files are nearly
 * always something else (logs, database dumps).
 */
export const TEXT_FILE_LIMIT = 64 * 1024 * 1024

/** Refuses a file by its size alone, so that a 200 MB file is never read into memory. `size` in bytes. */
export function checkTextFileSize(size: number): Result<void> {
  if (size === 0) return failed('file-empty')
  if (size > TEXT_FILE_LIMIT) {
    return failed('file-too-large', { limit: `${TEXT_FILE_LIMIT / MEGABYTE} MB` })
  }
  return ok(undefined)
}

/**
 * Bytes of a roster → text. A byte order mark decides; else strict UTF-8; else the most plausible of UTF-16, GB18030,
 * Big5, Shift_JIS and windows-1252. A few damaged places are replaced and counted rather than refused.
 *
 * `chosen` is an encoding a person picked; it is used as it is, or refused with `file-encoding` (encoding) where it does
 * not fit. Other failures: `file-encoding` without a param where no encoding is plausible, `file-empty`, `file-too-large` (limit, with its unit), `file-binary` (param kind, `unknown` where the
 * kind is not known).
 */
export function decodeText(bytes: Uint8Array, decode: Decode, chosen?: string): Result<DecodedText> {
  const size = checkTextFileSize(bytes.length)
  if (!size.ok) return size
  const marked = markedEncoding(bytes)
  const sample = sampleOf(bytes, marked === 'utf-16le' || marked === 'utf-16be')
  const kind = fileKindOf(sample)
  if (kind !== null) return failed('file-binary', { kind })
  if (chosen !== undefined) return decodeAsChosen(bytes, decode, chosen, sample)
  const encoding = marked ?? guess(bytes, sample, decode)
  if (encoding === null)
    return hasControls(sample) ? failed('file-binary', { kind: 'unknown' }) : failed('file-encoding')
  const read = readAs(bytes, decode, encoding)
  if (marked) return isWhole(read) ? finish(read, marked, [marked]) : failed('file-encoding', { encoding: marked })
  return fits(read)
    ? finish(read, encoding, offersFor(sample, decode, encoding))
    : failed('file-binary', { kind: 'unknown' })
}

const MEGABYTE = 1024 * 1024

/** Texts that are no delimited table and can be read all the same. */
const READABLE: ReadonlyMap<string, DecodedText['kind']> = new Map([
  ['vCard', 'cards'],
  ['iCalendar', 'calendar'],
  ['HTML', 'page'],
])

/** Enough text to tell an encoding by, little enough to try every one of them in a millisecond or two. */
const SAMPLE_BYTES = 64 * 1024

/** Below this share of everyday characters no encoding is believed; random bytes score under a third. */
const BELIEVABLE_SHARE = 0.5

/** A text in which more than one non-ASCII character in ten did not fit was read in the wrong encoding. */
const DAMAGE_LIMIT = 0.1

/** Control characters do not come in tables, but one may slip in. */
const CONTROL_LIMIT = 0.005

interface Read {
  readonly text: string
  readonly replaced: number
  /** U+FFFD plus everything else outside ASCII. */
  readonly wide: number
  readonly controls: number
}

function decodeAsChosen(bytes: Uint8Array, decode: Decode, chosen: string, sample: Uint8Array): Result<DecodedText> {
  const encoding = ENCODINGS.find((name) => name === chosen.toLowerCase())
  if (!encoding) return failed('file-encoding', { encoding: chosen.slice(0, 40) })
  const read = readAs(bytes, decode, encoding)
  if (!fits(read)) return failed('file-encoding', { encoding })
  return finish(read, encoding, offersFor(sample, decode, encoding))
}

function finish(read: Read, encoding: Encoding, encodings: readonly Encoding[]): Result<DecodedText> {
  if (read.text.trim() === '') return failed('file-empty')
  const found = textKindOf(read.text)
  const kind = found === null ? 'table' : READABLE.get(found)
  if (kind === undefined) return failed('file-binary', { kind: found ?? 'unknown' })
  return ok({ text: read.text, encoding, encodings, replaced: read.replaced, kind })
}

function guess(bytes: Uint8Array, sample: Uint8Array, decode: Decode): Encoding | null {
  if (sample.includes(0)) {
    const wide = utf16ByZeros(sample)
    return wide !== null && bytes.length % 2 === 0 && fits(readAs(sample, decode, wide)) ? wide : null
  }
  // Nine in ten well-formed sequences do not happen by chance: this is UTF-8, perhaps with a damaged place.
  if (utf8Share(sample) > 1 - DAMAGE_LIMIT && (utf8Share(sample) < 1 || utf8Share(bytes) > 1 - DAMAGE_LIMIT))
    return 'utf-8'
  const best = plausibleEncodings(sample).find(
    ({ encoding, share }) => share >= BELIEVABLE_SHARE && fits(readAs(sample, decode, encoding)),
  )
  return best?.encoding ?? null
}

/** Text in an encoding that nobody here knows has no control characters; pictures and programs are full of them. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.filter(isControl).length > bytes.length * CONTROL_LIMIT
}

/** C0 other than tab, line feed, form feed, carriage return and the end-of-file mark of DOS. */
function isControl(code: number): boolean {
  return code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 0x1a
}

function offersFor(sample: Uint8Array, decode: Decode, found: Encoding): readonly Encoding[] {
  if (sample.every((byte) => byte < 0x80) && !sample.includes(0)) return [found]
  const others = ENCODINGS.filter((encoding) => encoding !== found && isOffered(encoding, sample, decode))
  return [found, ...others]
}

function isOffered(encoding: Encoding, sample: Uint8Array, decode: Decode): boolean {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  if (wide !== sample.includes(0)) return false
  const read = readAs(sample, decode, encoding)
  return read.replaced === 0 && fits(read)
}

function fits(read: Read): boolean {
  return isWhole(read) && read.controls <= Math.max(1, read.text.length * CONTROL_LIMIT)
}

function isWhole(read: Read): boolean {
  return read.replaced <= read.wide * DAMAGE_LIMIT
}

function readAs(bytes: Uint8Array, decode: Decode, encoding: Encoding): Read {
  let text: string
  let whole = true
  try {
    text = decode(bytes, encoding, true)
  } catch {
    whole = false
    text = decode(bytes, encoding, false)
  }
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
  let wide = 0
  let controls = 0
  let marks = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 0xa0) {
      wide += 1
      if (code === 0xfffd) marks += 1
    } else if (code >= 0x7f || isControl(code)) {
      controls += 1
    }
  }
  return { text, replaced: whole ? 0 : marks, wide, controls }
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** The beginning of the file, cut after a line end so that no character is cut in two. */
function sampleOf(bytes: Uint8Array, wide: boolean): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  if (wide || sample.includes(0)) return sample
  // 0A is never the second byte of a pair in any of the encodings.
  const end = sample.lastIndexOf(0x0a)
  return end > 0 ? sample.subarray(0, end + 1) : sample
}
