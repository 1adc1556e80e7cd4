import { linkRecord } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../shared/domain/link.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'

/** Writes a decision about two records. */
export function addLink(
  community: OpenCommunity,
  batch: BatchBuilder,
  a: MemberId,
  b: MemberId,
  more: Pick<Link, 'kind' | 'how'> & Partial<Pick<Link, 'lane' | 'batch'>>,
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
    batch.set(id, ['voided'], community.world.now())
    count += 1
  }
  return count
}

/** Links two people by the rule: every record of the one with every record of the other, so that nothing is chained. */
export function linkByRule(
  community: OpenCommunity,
  batch: BatchBuilder,
  a: MemberId,
  b: MemberId,
  more: Partial<Pick<Link, 'lane' | 'batch'>>,
): void {
  const { people } = community.tables
  for (const left of people.partsOf(people.personOf(a))) {
    for (const right of people.partsOf(people.personOf(b))) {
      addLink(community, batch, left, right, { kind: 'same', how: 'rule', ...more })
    }
  }
}
