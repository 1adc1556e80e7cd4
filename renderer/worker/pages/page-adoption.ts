import type { Conflicts } from '../../../shared/crdt/conflicts.ts'
import { headsKey, receiveChunks, without } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { infoOf, openPage } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import { rotationOf } from '../../../shared/crdt/rotation.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { PageRow } from '../storage/community-db.ts'
import type { OpenPages } from './open-pages.ts'
import type { PageGate } from './page-gate.ts'
import { foldIn, twinOf } from './page-rotation.ts'
import { emptyRow } from './page-writer.ts'
import type { PageWrite } from './page-writer.ts'
import { contestedAnew, recordsSince, statesOf } from './record-states.ts'
import type { RecordState } from './record-states.ts'
import { waitOf } from './waiting-chunks.ts'

/** A page as another machine sent it: what it says of itself, and Automerge chunks. */
export interface ReceivedPage {
  readonly info: PageInfo
  readonly bytes: Uint8Array
}

export interface AdoptedPage {
  readonly info: PageInfo
  /** True where this machine had nothing of the page. */
  readonly fresh: boolean
  /** True where the chunks build on changes that have not arrived. */
  readonly waiting: boolean
  /** True where they were not kept for that: too much waits of their giver's already. */
  readonly dropped: boolean
  /** True where this machine's own copy was damaged and this one took its place. */
  readonly mended: boolean
  /** True where it took the place of a page from which somebody was erased. */
  readonly replaced?: true
  readonly changed: readonly RecordState[]
}

/** What is needed to take pages in. */
export interface Reception {
  readonly open: OpenPages
  readonly rows: ReadonlyMap<PageId, PageRow>
  readonly device: DeviceId
  readonly gate: PageGate
  /** Which records of a page are in dispute so far. */
  readonly contestedIn: (page: PageId) => ReadonlyMap<string, Conflicts>
}

/** What came of a page; `write` is null where nothing of it is to be written. */
interface Adoption {
  readonly page: AdoptedPage
  readonly write: PageWrite | null
}

const NOTHING: ReadonlySet<string> = new Set()
const EVERYTHING = { records: 'all', isWhole: true } as const

/**
 * Takes pages into their documents, as far as the gate lets them; what is to be written is left to the caller. Pages that
 * bring nothing are in neither list. @throws RangeError where bytes are not Automerge chunks, StorageError for a damaged
 * page that they do not mend.
 */
export async function adoptPages(
  received: readonly ReceivedPage[],
  reception: Reception,
): Promise<{ readonly adopted: AdoptedPage[]; readonly dropped: AdoptedPage[]; readonly writes: PageWrite[] }> {
  const adopted: AdoptedPage[] = []
  const dropped: AdoptedPage[] = []
  const writes: PageWrite[] = []
  for (const page of received) {
    const adoption = await adoptPage(page, writes, reception)
    if (adoption?.write) {
      adopted.push(adoption.page)
      writes.push(adoption.write)
    } else if (adoption) dropped.push(adoption.page)
  }
  return { adopted, dropped, writes }
}

