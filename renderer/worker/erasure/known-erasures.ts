import { erasureText, unionOf } from '../../../shared/domain/erasure.ts'
import type { Erasure, Rotation } from '../../../shared/domain/erasure.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { PageRow } from '../storage/community-db.ts'
import { ErasedList } from '../storage/erased-list.ts'
import { upholdErasures } from './uphold-erasures.ts'

/** Writes down beside the community what was erased from it, with what is known already. @throws StorageError */
export async function noteErasures(community: OpenCommunity): Promise<void> {
  const here = community.cabinet.pages().flatMap(({ rotation }) => rotation ?? [])
  // Of the invented community nothing is ever brought back.
  if (here.length === 0 || community.tables.community?.sample === true) return
  await withList(community, async (list) => {
    const known = byLine(await list.of(community.id))
    const all = byLine([...known.values(), ...here])
    const isNews = [...all].some(([line, { erasures }]) => erasures.length > (known.get(line)?.erasures.length ?? 0))
    if (isNews) await list.put(community.id, [...all.values()])
  })
}

/**
 * Erases from a community that came back from something older whatever this machine knows to have been erased from it. Its
 * pages become the very ones that stood in for them before. Answers whether anything was. @throws StorageError
 */
export async function upholdKnown(community: OpenCommunity): Promise<boolean> {
  const known = byLine(await withList(community, (list) => list.of(community.id)))
  if (known.size === 0) return false
  const before = new Set(community.cabinet.pages().map(({ id }) => id))
  for (;;) {
    const orders = missingFrom(community.cabinet.pages(), known)
    if (orders.size === 0) break
    community.show(await community.cabinet.rotate(orders))
  }
  const made = community.cabinet.pages().filter(({ id }) => !before.has(id))
  if (made.length === 0) return false
  community.rotated()
  const batch = community.batch()
  for (const row of made) batch.list(row)
  if (!batch.isEmpty) await community.commit(batch.build(), 'member.erase')
  await upholdErasures(community, [], true)
  return true
}

/** Of each page the first of what is still to be erased from it. */
function missingFrom(rows: Iterable<PageRow>, known: ReadonlyMap<PageId, Rotation>): Map<PageId, Erasure> {
  const orders = new Map<PageId, Erasure>()
  for (const { id, rotation } of rows) {
    const done = new Set(rotation?.erasures.map(erasureText))
    const missing = known.get(rotation?.line ?? id)?.erasures.find((erasure) => !done.has(erasureText(erasure)))
    if (missing) orders.set(id, missing)
  }
  return orders
}

/** One rotation a line, with everything that any of them says. */
function byLine(some: Iterable<Rotation>): Map<PageId, Rotation> {
  const lines = new Map<PageId, Rotation>()
  for (const { line, erasures } of some)
    lines.set(line, { line, erasures: unionOf(lines.get(line)?.erasures ?? [], erasures) })
  return lines
}

async function withList<Value>(
  { sealer, world }: OpenCommunity,
  work: (list: ErasedList) => Promise<Value>,
): Promise<Value> {
  const list = new ErasedList({ sealer, disk: world.disk })
  try {
    return await work(list)
  } finally {
    list.close()
  }
}
