import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import { isId } from '../domain/ids.ts'
import type { ChapterId, CommunityId, DeviceId, OrganizerId, PageId, ScopeKeyId } from '../domain/ids.ts'
import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import { isScope } from '../domain/role.ts'
import type { Scope } from '../domain/role.ts'
import { endorsementSchema } from '../sync/endorsement.ts'
import type { Endorsement } from '../sync/endorsement.ts'
import { cutSections, encodeBody, parseJson, readFrame, readSections } from './signed-file.ts'

/**
 * What devices hand each other by file, folder and server: changes, encrypted. The frame is that of `signed-file.ts`; a
 * section is a *part*, the pages of one scope, sealed with that scope's key. Outside stand only random ids, the time, and
 * keys sealed to devices: who finds a bundle learns how much changed when, and nothing of whom it is about.
 */
export interface BundleFile {
  readonly header: BundleHeader
  /** Sealed parts, views into the file's bytes, in the order of the header. */
  readonly parts: readonly Uint8Array[]
  /** What was signed: everything before the signature's length. */
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

/** The version of this format, and the newest that this program reads. */
export const BUNDLE_FORMAT = 2

export interface BundleHeader {
  /** Version of the data schema of the pages; the caller decides whether it can read them. */
  readonly schema: number
  readonly community: CommunityId
  readonly from: {
    readonly device: DeviceId
    /** ECDSA P-256, SPKI, base64. */
    readonly publicKey: string
  }
  readonly written: Instant
  /** The whole past, or what the receivers lack as far as the writer knows. */
  readonly mode: 'all' | 'since'
  /** Counts the bundles that a device has put into one folder or server; 0 for a file handed over by hand. */
  readonly sequence: number
  /** The devices it was written for; null where it is for everybody. */
  readonly to: readonly DeviceId[] | null
  /** Keys of the parts, sealed to devices that may not have them yet. */
  readonly wraps: readonly {
    readonly device: DeviceId
    readonly key: ScopeKeyId
    readonly scope: Scope
    /** HPKE, base64. */
    readonly wrap: string
  }[]
  readonly parts: readonly { readonly key: ScopeKeyId; readonly length: number }[]
}

/** A part, opened. */
export interface BundlePart {
  readonly header: PartHeader
  /** One a page of the header: Automerge chunks. */
  readonly sections: readonly Uint8Array[]
}

export interface PartHeader {
  readonly scope: Scope
  /** Who wrote it, by the names they had then. */
  readonly from: { readonly organizer: OrganizerId; readonly organizerName: string; readonly deviceName: string }
  readonly pages: readonly (PageHeads & {
    readonly kind: string
    readonly chapter: ChapterId | null
    /** Of the page's section, in bytes. */
    readonly length: number
    readonly endorsements: readonly Endorsement[]
    /** In a folder or on a server: what the section builds on, and which earlier heads the page contains. */
    readonly since?: readonly string[]
    readonly passed?: readonly string[]
  })[]
  /** Where the writer's other pages of the scope stand, so that the answer need not repeat them. */
  readonly known: readonly PageHeads[]
}

/** A page and the hashes of its latest changes, each 64 hexadecimal digits. */
export interface PageHeads {
  readonly page: PageId
  readonly heads: readonly string[]
}

/** The body of a bundle, to be signed. `parts` are sealed already and say which key opens them. */
export function encodeBundleBody(
  header: Omit<BundleHeader, 'parts'>,
  parts: readonly { readonly key: ScopeKeyId; readonly sealed: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  const measured = parts.map(({ key, sealed }) => ({ key, length: sealed.length }))
  return encodeBody(
    BUNDLE_FORMAT,
    { ...header, parts: measured } satisfies BundleHeader,
    parts.map(({ sealed }) => sealed),
  )
}

/**
 * Takes a bundle apart and checks its shape; never throws and allocates nothing by a length that the file claims. The caller
 * verifies `signature` over `body` with `header.from.publicKey`, and that key against the device's.
 *
 * Failures: `file-empty`, `changes-not-ours`, `changes-truncated` (ends before its lengths say), `changes-newer` (version),
 * `changes-damaged` (anything else).
 */
export function decodeBundle(bytes: Uint8Array): Result<BundleFile> {
  const frame = readFrame(bytes, BUNDLE_FORMAT)
  if (!frame.ok) return frame
  if (frame.value.version !== BUNDLE_FORMAT) return failed('changes-damaged')
  const header = v.safeParse(headerSchema, frame.value.header)
  if (!header.success) return failed('changes-damaged')
  const lengths = header.output.parts.map(({ length }) => length)
  const read = readSections(bytes, frame.value.sectionsAt, lengths)
  if (!read.ok) return read
  const { sections: parts, body, signature } = read.value
  return ok({ header: header.output, parts, body, signature })
}

/** A part before it is sealed: u32 length of the header (big-endian), header as JSON, sections. */
export function encodePart(
  header: Omit<PartHeader, 'pages'> & { readonly pages: readonly Omit<PartHeader['pages'][number], 'length'>[] },
  sections: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  if (header.pages.length !== sections.length) throw new Error('A part needs exactly one section a page')
  const pages = header.pages.map((page, index) => ({ ...page, length: sections[index]?.length ?? 0 }))
  const head = new TextEncoder().encode(JSON.stringify({ ...header, pages } satisfies PartHeader))
  const bytes = new Uint8Array(sections.reduce((sum, section) => sum + section.length, LENGTH_BYTES + head.length))
  new DataView(bytes.buffer).setUint32(0, head.length)
  bytes.set(head, LENGTH_BYTES)
  let at = LENGTH_BYTES + head.length
  for (const section of sections) {
    bytes.set(section, at)
    at += section.length
  }
  return bytes
}

/** Reads what `encodePart` wrote; null for anything else. Whoever has the key may still have written nonsense. */
export function decodePart(bytes: Uint8Array): BundlePart | null {
  if (bytes.length < LENGTH_BYTES) return null
  const at = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  if (at > bytes.length) return null
  const header = v.safeParse(partSchema, parseJson(bytes.subarray(LENGTH_BYTES, at)))
  if (!header.success) return null
  const cut = cutSections(
    bytes,
    at,
    header.output.pages.map(({ length }) => length),
  )
  return cut?.end === bytes.length ? { header: header.output, sections: cut.sections } : null
}

const LENGTH_BYTES = 4

/** Communities of 50,000 members have some hundreds of pages. */
const PAGES_LIMIT = 100_000

/** Two a chapter and two more; a thousand chapters are the most that is foreseen. */
const PARTS_LIMIT = 10_000

/** Every key for every device that a file is for. */
const WRAPS_LIMIT = 100_000

/** Names are one line; keys and wraps have their length. */
const TEXT_LENGTH = 500
const HEADS_OF_A_PAGE = 1000

/** Each who passed a page on signs for it, as long as nobody who may do more has. */
const ENDORSEMENTS_OF_A_PAGE = 100

const name = v.pipe(v.string(), v.maxLength(TEXT_LENGTH))
const base64 = v.pipe(v.string(), v.maxLength(TEXT_LENGTH), v.regex(/^[A-Za-z0-9+/]+={0,2}$/u))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const device = v.custom<DeviceId>((value) => isId('dev', value))
const key = v.custom<ScopeKeyId>((value) => isId('key', value))
const scope = v.custom<Scope>((value) => isScope(value))
const heads = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))), v.maxLength(HEADS_OF_A_PAGE))
const pageHeads = { page: v.custom<PageId>((value) => isId('pag', value)), heads }

