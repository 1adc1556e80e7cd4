import { strFromU8, strToU8 } from 'fflate'
import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { CommunityId, DeviceId, OrganizerId, PageId } from '../domain/ids.ts'
import { isId } from '../domain/ids.ts'
import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'

/**
 * The file in which two organizers exchange changes. All numbers are big-endian:
 *
 *     "CHAPTERHOUSE-CHANGES\n"        21 bytes; the line end shows transfers that rewrite line ends
 *     u16  version of this format     1
 *     u32  length of the header
 *          header                     JSON, UTF-8
 *          pages                      raw bytes, one after the other, in the order and with the lengths of the header
 *     u16  length of the signature
 *          signature                  ECDSA P-256 over everything before its length, by the key named in the header
 *
 * Nothing is compressed here: Automerge deflates its documents itself, and deflating pages of 250 members once more saved
 * 1 %. Loose changes would halve, but they are a few kilobytes, and a reader that inflates nothing cannot be made to burst.
 */
export interface ChangesFile {
  readonly header: ChangesHeader
  /** Views into the file's bytes, one a page of the header. */
  readonly pages: readonly Uint8Array[]
  /** What was signed: everything before the signature's length. */
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

/** The newest format this program writes and reads. */
export const CHANGES_FORMAT = 1

/** The first bytes of every changes file, of every version. */
export const CHANGES_MAGIC: Uint8Array = strToU8('CHAPTERHOUSE-CHANGES\n')

/** The most pages of one file: communities of 50,000 members have some hundreds. */
export const CHANGES_PAGE_LIMIT = 100_000

/** Who wrote a file for whom, and what is in it. */
export interface ChangesHeader {
  /** Version of the data schema of the pages; the caller decides whether it can read them. */
  readonly schema: number
  readonly community: { readonly id: CommunityId; readonly name: string }
  readonly from: {
    readonly organizer: OrganizerId
    readonly organizerName: string
    readonly device: DeviceId
    readonly deviceName: string
    /** ECDSA P-256, SPKI, base64. */
    readonly publicKey: string
  }
  readonly written: Instant
  /** The whole past, or what the receiver lacks as far as the writer knows. */
  readonly mode: 'all' | 'since'
  /** The device it was written for; null where it is for anybody. */
  readonly to: DeviceId | null
  readonly pages: readonly (PageHeads & {
    readonly kind: string
    /** Of the page's section, in bytes. */
    readonly length: number
  })[]
  /** Where the writer's pages stand, so that the answer need not repeat them. */
  readonly known?: readonly PageHeads[]
}

/** A page and the hashes of its latest changes, each 64 hexadecimal digits. */
export interface PageHeads {
  readonly page: PageId
  readonly heads: readonly string[]
}

/** A header before its pages are measured. */
export type ChangesHeaderDraft = Omit<ChangesHeader, 'pages'> & {
  readonly pages: readonly Omit<ChangesHeader['pages'][number], 'length'>[]
}

/** The body of a changes file, to be signed: everything before the signature. `sections` are the pages' bytes, in order. */
export function encodeChangesBody(
  header: ChangesHeaderDraft,
  sections: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  if (header.pages.length !== sections.length) throw new Error('A changes file needs exactly one section a page')
  const measured = header.pages.map((page, index) => ({ ...page, length: sections[index]?.length ?? 0 }))
  const head = strToU8(JSON.stringify({ ...header, pages: measured }))
  const total = sections.reduce((sum, section) => sum + section.length, START + head.length)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  bytes.set(CHANGES_MAGIC)
  view.setUint16(CHANGES_MAGIC.length, CHANGES_FORMAT)
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
 * Takes a file apart and checks its shape; never throws and allocates nothing by a length that the file claims. The caller
 * verifies `signature` over `body` with `header.from.publicKey` before it believes anything else in it.
 *
 * Failures: `file-empty`, `changes-not-ours`, `changes-truncated` (ends before its lengths say), `changes-newer` (version),
 * `changes-damaged` (anything else).
 */
export function decodeChangesFile(bytes: Uint8Array): Result<ChangesFile> {
  if (bytes.length === 0) return failed('file-empty')
  const start = checkStart(bytes)
  if (!start.ok) return start
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headLength = view.getUint32(CHANGES_MAGIC.length + 2)
  let at = START + headLength
  if (at > bytes.length) return failed('changes-truncated')
  const header = readHeader(bytes.subarray(START, at))
  if (header === null) return failed('changes-damaged')
  const pages: Uint8Array[] = []
  for (const { length } of header.pages) {
    if (length > bytes.length - at) return failed('changes-truncated')
    pages.push(bytes.subarray(at, at + length))
    at += length
  }
  if (bytes.length - at < 2) return failed('changes-truncated')
  const end = at + 2 + view.getUint16(at)
  if (end > bytes.length) return failed('changes-truncated')
  if (end < bytes.length) return failed('changes-damaged')
  return ok({ header, pages, body: bytes.subarray(0, at), signature: bytes.subarray(at + 2) })
}

/** Magic, version, length of the header. */
const START = CHANGES_MAGIC.length + 2 + 4

/** The magic without its line end, which a transfer in text mode may have rewritten. */
const MAGIC_WORD = CHANGES_MAGIC.subarray(0, -1)

/** Names are one line; hashes and keys have their length. */
const NAME_LENGTH = 500
const HEADS_OF_A_PAGE = 1000

const name = v.pipe(v.string(), v.maxLength(NAME_LENGTH))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const pageHeads = {
  page: v.custom<PageId>((value) => isId('pag', value)),
  heads: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))), v.maxLength(HEADS_OF_A_PAGE)),
}
const device = v.custom<DeviceId>((value) => isId('dev', value))

