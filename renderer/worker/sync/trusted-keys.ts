import type { TrustedKey } from '../../../shared/protocol/link.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { PeerBook } from './peer-book.ts'
import { noticeFor } from './removal.ts'

/**
 * Whose keys open a channel, and where they were reached: every other device of the community, and of those that were taken
 * out the ones that still have to be told.
 */
export function trustedKeys(community: OpenCommunity, book: PeerBook): TrustedKey[] {
  const { tables, identity } = community
  return [...tables.devices.values()].flatMap(({ id, publicKey }): TrustedKey[] => {
    const standing = tables.standingOf(id)
    if (id === identity.device || !standing) return []
    if (standing.removed !== undefined)
      return noticeFor(community, id) ? [{ device: id, publicKey, farewell: true as const }] : []
    const { address } = book.of(id)
    return [{ device: id, publicKey, ...(address && { addresses: [address] }) }]
  })
}