/** Fields that a later version adds are ignored, so that it can add some without becoming unreadable here. */
const headerSchema: v.GenericSchema<unknown, BundleHeader> = v.object({
  schema: count,
  community: v.custom<CommunityId>((value) => isId('com', value)),
  from: v.object({ device, publicKey: base64 }),
  written: count,
  mode: v.picklist(['all', 'since']),
  sequence: count,
  to: v.nullable(v.pipe(v.array(device), v.maxLength(PARTS_LIMIT))),
  wraps: v.pipe(v.array(v.object({ device, key, scope, wrap: base64 })), v.maxLength(WRAPS_LIMIT)),
  parts: v.pipe(v.array(v.object({ key, length: count })), v.maxLength(PARTS_LIMIT)),
})

const partSchema: v.GenericSchema<unknown, PartHeader> = v.object({
  scope,
  from: v.object({
    organizer: v.custom<OrganizerId>((value) => isId('org', value)),
    organizerName: name,
    deviceName: name,
  }),
  pages: v.pipe(
    v.array(
      v.object({
        ...pageHeads,
        kind: v.pipe(v.string(), v.maxLength(60)),
        chapter: v.nullable(v.custom<ChapterId>((value) => isId('cha', value))),
        length: count,
        endorsements: v.pipe(v.array(endorsementSchema), v.maxLength(ENDORSEMENTS_OF_A_PAGE)),
        since: v.exactOptional(heads),
        passed: v.exactOptional(heads),
      }),
    ),
    v.maxLength(PAGES_LIMIT),
  ),
  known: v.pipe(v.array(v.object(pageHeads)), v.maxLength(PAGES_LIMIT)),
})
