import { headsKey, loadHandle } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { infoOf, openPage, recordsOf } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import { foldPages, rotatePage } from '../../../shared/crdt/rotation.ts'
import type { Erasure, Rotation } from '../../../shared/domain/erasure.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { PageRow } from '../storage/community-db.ts'
import type { ReceivedPage } from './page-adoption.ts'
import { emptyRow } from './page-writer.ts'
import type { PageWrite } from './page-writer.ts'
import { statesOf } from './record-states.ts'
import type { RecordState } from './record-states.ts'

/** A page that takes another one's place: what is to be written, and every record of both. */
export interface Rotated {
  readonly write: PageWrite
  readonly changed: readonly RecordState[]
}

/** Heads that a page is left with; a session speaks of two hundred. */
const HEADS_LEFT = 20

/** The page that takes the place of one of this device, without what is erased. */
export function rotateOwn(row: PageRow, handle: Handle, erasure: Erasure, device: DeviceId): Rotated {
  const { id, rotation, bytes } = rotatePage(handle, row.id, [erasure])
  const fresh = loadHandle([bytes], device)
  // Each erasure stands beside everything else; so many heads would be more than is said of a page.
  if (fresh.getHeads().length > HEADS_LEFT) fresh.emptyChange('member.erase', Math.floor(erasure.at / 1000))
  const rotated = { row: standInOf(row, id, rotation, fresh), bytes: fresh.save(), instead: [row.id] }
  const changed = [...goneFrom(handle, row), ...statesOf(fresh, rotated.row, 'all')]
  fresh.free()
  return { write: rotated, changed }
}

/** The page here that stands in the same line as one that has just come; undefined where there is none, or it is that one. */
export function twinOf(
  rows: Iterable<PageRow>,
  { id, kind, chapter }: PageInfo,
  { line }: Rotation,
): PageRow | undefined {
  for (const row of rows)
    if (row.id !== id && lineOf(row) === line && row.kind === kind && row.chapter === chapter) return row
  return undefined
}

/**
 * What comes of a page here and one that has just come and stands in the same line: everything that was written on either,
 * without all that was erased from either. `mark` is what is kept beside the one that came.
 */
export function foldIn(
  here: { readonly row: PageRow; readonly handle: Handle },
  there: { readonly id: PageId; readonly handle: Handle; readonly mark: Partial<PageRow> },
  device: DeviceId,
): Rotated {
  const { row, handle } = here
  const { rotated, handle: whole } = foldPages(handle, there.handle, row.id, device)
  const isHere = rotated.id === row.id
  const place = standInOf(row, rotated.id, rotated.rotation, whole)
  const was = [...new Set([...(place.was ?? []), there.id])].filter((page) => page !== rotated.id)
  const kept = isHere ? { next: row.next, chunks: row.chunks } : {}
  const mark = rotated.id === there.id ? there.mark : {}
  const written: PageRow = { ...place, ...kept, ...mark, was, settled: place.heads }
  const changed = [...goneFrom(handle, row), ...statesOf(whole, written, 'all')]
  whole.free()
  return { write: { row: written, bytes: rotated.bytes, whole: true, instead: isHere ? [] : [row.id] }, changed }
}

/**
 * What came of a page for which another stands in, as changes to that one. Null where it builds on what is not here: without that
 * nobody can tell what in it is to be erased, and whoever sent it will bring it again once they have heard.
 */
export function translated({ info, bytes }: ReceivedPage, standIn: PageRow, device: DeviceId): ReceivedPage | null {
  const handle = openPage([bytes], device)
  try {
    const says = infoOf(handle, info.id)
    const isOfLine = says?.kind === standIn.kind && says.chapter === standIn.chapter
    if (!isOfLine || handle.getMissingDeps().length > 0) return null
    const rotated = rotatePage(handle, info.id, standIn.rotation?.erasures ?? [])
    return rotated.id === standIn.id ? { info: { ...says, id: standIn.id }, bytes: rotated.bytes } : null
  } finally {
    handle.free()
  }
}

function standInOf(row: PageRow, id: PageId, rotation: Rotation, handle: Handle): PageRow {
  const { kind, chapter, was = [] } = row
  return { ...emptyRow({ id, kind, chapter }), heads: headsKey(handle.getHeads()), rotation, was: [...was, row.id] }
}

function lineOf({ id, rotation }: PageRow): PageId {
  return rotation?.line ?? id
}

/** Every record of a page that stands there no more. */
function goneFrom(handle: Handle, { id, kind, chapter }: PageRow): RecordState[] {
  return Object.keys(recordsOf(handle)).map((record) => {
    return { info: { id, kind, chapter }, id: record, record: null, conflicts: {} }
  })
}
