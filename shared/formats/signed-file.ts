import { strFromU8, strToU8 } from 'fflate'
import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'

/**
 * The frame of every file that devices hand each other. All numbers are big-endian:
 *
 *     "CHAPTERHOUSE-CHANGES\n"        21 bytes; the line end shows transfers that rewrite line ends
 *     u16  version of the format
 *     u32  length of the header
 *          header                     JSON, UTF-8
 *          sections                   raw bytes, one after the other, with the lengths that the header tells
 *     u16  length of the signature
 *          signature                  ECDSA P-256 over everything before its length
 */
export interface Frame {
  readonly version: number
  /** What the header says, unchecked; null where it is no JSON. */
  readonly header: unknown
  /** Where the sections begin, in bytes. */
  readonly sectionsAt: number
}

export interface SignedSections {
  /** Views into the file's bytes. */
  readonly sections: readonly Uint8Array[]
  /** What was signed: everything before the signature's length. */
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

/** The first bytes of every changes file, of every version. */
export const CHANGES_MAGIC: Uint8Array = strToU8('CHAPTERHOUSE-CHANGES\n')

/** Everything of a file but its signature. */
export function encodeBody(version: number, header: object, sections: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = strToU8(JSON.stringify(header))
  const bytes = new Uint8Array(sections.reduce((sum, section) => sum + section.length, START + head.length))
  const view = new DataView(bytes.buffer)
  bytes.set(CHANGES_MAGIC)
  view.setUint16(CHANGES_MAGIC.length, version)
  view.setUint32(CHANGES_MAGIC.length + 2, head.length)
  bytes.set(head, START)
  let at = START + head.length
  for (const section of sections) {
    bytes.set(section, at)
    at += section.length
  }
  return bytes
}

/** The finished file: `body` and the signature over it (at most 65,535 bytes; ECDSA P-256 has 64). */
export function withSignature(body: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(body.length + 2 + signature.length)
  bytes.set(body)
  new DataView(bytes.buffer).setUint16(body.length, signature.length)
  bytes.set(signature, body.length + 2)
  return bytes
}

/** Whether a file says of itself that it is a changes file; tells the kind of a dropped file by its first bytes. */
export function isChangesFile(bytes: Uint8Array): boolean {
  return MAGIC_WORD.every((byte, index) => bytes[index] === byte)
}

/**
 * Reads a file's version and header; never throws. Failures: `file-empty`, `changes-not-ours`, `changes-truncated` (ends
 * before its lengths say), `changes-newer` (a version beyond `newest`), `changes-damaged`.
 */
export function readFrame(bytes: Uint8Array, newest: number): Result<Frame> {
  if (bytes.length === 0) return failed('file-empty')
  if (!isChangesFile(bytes)) {
    const beginning = bytes.every((byte, index) => byte === CHANGES_MAGIC[index])
    return failed(bytes.length < MAGIC_WORD.length && beginning ? 'changes-truncated' : 'changes-not-ours')
  }
  if (bytes.length > MAGIC_WORD.length && bytes[MAGIC_WORD.length] !== 0x0a) return failed('changes-damaged')
  if (bytes.length < START) return failed('changes-truncated')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint16(CHANGES_MAGIC.length)
  if (version > newest) return failed('changes-newer', { version })
  if (version < 1) return failed('changes-damaged')
  const sectionsAt = START + view.getUint32(CHANGES_MAGIC.length + 2)
  if (sectionsAt > bytes.length) return failed('changes-truncated')
  return ok({ version, header: parseJson(bytes.subarray(START, sectionsAt)), sectionsAt })
}

/** Takes the sections apart and allocates nothing by a length that the file claims. Fails as `readFrame` does. */
export function readSections(
  bytes: Uint8Array,
  sectionsAt: number,
  lengths: readonly number[],
): Result<SignedSections> {
  const cut = cutSections(bytes, sectionsAt, lengths)
  if (!cut) return failed('changes-truncated')
  const { sections, end: at } = cut
  if (bytes.length - at < 2) return failed('changes-truncated')
  const end = at + 2 + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint16(at)
  if (end > bytes.length) return failed('changes-truncated')
  if (end < bytes.length) return failed('changes-damaged')
  return ok({ sections, body: bytes.subarray(0, at), signature: bytes.subarray(at + 2) })
}

/** Consecutive pieces of these lengths from `at` on, or null where the bytes end before. */
export function cutSections(
  bytes: Uint8Array,
  at: number,
  lengths: readonly number[],
): { readonly sections: Uint8Array[]; readonly end: number } | null {
  const sections: Uint8Array[] = []
  let end = at
  for (const length of lengths) {
    if (length > bytes.length - end) return null
    sections.push(bytes.subarray(end, end + length))
    end += length
  }
  return { sections, end }
}

/** What bytes say as JSON; null where they say nothing. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes)) as unknown
  } catch {
    return null
  }
}

/** Magic, version, length of the header. */
const START = CHANGES_MAGIC.length + 2 + 4

/** The magic without its line end, which a transfer in text mode may have rewritten. */
const MAGIC_WORD = CHANGES_MAGIC.subarray(0, -1)
