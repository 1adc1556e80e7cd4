import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { SPARE_KINDS } from '../../../shared/domain/erasure.ts'
import type { Erasure } from '../../../shared/domain/erasure.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { writeRight } from '../../../shared/domain/role.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { RecordState } from '../pages/record-states.ts'

/**
 * Somebody who had not heard yet may have written about a person who was erased, on a page that said nothing of them until
 * then. Whatever of that comes in is erased as well, by whoever may write the page; all who do that make the same of it.
 */
export async function upholdErasures(community: OpenCommunity, changed: readonly RecordState[]): Promise<void> {
  const known = erasuresOf(community)
  if (known.size === 0) return
  const orders = new Map<PageId, Erasure>()
  for (const { info, id, record } of changed) {
    if (record === null || orders.has(info.id) || SPARE_KINDS.has(info.kind) || !mayWrite(community, info)) continue
    const erasure = known.get(id) ?? found(record, known)
    // An erasure of this very page has been carried out; what is left names nobody.
    if (erasure) orders.set(info.id, { ...erasure, records: [], rows: {} })
  }
  if (orders.size === 0) return
  community.show(await community.cabinet.rotate(orders))
  community.rotated()
}

/** Whom anything here was erased of, and by what. */
function erasuresOf({ cabinet }: OpenCommunity): ReadonlyMap<string, Erasure> {
  const known = new Map<string, Erasure>()
  for (const { rotation } of cabinet.pages())
    for (const erasure of rotation?.erasures ?? []) for (const id of erasure.people) known.set(id, erasure)
  return known
}

function found(record: PlainRecord, known: ReadonlyMap<string, Erasure>): Erasure | undefined {
  for (const [id] of JSON.stringify(record).matchAll(MEMBER)) {
    const erasure = known.get(id)
    if (erasure) return erasure
  }
  return undefined
}

const MEMBER = /mem_[0-9a-hjkmnp-tv-z]{16}/g

function mayWrite({ tables, identity }: OpenCommunity, place: RecordState['info']): boolean {
  const standing = tables.standingOf(identity.device)
  return standing !== null && writeRight(standing, place) === 'all'
}
