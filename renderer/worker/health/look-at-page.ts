import { headsKey } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { infoOf, openPage, PAGE_KINDS, recordsOf } from '../../../shared/crdt/page.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { HealthBytes, HealthFault } from '../../../shared/protocol/health.ts'
import type { OpenCommunity } from '../open-community.ts'
import { chunkContext } from '../pages/open-pages.ts'
import { unpackRecords } from '../pages/packed-records.ts'
import { SNAPSHOT_VERSION } from '../pages/page-snapshot.ts'
import type { StoredSnapshot } from '../pages/page-snapshot.ts'
import { activityKey } from '../pages/page-writer.ts'
import { snapshotOf } from '../pages/record-states.ts'
import { snapshotContext } from '../pages/snapshot-shelf.ts'
import type { PageRow } from '../storage/community-db.ts'
import { openJson } from '../storage/sealer.ts'

/** What one page looks like on the disk. */
export interface Look {
  readonly faults: readonly HealthFault[]
  readonly records: number
  readonly bytes: Omit<HealthBytes, 'front'>
  /** What it says of itself; null where it does not open. */
  readonly info: PageInfo | null
  /** Pages that it lists. */
  readonly listed: ReadonlyMap<PageId, PageKind>
  /** Whether it can be written anew from memory, where it is damaged on the disk. */
  readonly isInMemory: boolean
}

/** What is wrong with a page now, as the disk has it whatever is open in memory; null where there is none of the name. */
export async function lookAtPage(community: OpenCommunity, id: PageId): Promise<Look | null> {
  const { cabinet, db } = community
  const row = cabinet.row(id)
  if (!row) return null
  const [line, sealed, activity, [snapshot]] = await Promise.all([
    db.row(id),
    db.chunks(id),
    activityOf(community, id),
    db.snapshots([id]),
  ])
  const bytes = {
    pages: sumOf(sealed),
    snapshots: snapshot?.sealed.byteLength ?? 0,
    activity: activity.bytes,
  }
  const handle = await documentOf(community, row, sealed)
  try {
    const info = handle && infoOf(handle, id)
    const isRight =
      info !== null && info.kind === row.kind && info.chapter === row.chapter && inOrder(line) === inOrder(row)
    const listed = handle ? listedIn(handle) : new Map()
    // Without its page nobody can say whether what is beside it is right.
    if (!handle || !isRight)
      return { faults: ['page'], records: 0, bytes, info, listed, isInMemory: await cabinet.isWhole(id) }
    const isSame =
      snapshot?.heads === row.heads &&
      snapshot.version === SNAPSHOT_VERSION &&
      saysTheSame(
        await openJson<StoredSnapshot>(community.sealer, snapshot.sealed, snapshotContext(id)).catch(() => null),
        handle,
        row,
      )
    const faults: HealthFault[] = []
    if (!isSame) faults.push('snapshot')
    if (!activity.opens) faults.push('activity')
    return { faults, records: Object.keys(recordsOf(handle)).length, bytes, info, listed, isInMemory: true }
  } finally {
    handle?.free()
  }
}

function sumOf(sealed: readonly ArrayBuffer[]): number {
  return sealed.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** A page's document as the disk has it; null where that is not all of it. */
async function documentOf(
  { sealer, identity }: OpenCommunity,
  { id, heads }: PageRow,
  sealed: readonly ArrayBuffer[],
): Promise<Handle | null> {
  try {
    const chunks = await Promise.all(sealed.map((chunk) => sealer.open(chunk, chunkContext(id))))
    const handle = openPage(chunks, identity.device)
    if (headsKey(handle.getHeads()) === heads) return handle
    handle.free()
    return null
  } catch {
    // The cipher and Automerge each have errors of their own for bytes that are not theirs.
    return null
  }
}

/** Whether what is read at a start is what the page says. */
function saysTheSame(stored: StoredSnapshot | null, handle: Handle, row: PageRow): boolean {
  if (!stored) return false
  const kept = unpackRecords(stored.records)
  const { records, conflicts } = snapshotOf(handle, row, () => undefined)
  const said = new Map(records.map(({ id, record }) => [id, inOrder(record)]))
  return (
    kept.length === said.size &&
    kept.every(({ id, record }) => said.get(id) === inOrder(record)) &&
    inOrder(stored.conflicts) === inOrder(conflicts)
  )
}

/** The same text for the same value, however its keys came to stand. */
function inOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Of a log that was never written nothing can be wrong. */
async function activityOf(
  { db, sealer }: OpenCommunity,
  page: PageId,
): Promise<{ readonly opens: boolean; readonly bytes: number }> {
  const sealed = await db.local(activityKey(page))
  if (!sealed) return { opens: true, bytes: 0 }
  const opens = await openJson(sealer, sealed, activityKey(page)).then(
    () => true,
    () => false,
  )
  return { opens, bytes: sealed.byteLength }
}

function listedIn(handle: Handle): ReadonlyMap<PageId, PageKind> {
  const pages = valueAt(handle, ['pages'])
  const listed = new Map<PageId, PageKind>()
  if (typeof pages !== 'object' || pages === null) return listed
  for (const [page, name] of Object.entries(pages)) {
    const kind = PAGE_KINDS.find((known) => known === name)
    if (isId('pag', page) && kind) listed.set(page, kind)
  }
  return listed
}