/** Fields that a later version adds are ignored, so that it can add some without becoming unreadable here. */
const headerSchema: v.GenericSchema<unknown, ChangesHeader> = v.object({
  schema: count,
  community: v.object({ id: v.custom<CommunityId>((value) => isId('com', value)), name }),
  from: v.object({
    organizer: v.custom<OrganizerId>((value) => isId('org', value)),
    organizerName: name,
    device,
    deviceName: name,
    publicKey: v.pipe(v.string(), v.maxLength(NAME_LENGTH), v.regex(/^[A-Za-z0-9+/]+={0,2}$/u)),
  }),
  written: count,
  mode: v.picklist(['all', 'since']),
  to: v.nullable(device),
  pages: v.pipe(
    v.array(v.object({ ...pageHeads, kind: v.pipe(v.string(), v.maxLength(60)), length: count })),
    v.maxLength(CHANGES_PAGE_LIMIT),
  ),
  known: v.exactOptional(v.pipe(v.array(v.object(pageHeads)), v.maxLength(CHANGES_PAGE_LIMIT))),
})

function checkStart(bytes: Uint8Array): Result<void> {
  if (!isChangesFile(bytes)) {
    const beginning = bytes.every((byte, index) => byte === CHANGES_MAGIC[index])
    return failed(bytes.length < MAGIC_WORD.length && beginning ? 'changes-truncated' : 'changes-not-ours')
  }
  if (bytes.length > MAGIC_WORD.length && bytes[MAGIC_WORD.length] !== 0x0a) return failed('changes-damaged')
  if (bytes.length < START) return failed('changes-truncated')
  const version = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint16(CHANGES_MAGIC.length)
  if (version > CHANGES_FORMAT) return failed('changes-newer', { version })
  return version < 1 ? failed('changes-damaged') : ok(undefined)
}

function readHeader(bytes: Uint8Array): ChangesHeader | null {
  let value: unknown
  try {
    value = JSON.parse(strFromU8(bytes))
  } catch {
    return null
  }
  const parsed = v.safeParse(headerSchema, value)
  return parsed.success ? parsed.output : null
}
