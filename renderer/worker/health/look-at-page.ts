import { headsKey } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { infoOf, openPage, PAGE_KINDS } from '../../../shared/crdt/page.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { HealthBytes, HealthFault } from '../../../shared/protocol/health.ts'
import type { OpenCommunity } from '../open-community.ts'
import { chunkContext } from '../pages/open-pages.ts'
import { unpackRecords } from '../pages/packed-records.ts'
import { SNAPSHOT_VERSION } from '../pages/page-snapshot.ts'
import type { PageSnapshot, StoredSnapshot } from '../pages/page-snapshot.ts'
import { activityKey } from '../pages/page-writer.ts'
import { snapshotOf } from '../pages/record-states.ts'
import { snapshotContext } from '../pages/snapshot-shelf.ts'
import type { PageRow, SnapshotRow } from '../storage/community-db.ts'
import { openJson } from '../storage/sealer.ts'
import { turn } from '../turn.ts'
import type { Turns } from '../turns.ts'
import { sameContent } from './same-content.ts'

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

/**
 * What is wrong with a page now, as the disk has it whatever is open in memory; null where there is none of the name. It is read in one
 * turn, so that nobody writes in between, and looked at outside of it, so that nobody waits for that.
 */
export async function lookAtPage(community: OpenCommunity, id: PageId, turns: Turns): Promise<Look | null> {
  const read = await turns.take(() => readPage(community, id))
  if (!read) return null
  const { row, line, sealed, activity, snapshot, isBehind } = read
  const bytes = { pages: sumOf(sealed), snapshots: snapshot?.sealed.byteLength ?? 0, activity: sumOf(activity) }
  const handle = await documentOf(community, row, sealed)
  await turn()
  try {
    const info = handle && infoOf(handle, id)
    const isRight = info !== null && info.kind === row.kind && info.chapter === row.chapter && sameContent(line, row)
    const listed = handle ? listedIn(handle) : new Map()
    // Without its page nobody can say whether what is beside it is right.
    if (!handle || !isRight) {
      const isInMemory = await turns.take(() => community.cabinet.isWhole(id))
      return { faults: ['page'], records: 0, bytes, info, listed, isInMemory }
    }
    const says = snapshotOf(handle, row, () => undefined)
    await turn()
    const faults: HealthFault[] = []
    const stored = isBehind ? null : await opened(community, row, snapshot)
    await turn()
    // What somebody wrote while pages were read is beside them a moment later.
    if (!isBehind && !saysTheSame(stored, says)) faults.push('snapshot')
    await turn()
    if (!(await opensAll(community, id, activity))) faults.push('activity')
    return { faults, records: says.records.length, bytes, info, listed, isInMemory: true }
  } finally {
    handle?.free()
  }
}

/** Everything that lies on the disk of a page, and how it should stand there. */
async function readPage({ cabinet, db }: OpenCommunity, id: PageId) {
  const row = cabinet.row(id)
  if (!row) return null
  const [line, sealed, activity, [snapshot]] = await Promise.all([
    db.row(id),
    db.chunks(id),
    db.local(activityKey(id)),
    db.snapshots([id]),
  ])
  return { row, line, sealed, activity: activity ? [activity] : [], snapshot, isBehind: cabinet.isBehind(id) }
}

/** A page's snapshot; null where it is not of this page as it stands, or damaged. */
async function opened(
  { sealer }: OpenCommunity,
  { id, heads }: PageRow,
  snapshot: SnapshotRow | undefined,
): Promise<StoredSnapshot | null> {
  if (snapshot?.heads !== heads || snapshot.version !== SNAPSHOT_VERSION) return null
  return openJson<StoredSnapshot>(sealer, snapshot.sealed, snapshotContext(id)).catch(() => null)
}

/** Of a log that was never written nothing can be wrong. */
async function opensAll({ sealer }: OpenCommunity, page: PageId, logs: readonly ArrayBuffer[]): Promise<boolean> {
  const opening = Promise.all(logs.map((log) => openJson(sealer, log, activityKey(page))))
  return opening.then(
    () => true,
    () => false,
  )
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
function saysTheSame(stored: StoredSnapshot | null, { records, conflicts }: PageSnapshot): boolean {
  if (!stored) return false
  const kept = unpackRecords(stored.records)
  const said = new Map(records.map(({ id, record }) => [id, record]))
  return (
    kept.length === said.size &&
    kept.every(({ id, record }) => sameContent(said.get(id), record)) &&
    sameContent(stored.conflicts, conflicts)
  )
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
