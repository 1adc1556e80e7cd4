import { SCHEMA } from '../../../../shared/crdt/page.ts'
import type { ScopeKeyId } from '../../../../shared/domain/ids.ts'
import type { Result } from '../../../../shared/domain/problem.ts'
import { failed, ok } from '../../../../shared/domain/problem.ts'
import { scopeOf } from '../../../../shared/domain/role.ts'
import type { PagePlace, Scope } from '../../../../shared/domain/role.ts'
import { decodeBundle, decodePart } from '../../../../shared/formats/bundle-file.ts'
import type { BundleFile, BundlePart } from '../../../../shared/formats/bundle-file.ts'
import type { OpenCommunity } from '../../open-community.ts'
import { openWrap } from '../keys/keyring.ts'
import type { OpenKey } from '../keys/keyring.ts'
import { verify } from '../signing.ts'
import { openPart } from './part-cipher.ts'

export interface OpenedParts {
  readonly parts: readonly BundlePart[]
  /** Keys of the parts that this device has no key for. */
  readonly closed: readonly ScopeKeyId[]
}

/** Checks a bundle's shape, version and signature, and believes nothing else of it yet. */
export async function checkBundle(bytes: Uint8Array): Promise<Result<BundleFile>> {
  const file = decodeBundle(bytes)
  if (!file.ok) return file
  const { header, body, signature } = file.value
  if (header.schema > SCHEMA) return failed('changes-newer', { version: header.schema })
  return (await verify(body, signature, header.from.publicKey)) ? file : failed('changes-signature')
}

/**
 * Opens the parts of a checked bundle that this device has keys for, or those of them that `only` names. Fails with
 * `changes-damaged` where a part does not open with its own key, or holds something else than its scope's pages.
 */
export async function openParts(
  community: OpenCommunity,
  { header, parts: sealed }: BundleFile,
  only?: readonly ScopeKeyId[],
): Promise<Result<OpenedParts>> {
  const parts: BundlePart[] = []
  const closed: ScopeKeyId[] = []
  for (const [index, { key: id }] of header.parts.entries()) {
    if (only && !only.includes(id)) continue
    const found = await keyFor(community, header, id)
    if (!found) {
      closed.push(id)
      continue
    }
    const place = { community: community.id, device: header.from.device, key: id }
    const bytes = await openPart(sealed[index] ?? new Uint8Array(), found.key, place)
    const part = bytes && decodePart(bytes)
    if (!part || part.header.scope !== found.scope || !part.header.pages.every((page) => belongs(page, found.scope)))
      return failed('changes-damaged')
    parts.push(part)
  }
  return ok({ parts, closed })
}

/** Whether a page may be sealed with a scope's key: its own scope's, or its chapter's where that is for fewer. */
function belongs(page: PagePlace, scope: Scope): boolean {
  return scopeOf(page) === scope || (page.kind === 'door' && page.chapter === scope)
}

/** As the community's page has it; otherwise as it came with the bundle or with being let in, which then opens this bundle and seals nothing. */
async function keyFor(
  { keyring, tables, identity, id: community, joining }: OpenCommunity,
  { wraps }: BundleFile['header'],
  id: ScopeKeyId,
): Promise<{ readonly key: OpenKey; readonly scope: Scope } | null> {
  const record = tables.scopeKeys.get(id)
  const known = record && (await keyring.open(id))
  if (known) return { key: known, scope: record.scope }
  const wrap =
    wraps.find(({ device, key }) => device === identity.device && key === id) ??
    joining?.wraps.find(({ key }) => key === id)
  const key = wrap && (await openWrap(community, identity, wrap))
  return key ? { key, scope: wrap.scope } : null
}
