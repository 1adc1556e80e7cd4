import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import type { ChapterId, PageId } from '../../../shared/domain/ids.ts'
import type { HealthBytes, HealthFinding, HealthGroup, HealthReport } from '../../../shared/protocol/health.ts'
import { FRONT_KEY } from '../front/front-page.ts'
import type { OpenCommunity } from '../open-community.ts'
import { turn } from '../turn.ts'
import type { Turns } from '../turns.ts'
import { missingPages } from './expected-pages.ts'
import { lookAtPage } from './look-at-page.ts'
import type { Look } from './look-at-page.ts'
import { damagedNotes } from './own-notes.ts'
import { chapterName, pageNames } from './page-names.ts'

export interface Checking {
  readonly turns: Turns
  readonly isCancelled: () => boolean
  readonly onProgress: (done: number, of: number) => void
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
  const begun = world.now()
  await world.engine()
  // What still waits to be written beside a page is no damage. A page that does not open stops it, and is found below.
  if (!community.isReadOnly) await flush(community, turns, isCancelled).catch(() => undefined)
  const rows = cabinet.pages()
  const looks = new Map<PageInfo, Look>()
  const listed = new Map<ChapterId | null, ReadonlyMap<PageId, PageKind>>()
  for (const [index, row] of rows.entries()) {
    if (isCancelled()) return null
    onProgress(index, rows.length)
    const look = await lookAtPage(community, row.id, turns)
    await turn()
    if (!look) continue
    looks.set(row, look)
    const { info } = look
    if (info?.kind === 'community' || info?.kind === 'chapter') listed.set(info.chapter, look.listed)
  }
  const missing = await turns.take(() => missingPages(community, listed))
  const notes = await turns.take(() => damagedNotes(community))
  const nameOf = pageNames(community)
  const found: HealthFinding[] = [
    ...[...looks].flatMap(([info, { faults, isInMemory }]) =>
      faults.map((fault) => ({ ...nameOf(info), fault, key: info.id, isHere: fault !== 'page' || isInMemory })),
    ),
    ...missing.map(({ isHere, ...info }) => ({ ...nameOf(info), fault: 'missing' as const, key: info.id, isHere })),
    ...notes.map((note) => ({ ...note, chapter: '', nth: null, years: null, salon: '', isHere: true })),
  ]
  const front = (await db.local(FRONT_KEY))?.byteLength ?? 0
  const all = [...looks.values()]
  return {
    at: world.now(),
    took: world.now() - begun,
    pages: looks.size,
    records: all.reduce((sum, { records }) => sum + records, 0),
    found,
    bytes: { ...bytesOf(all), front },
    groups: groupsOf(community, looks),
  }
}

/** Writes what still waits, a page a turn. */
async function flush(community: OpenCommunity, turns: Turns, isCancelled: Checking['isCancelled']): Promise<void> {
  while (await turns.take(async () => !isCancelled() && community.flushOne()));
}

function bytesOf(looks: readonly Look[]): Omit<HealthBytes, 'front'> {
  const sums = { pages: 0, snapshots: 0, activity: 0 }
  for (const { bytes } of looks) {
    sums.pages += bytes.pages
    sums.snapshots += bytes.snapshots
    sums.activity += bytes.activity
  }
  return sums
}

/** In the order in which kinds of pages were first met, the community's own before its chapters'. */
function groupsOf({ tables }: OpenCommunity, looks: ReadonlyMap<PageInfo, Look>): HealthGroup[] {
  const groups = new Map<string, HealthGroup>()
  for (const [{ kind, chapter }, { faults, records, bytes }] of looks) {
    const key = `${chapter ?? ''} ${kind}`
    const so = groups.get(key) ?? {
      key,
      kind,
      chapter: chapterName(tables, chapter),
      pages: 0,
      records: 0,
      bytes: 0,
      hurt: 0,
    }
    groups.set(key, {
      ...so,
      pages: so.pages + 1,
      records: so.records + records,
      bytes: so.bytes + bytes.pages + bytes.snapshots + bytes.activity,
      hurt: so.hurt + Number(faults.length > 0),
    })
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
