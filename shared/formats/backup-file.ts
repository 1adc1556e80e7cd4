import * as v from 'valibot'
import { strToU8 } from 'fflate'
import type { Instant } from '../domain/dates.ts'
import { isId } from '../domain/ids.ts'
import type { CommunityId, DeviceId } from '../domain/ids.ts'
import { BACKUP_REASONS } from '../domain/keeping.ts'
import type { BackupReason } from '../domain/keeping.ts'
import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import { portableWraps } from '../protocol/key-wraps.ts'
import type { PortableWraps } from '../protocol/key-wraps.ts'
import { parseJson } from './signed-file.ts'

/**
 * The frame of a backup. All numbers are big-endian:
 *
 *     "CHAPTERHOUSE-BACKUP\n"         20 bytes; the line end shows transfers that rewrite line ends
 *     u16  version of the format
 *     u32  length of the header
 *          header                     JSON, UTF-8, in the clear: nothing of people is in it
 *     32   SHA-256 of everything before
 *          sections, one after the other:
 *            u8   what it is
 *            u32  its length
 *                 AES-256-GCM; the nonce is the section's number, bound to it are the digest above, number and kind
 *
 * The first section is the manifest, then comes one for each page, the last is the end. So a section that was altered, left
 * out, moved or taken from another backup does not open, and a file that was cut off has no end. The key is derived from the
 * profile's data key and a salt of the file's own, so that no nonce is ever used twice with one key.
 */
export interface BackupHeader {
  /** Version of the data schema of the pages. */
  readonly schema: number
  /** Of the program that wrote it. */
  readonly app: string
  readonly community: CommunityId
  readonly device: DeviceId
  readonly made: Instant
  readonly why: BackupReason
  readonly pages: number
  /** SHA-256 over the pages and where each stands, base64: two backups of the same state have the same. */
  readonly state: string
  /** 32 bytes, base64. */
  readonly salt: string
  /** 16 bytes that follow from the key, base64: tells a wrong key from a damaged file. */
  readonly check: string
  /** What opens the data key elsewhere than on the machine that wrote this. */
  readonly wraps: PortableWraps
}

/** The version of this format, and the newest that this program reads. */
export const BACKUP_FORMAT = 1

/** How the names of backups end, without the dot. */
export const BACKUP_ENDING = 'chbackup'

/** What a section is. */
export const SECTION = { manifest: 1, page: 2, end: 3 } as const
export type SectionKind = keyof typeof SECTION

/** A section's kind and the length of what is sealed in it. */
export interface SectionHead {
  readonly kind: SectionKind
  readonly length: number
}

/** What stands before each section. */
export const SECTION_HEAD_BYTES = 5

/** A page's whole past is a few megabytes; a length beyond this is damage, and nothing is allocated by it. */
const SECTION_MAX_BYTES = 256 * 1024 * 1024

/** The header with all wraps is a few kilobytes. */
const HEADER_MAX_BYTES = 64 * 1024

/** SHA-256. */
export const DIGEST_BYTES = 32

const MAGIC = strToU8('CHAPTERHOUSE-BACKUP\n')
/** The magic without its line end, which a transfer in text mode may have rewritten. */
const MAGIC_WORD = MAGIC.subarray(0, -1)
const START = MAGIC.length + 2 + 4

/** Whoever reads no more than this has the header of any backup, and knows of any other file that it is none. */
export const OPENING_MAX_BYTES = START + HEADER_MAX_BYTES + DIGEST_BYTES

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const text = (length: number) => v.pipe(v.string(), v.maxLength(length))

const header = v.object({
  schema: count,
  app: text(40),
  community: v.custom<CommunityId>((id) => isId('com', id)),
  device: v.custom<DeviceId>((id) => isId('dev', id)),
  made: v.pipe(v.number(), v.safeInteger()),
  why: v.picklist(BACKUP_REASONS),
  pages: count,
  state: v.pipe(text(64), v.base64()),
  salt: v.pipe(text(64), v.base64()),
  check: v.pipe(text(32), v.base64()),
  wraps: portableWraps,
})

