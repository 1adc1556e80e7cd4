import { headsKey } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { openPage, PAGE_KINDS, recordsOf } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { Plain } from '../../../shared/crdt/plain.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { mayHold } from '../../../shared/domain/role.ts'
import type { HealthBytes, HealthFault, HealthFinding, HealthReport } from '../../../shared/protocol/health.ts'
import { FRONT_KEY } from '../front/front-page.ts'
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
import { turn } from '../turn.ts'
import type { Turns } from '../turns.ts'

export interface Checking {
  readonly turns: Turns
  readonly isCancelled: () => boolean
  readonly onProgress: (done: number, of: number) => void
}

/** What one page looks like on the disk. */
interface Look {
  readonly faults: readonly HealthFault[]
  readonly records: number
  readonly bytes: Omit<HealthBytes, 'front'>
  /** Pages that it lists, which belong to the same chapter, or to none. */
  readonly listed: readonly PageInfo[]
}

/**
 * Reads every page from the disk, with what is kept beside it, a page a turn, so that others get their word in. Null where it was
 * cancelled. @throws StorageError where the disk does not answer.
 */
export async function checkPages(
  community: OpenCommunity,
  { turns, isCancelled, onProgress }: Checking,
): Promise<HealthReport | null> {
  const { cabinet, db, world } = community
  await world.engine()
  // What still waits to be written beside a page is no damage. A page that does not open stops it, and is found below.
  if (!community.isReadOnly) await turns.take(() => community.flush()).catch(() => undefined)
  const rows = cabinet.pages()
  const found: HealthFinding[] = []
  const listed = new Map<PageId, PageInfo>()
  const bytes = { pages: 0, snapshots: 0, activity: 0 }
  let records = 0
  for (const [index, { id }] of rows.entries()) {
    if (isCancelled()) return null
    onProgress(index, rows.length)
    const look = await turns.take(() => lookAt(community, id))
    await turn()
    if (!look) continue
    records += look.records
    for (const kind of BESIDE) bytes[kind] += look.bytes[kind]
    for (const info of look.listed) listed.set(info.id, info)
    const row = rows[index]
    if (row) found.push(...look.faults.map((fault) => findingOf(community, fault, row)))
  }
  found.push(...missing(community, listed).map((info) => findingOf(community, 'missing', info)))
  const front = (await db.local(FRONT_KEY))?.byteLength ?? 0
  return { at: world.now(), pages: rows.length, records, found, bytes: { ...bytes, front } }
}

const BESIDE = ['pages', 'snapshots', 'activity'] as const

/** What is wrong with a page now; null where there is none of the name. */
export async function lookAt(community: OpenCommunity, id: PageId): Promise<Look | null> {
  const { cabinet, db } = community
  const row = cabinet.row(id)
  if (!row) return null
  const sealed = await db.chunks(id)
  const activity = await activityOf(community, id)
  const [snapshot] = await db.snapshots([id])
  const bytes = {
    pages: sealed.reduce((sum, { byteLength }) => sum + byteLength, 0),
    snapshots: snapshot?.sealed.byteLength ?? 0,
    activity: activity.bytes,
  }
  const handle = await documentOf(community, row, sealed)
  // Without its page nobody can say whether what is beside it is right.
  if (!handle) {
    // Lets everything else know: it is not sent to others as it is, and theirs may take its place.
    await cabinet.glance(id, () => undefined).catch(() => undefined)
    return { faults: ['page'], records: 0, bytes, listed: [] }
  }
  try {
    const isRight =
      snapshot?.heads === row.heads &&
      snapshot.version === SNAPSHOT_VERSION &&
      saysTheSame(
        await openJson<StoredSnapshot>(community.sealer, snapshot.sealed, snapshotContext(id)).catch(() => null),
        handle,
        row,
      )
    const faults: HealthFault[] = []
    if (!isRight) faults.push('snapshot')
    if (!activity.opens) faults.push('activity')
    return { faults, records: Object.keys(recordsOf(handle)).length, bytes, listed: listedIn(handle, row) }
  } finally {
    handle.free()
  }
}

/** A page's document as the disk has it, whatever is open in memory; null where that is not all of it. */
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
  const { records } = snapshotOf(handle, row, () => undefined)
  const said = new Map(records.map(({ id, record }) => [id, inOrder(record)]))
  return kept.length === said.size && kept.every(({ id, record }) => said.get(id) === inOrder(record))
}

/** The same text for the same value, however its keys came to stand. */
function inOrder(value: Plain): string {
  return JSON.stringify(value, (_, part: Plain) =>
    typeof part === 'object' && part !== null
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

function listedIn(handle: Handle, { chapter }: PageInfo): PageInfo[] {
  const pages = valueAt(handle, ['pages'])
  if (typeof pages !== 'object' || pages === null) return []
  return Object.entries(pages).flatMap(([page, name]) => {
    const kind = PAGE_KINDS.find((known) => known === name)
    // Doors come and go with their evenings, and other chapters' pages are none of this device's.
    return isId('pag', page) && kind && kind !== 'door' && kind !== 'chapter' ? [{ id: page, kind, chapter }] : []
  })
}

/** Pages that should be here and are not: neither they nor what has taken their place. */
function missing({ cabinet, tables, identity }: OpenCommunity, listed: ReadonlyMap<PageId, PageInfo>): PageInfo[] {
  const standing = tables.standingOf(identity.device)
  return [...listed.values()].filter(
    (info) => !cabinet.row(info.id) && !cabinet.standIn(info.id) && (standing === null || mayHold(standing, info)),
  )
}

function findingOf({ tables }: OpenCommunity, fault: HealthFault, { id, kind, chapter }: PageInfo): HealthFinding {
  return { fault, page: id, kind, chapter: (chapter && tables.chapters.get(chapter)?.name) || '' }
}
