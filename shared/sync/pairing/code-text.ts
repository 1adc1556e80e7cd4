import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import { fromBase32, toBase32 } from './base32.ts'

/**
 * Bytes as a text that people copy, send through a messenger and paste: a word that says what it is, then base 32 of
 *
 *     u8   version
 *     u16  length of what follows, big-endian
 *          the bytes
 *     u32  CRC-32 of everything before
 *
 * Crockford's alphabet has no letters that look like digits; in capitals a QR code holds it in its short form. Reading is
 * tolerant of what messengers do: line breaks, spaces, quotes, bullets, small letters, words before and after.
 */
export function codeText(word: CodeWord, bytes: Uint8Array): string {
  const whole = new Uint8Array(HEAD_BYTES + bytes.length + CRC_BYTES)
  const view = new DataView(whole.buffer)
  view.setUint8(0, VERSION)
  view.setUint16(1, bytes.length)
  whole.set(bytes, HEAD_BYTES)
  view.setUint32(HEAD_BYTES + bytes.length, crc32(whole.subarray(0, HEAD_BYTES + bytes.length)))
  return `${word}-${toBase32(whole)}`
}

/** What a text may be. */
export type CodeWord = 'CHAPTERHOUSE-INVITE' | 'CHAPTERHOUSE-ANSWER'

/**
 * Finds such a text in what somebody pasted. Failures: `code-not-found` (nothing in it begins with the word), `code-damaged`
 * (letters are missing or wrong), `code-newer`.
 */
export function readCodeText(word: CodeWord, text: string): Result<Uint8Array<ArrayBuffer>> {
  const plain = text.normalize('NFKC').toUpperCase().replaceAll(NOISE, '')
  const beginning = word.replaceAll(NOISE, '')
  const at = plain.lastIndexOf(beginning)
  if (at < 0) return failed('code-not-found')
  const whole = fromBase32(plain.slice(at + beginning.length))
  if (whole.length < HEAD_BYTES) return failed('code-damaged')
  const view = new DataView(whole.buffer)
  const end = HEAD_BYTES + view.getUint16(1)
  if (end + CRC_BYTES > whole.length) return failed('code-damaged')
  if (view.getUint32(end) !== crc32(whole.subarray(0, end))) return failed('code-damaged')
  // After the sum, so that a slip in the first letters is not taken for a version to come.
  return view.getUint8(0) === VERSION ? ok(whole.slice(HEAD_BYTES, end)) : failed('code-newer')
}

const VERSION = 1
const HEAD_BYTES = 3
const CRC_BYTES = 4
/** All that is neither letter nor digit; hyphens too, with which messengers break lines. */
const NOISE = /[^0-9A-Z]/g

/** ISO-HDLC, as in ZIP and PNG. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
