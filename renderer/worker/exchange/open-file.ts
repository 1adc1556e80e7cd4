import { SCHEMA } from '../../../shared/crdt/page.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { BUNDLE_FORMAT } from '../../../shared/formats/bundle-file.ts'
import type { BundleFile } from '../../../shared/formats/bundle-file.ts'
import { CHANGES_FORMAT, decodeChangesFile } from '../../../shared/formats/changes-file.ts'
import type { ChangesFile } from '../../../shared/formats/changes-file.ts'
import { readFrame } from '../../../shared/formats/signed-file.ts'
import { checkBundle } from '../sync/bundles/open-bundle.ts'
import { verify } from '../sync/signing.ts'

/** A file whose shape and signature are as they should be; `open` ones are of the format before files were encrypted. */
export type CheckedFile =
  | { readonly kind: 'open'; readonly file: ChangesFile }
  | { readonly kind: 'sealed'; readonly file: BundleFile }

/** A changes file larger than this is not one of ours: 50,000 members with ten years of salons are about 60 MB. */
const FILE_LIMIT = 512 * 1024 * 1024

/** Reads and checks a file without believing or changing anything yet. */
export async function openChangesFile(data: Blob | Uint8Array): Promise<Result<CheckedFile>> {
  const size = data instanceof Uint8Array ? data.byteLength : data.size
  if (size > FILE_LIMIT) return failed('file-too-large', { limit: `${FILE_LIMIT / 1024 / 1024} MB` })
  const bytes =
    data instanceof Uint8Array
      ? data
      : await data.arrayBuffer().then(
          (buffer) => new Uint8Array(buffer),
          () => null,
        )
  if (!bytes) return failed('file-unreadable')
  const frame = readFrame(bytes, BUNDLE_FORMAT)
  if (!frame.ok) return frame
  if (frame.value.version === CHANGES_FORMAT) return openFirstFormat(bytes)
  const file = await checkBundle(bytes)
  return file.ok ? ok({ kind: 'sealed', file: file.value }) : file
}

/** Which community a file is of. */
export function communityOf({ kind, file }: CheckedFile): CommunityId {
  return kind === 'open' ? file.header.community.id : file.header.community
}

async function openFirstFormat(bytes: Uint8Array): Promise<Result<CheckedFile>> {
  const file = decodeChangesFile(bytes)
  if (!file.ok) return file
  const { header, body, signature } = file.value
  if (header.schema > SCHEMA) return failed('changes-newer', { version: header.schema })
  if (!(await verify(body, signature, header.from.publicKey)))
    return failed('changes-signature', { value: header.from.deviceName })
  return ok({ kind: 'open', file: file.value })
}
