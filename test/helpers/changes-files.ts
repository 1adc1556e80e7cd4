import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { newId } from '../../shared/domain/ids.ts'
import { CHANGES_FORMAT } from '../../shared/formats/changes-file.ts'
import type { ChangesFile, ChangesHeader } from '../../shared/formats/changes-file.ts'
import { encodeBody, withSignature } from '../../shared/formats/signed-file.ts'

/** A header before its pages are measured. */
export type ChangesHeaderDraft = Omit<ChangesHeader, 'pages'> & {
  readonly pages: readonly Omit<ChangesHeader['pages'][number], 'length'>[]
}

/** The body of a file of the first format, as programs before bundles wrote it. `sections` are the pages' bytes, in order. */
export function encodeChangesBody(
  header: ChangesHeaderDraft,
  sections: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  if (header.pages.length !== sections.length) throw new Error('A changes file needs exactly one section a page')
  const measured = header.pages.map((page, index) => ({ ...page, length: sections[index]?.length ?? 0 }))
  return encodeBody(CHANGES_FORMAT, { ...header, pages: measured }, sections)
}

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const zeros = (length: number) => new Uint8Array(length)

/** A header that could stand in a real file; the public key is that of `signedChangesFile`. */
export const changesHeader: ChangesHeaderDraft = {
  schema: 1,
  community: { id: newId('com', zeros), name: '讀書會' },
  from: {
    organizer: newId('org', zeros),
    organizerName: '陳怡君',
    device: newId('dev', zeros),
    deviceName: 'Laptop',
    publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  },
  written: 1_764_288_000_000,
  mode: 'all',
  to: null,
  pages: [],
}

/** A changes file with these pages, really signed. */
export function signedChangesFile(
  sections: readonly Uint8Array[],
  header: Partial<ChangesHeaderDraft> = {},
): Uint8Array {
  const pages = sections.map((_, index) => ({
    page: newId('pag', (length) => new Uint8Array(length).fill(index + 1)),
    kind: 'members',
    heads: [index.toString(16).padStart(64, '0')],
  }))
  const body = encodeChangesBody({ ...changesHeader, pages, ...header }, sections)
  return withSignature(body, sign('sha256', body, { key: keys.privateKey, dsaEncoding: 'ieee-p1363' }))
}

/** Whether the signature of a decoded file is that of the test's key over its body. */
export function isSignedByUs(file: ChangesFile): boolean {
  return verify('sha256', file.body, { key: keys.publicKey, dsaEncoding: 'ieee-p1363' }, file.signature)
}
