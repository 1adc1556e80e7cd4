import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { CommunityId, DeviceId, OrganizerId, PageId } from '../domain/ids.ts'
import { isId } from '../domain/ids.ts'
import type { Result } from '../domain/problem.ts'
import { failed, ok } from '../domain/problem.ts'
import { endorsementSchema } from '../sync/endorsement.ts'
import type { Endorsement } from '../sync/endorsement.ts'
import { readFrame, readSections } from './signed-file.ts'

/**
 * The first format of the file in which two organizers exchange changes, which was not encrypted: one section a page, as
 * `ChangesHeader` lists them. It is read where it comes from a device that is known, and no longer written; what is, stands
 * in `bundle-file.ts`.
 *
 * Nothing is compressed here: Automerge deflates its documents itself, and a reader that inflates nothing cannot be made
 * to burst.
 */
export interface ChangesFile {
  readonly header: ChangesHeader
  /** Views into the file's bytes, one a page of the header. */
  readonly pages: readonly Uint8Array[]
  /** What was signed: everything before the signature's length. */
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

/** The version of this format. */
export const CHANGES_FORMAT = 1

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
    /** Who signs for the page; files from before that have none. */
    readonly endorsements?: readonly Endorsement[]
  })[]
  /** Where the writer's pages stand, so that the answer need not repeat them. */
  readonly known?: readonly PageHeads[]
}

/** A page and the hashes of its latest changes, each 64 hexadecimal digits. */
export interface PageHeads {
  readonly page: PageId
  readonly heads: readonly string[]
}

/**
 * Takes a file apart and checks its shape; never throws and allocates nothing by a length that the file claims. The caller
 * verifies `signature` over `body` with `header.from.publicKey` before it believes anything else in it.
 *
 * Failures: `file-empty`, `changes-not-ours`, `changes-truncated` (ends before its lengths say), `changes-newer` (version),
 * `changes-damaged` (anything else).
 */
export function decodeChangesFile(bytes: Uint8Array): Result<ChangesFile> {
  const frame = readFrame(bytes, CHANGES_FORMAT)
  if (!frame.ok) return frame
  const header = v.safeParse(headerSchema, frame.value.header)
  if (!header.success) return failed('changes-damaged')
  const lengths = header.output.pages.map(({ length }) => length)
  const read = readSections(bytes, frame.value.sectionsAt, lengths)
  if (!read.ok) return read
  const { sections: pages, body, signature } = read.value
  return ok({ header: header.output, pages, body, signature })
}

/** Names are one line; hashes and keys have their length. */
const NAME_LENGTH = 500
const HEADS_OF_A_PAGE = 1000
const ENDORSEMENTS_OF_A_PAGE = 50

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
    v.array(
      v.object({
        ...pageHeads,
        kind: v.pipe(v.string(), v.maxLength(60)),
        length: count,
        endorsements: v.exactOptional(v.pipe(v.array(endorsementSchema), v.maxLength(ENDORSEMENTS_OF_A_PAGE))),
      }),
    ),
    v.maxLength(CHANGES_PAGE_LIMIT),
  ),
  known: v.exactOptional(v.pipe(v.array(v.object(pageHeads)), v.maxLength(CHANGES_PAGE_LIMIT))),
})