/** Everything before the digest. */
export function encodeOpening(content: BackupHeader): Uint8Array<ArrayBuffer> {
  const head = strToU8(JSON.stringify(content))
  if (head.length > HEADER_MAX_BYTES) throw new RangeError(`a header of ${head.length} bytes`)
  const bytes = new Uint8Array(START + head.length)
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC)
  view.setUint16(MAGIC.length, BACKUP_FORMAT)
  view.setUint32(MAGIC.length + 2, head.length)
  bytes.set(head, START)
  return bytes
}

/** The beginning of a file, taken apart. */
export interface BackupOpening {
  readonly header: BackupHeader
  /** What the digest is of. */
  readonly digested: Uint8Array<ArrayBuffer>
  readonly digest: Uint8Array<ArrayBuffer>
  /** Where the sections begin. */
  readonly sectionsAt: number
}

/**
 * Reads the beginning of a file (`OPENING_MAX_BYTES` are enough); never throws. The digest is not checked here. Failures:
 * `file-empty`, `backup-not-ours`, `backup-truncated`, `backup-newer`, `backup-damaged`.
 */
export function readOpening(bytes: Uint8Array<ArrayBuffer>): Result<BackupOpening> {
  if (bytes.length === 0) return failed('file-empty')
  const word = bytes.subarray(0, MAGIC_WORD.length)
  if (!word.every((byte, index) => byte === MAGIC_WORD[index])) return failed('backup-not-ours')
  if (bytes.length < MAGIC_WORD.length) return failed('backup-truncated')
  if (bytes.length > MAGIC_WORD.length && bytes[MAGIC_WORD.length] !== 0x0a) return failed('backup-damaged')
  if (bytes.length < START) return failed('backup-truncated')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint16(MAGIC.length)
  if (version > BACKUP_FORMAT) return failed('backup-newer')
  const length = view.getUint32(MAGIC.length + 2)
  if (version < 1 || length > HEADER_MAX_BYTES) return failed('backup-damaged')
  const end = START + length
  if (bytes.length < end + DIGEST_BYTES) return failed('backup-truncated')
  const parsed = v.safeParse(header, parseJson(bytes.subarray(START, end)))
  if (!parsed.success) return failed('backup-damaged')
  return ok({
    header: parsed.output,
    digested: bytes.slice(0, end),
    digest: bytes.slice(end, end + DIGEST_BYTES),
    sectionsAt: end + DIGEST_BYTES,
  })
}

/** What stands before a section of so many sealed bytes. */
export function encodeSectionHead({ kind, length }: SectionHead): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SECTION_HEAD_BYTES)
  bytes[0] = SECTION[kind]
  new DataView(bytes.buffer).setUint32(1, length)
  return bytes
}

/** Null where this is no section's beginning. */
export function readSectionHead(bytes: Uint8Array): SectionHead | null {
  if (bytes.length < SECTION_HEAD_BYTES) return null
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(1)
  const kind = KINDS.find((one) => SECTION[one] === bytes[0])
  return kind && length <= SECTION_MAX_BYTES ? { kind, length } : null
}

const KINDS: readonly SectionKind[] = ['manifest', 'page', 'end']

/** What is bound to a section besides its content. */
export function sectionContext(digest: Uint8Array, index: number, kind: SectionKind): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(DIGEST_BYTES + 5)
  bytes.set(digest)
  new DataView(bytes.buffer).setUint32(DIGEST_BYTES, index)
  bytes[DIGEST_BYTES + 4] = SECTION[kind]
  return bytes
}

/** The nonce of a section: its number. */
export function sectionNonce(index: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12)
  new DataView(bytes.buffer).setUint32(8, index)
  return bytes
}

/** A JSON value and bytes behind it, as a page's section holds them. */
export function encodePart(head: unknown, body: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const json = strToU8(JSON.stringify(head))
  const bytes = new Uint8Array(body.reduce((sum, chunk) => sum + chunk.length, 4 + json.length))
  new DataView(bytes.buffer).setUint32(0, json.length)
  bytes.set(json, 4)
  let at = 4 + json.length
  for (const chunk of body) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Takes such a part apart; null where it is none. The bytes are a view. */
export function readPart(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly head: unknown; readonly body: Uint8Array<ArrayBuffer> } | null {
  if (bytes.length < 4) return null
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  if (length > bytes.length - 4) return null
  return { head: parseJson(bytes.subarray(4, 4 + length)), body: bytes.subarray(4 + length) }
}
