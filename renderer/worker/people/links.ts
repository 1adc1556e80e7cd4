import { linkRecord } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../shared/domain/link.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'

/** Writes a decision about two records. */
export function addLink(
  community: Pick<OpenCommunity, 'world' | 'identity'>,
  batch: BatchBuilder,
  a: MemberId,
  b: MemberId,
  more: Pick<Link, 'kind' | 'how'> & Partial<Pick<Link, 'lane' | 'batch' | 'copy'>>,
): void {
  const { world, identity } = community
  const link: Link = {
    id: newId('lnk', world.random),
    ...(a < b ? { a, b } : { a: b, b: a }),
    at: world.now(),
    by: identity.organizer,
    ...more,
  }
  batch.create('links', null, link.id, linkRecord(link))
}

/** Takes decisions back; they stay in the book. */
export function voidLinks(community: OpenCommunity, batch: BatchBuilder, links: Iterable<Link>): number {
  let count = 0
  for (const { id, voided } of links) {
    if (voided !== undefined) continue
    batch.set(id, ['voided'], community.world.now()).set(id, ['voidedBy'], community.identity.organizer)
    count += 1
  }
  return count
}

type Linking = Pick<Link, 'how'> & Partial<Pick<Link, 'lane' | 'batch'>>

/**
 * Links two people: every record of the one with every record of the other. By the rule nothing else would count; by a person
 * it keeps those together whom only the rule united, because a merge by the rule stands or falls with all its links.
 */
export function linkPeople(
  community: OpenCommunity,
  batch: BatchBuilder,
  a: MemberId,
  b: MemberId,
  linking: Linking,
): void {
  const { people } = community.tables
  linkRecords(community, batch, [people.partsOf(a), people.partsOf(b)], linking)
}

/** The same for records that may not be those of one person yet. */
export function linkRecords(
  community: OpenCommunity,
  batch: BatchBuilder,
  [left, right]: readonly [readonly MemberId[], readonly MemberId[]],
  linking: Linking,
): void {
  for (const a of left) for (const b of right) addLink(community, batch, a, b, { kind: 'same', ...linking })
}