/** Null where the page brings nothing. `earlier` is what is to be written of the pages before it. */
async function adoptPage(
  { info: claimed, bytes }: ReceivedPage,
  earlier: readonly PageWrite[],
  { open, rows, device, gate, contestedIn }: Reception,
): Promise<Adoption | null> {
  const known = rows.get(claimed.id)
  const damage = known ? await open.damageOf(known) : null
  // Documents that are new here are freed at once: four hundred open ones make everything slow.
  let stays = known !== undefined && !damage
  let handle = stays ? await open.handle(claimed.id) : openPage([], device)
  const before = handle.getHeads()
  const lacking = handle.getMissingDeps().length
  receiveChunks(handle, bytes, device)
  const { refused, mark, settles } = await gate.judge({
    id: claimed.id,
    known,
    handle,
    before,
    bytes,
    lacking: lacking > 0,
  })
  const isPart = refused.size > 0
  if (isPart) {
    // Opened once more from what is let in: a document cannot be made to forget a change.
    handle = openedWithout(handle, refused, device)
    if (stays) open.keep(claimed.id, handle)
  }
  const rotation = rotationOf(handle)
  const twin = rotation && twinOf(rows.values(), claimed, rotation)
  if (twin) {
    const folded = await fold(twin, { id: claimed.id, handle, mark }, open, device)
    if (!stays) handle.free()
    return folded
  }
  const after = handle.getHeads()
  const allRows = new Map([...rows, ...earlier.map(({ row }) => [row.id, row] as const)]).values()
  const wait = await waitOf({ handle, bytes, gate, device, known, rows: allRows })
  const isDropped = wait === 'too-much'
  if (isDropped) {
    // Taken out of memory with all that waits there; what does so by right is read from the disk again.
    handle = openedWithout(handle, NOTHING, device)
    open.release(claimed.id)
    stays = false
  }
  const waiting = handle.getMissingDeps().length > 0
  if (known && damage && !open.canReplace(known, handle)) throw damage
  // What waited on the disk for what has come now, and is refused, must not come back from there.
  const whole = damage !== null || (isPart && lacking > 0)
  if (headsKey(before) === headsKey(after) && typeof wait === 'string' && !whole) {
    if (!stays) handle.free()
    if (!isDropped) return null
    const page = { info: claimed, fresh: false, waiting: true, dropped: true, mended: false, changed: [] }
    return { page, write: null }
  }
  const info = infoOf(handle, claimed.id) ?? claimed
  gate.admitted(info, handle)
  const fresh = before.length === 0
  // A file of everything repeats what is here; what still waits for earlier changes is kept as it came.
  const asItCame = !isPart && !isDropped && (fresh || waiting)
  const news = asItCame ? bytes : fresh || whole ? handle.save() : handle.saveSince([...before])
  const { waiting: left = [], ...place } = known ?? emptyRow(info)
  const kept = whole ? [] : typeof wait === 'string' ? left : [...left, wait.keep]
  const lists = (waiting || isDropped) && kept.length > 0 ? { waiting: kept } : {}
  const was = rotation && { rotation, was: [...new Set([...(known?.was ?? []), rotation.line])] }
  const row = { ...place, ...info, heads: headsKey(after), ...mark, ...lists, ...was }
  const { records, isWhole } = fresh ? EVERYTHING : recordsSince(handle, before)
  const changed = [
    ...statesOf(handle, info, records),
    ...(records === 'all' || isWhole ? [] : contestedAnew(handle, info, records, contestedIn(info.id))),
  ]
  if (!stays) handle.free()
  return {
    page: { info, fresh, waiting: waiting || isDropped, dropped: isDropped, mended: damage !== null, changed },
    write: {
      row: settles ? { ...row, settled: row.heads } : row,
      bytes: news,
      ...(whole && { whole: true }),
    },
  }
}

/** Makes one page of two that stand in one line; nothing where the one that came is not whole. */
async function fold(
  row: PageRow,
  there: { readonly id: PageId; readonly handle: Handle; readonly mark: Partial<PageRow> },
  open: OpenPages,
  device: DeviceId,
): Promise<Adoption | null> {
  if (there.handle.getHeads().length === 0 || there.handle.getMissingDeps().length > 0) return null
  const { write, changed } = foldIn({ row, handle: await open.handle(row.id) }, there, device)
  // A page that stays under its name is read from the disk again.
  open.forget(row.id)
  const { id, kind, chapter } = write.row
  const page = {
    info: { id, kind, chapter },
    fresh: false,
    waiting: false,
    dropped: false,
    mended: false,
    ...(id !== row.id && { replaced: true as const }),
    changed,
  }
  return { page, write }
}

/** The document without some changes, and what builds on them; the one given is freed. */
function openedWithout(handle: Handle, changes: ReadonlySet<string>, device: DeviceId): Handle {
  const clean = without(handle, changes, device)
  handle.free()
  return clean
}
