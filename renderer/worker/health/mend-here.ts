import { isId } from '../../../shared/domain/ids.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { HealthFault } from '../../../shared/protocol/health.ts'
import type { OpenCommunity } from '../open-community.ts'
import { activityKey } from '../pages/page-writer.ts'
import { statesOf } from '../pages/record-states.ts'
import { dropCarried, renewNotes } from './own-notes.ts'

export interface MendedHere {
  /** Pages for which a backup or somebody else is needed. */
  readonly lost: ReadonlySet<string>
  /** Whether the community has to be opened anew to be seen as it is now. */
  readonly hasToReopen: boolean
}

const DONE: MendedHere = { lost: new Set(), hasToReopen: false }

/** Puts right what can be with what is in memory or lies on the disk. @throws StorageError where the disk refuses. */
export async function mendHere(
  community: OpenCommunity,
  fault: HealthFault,
  keys: ReadonlySet<string>,
): Promise<MendedHere> {
  const pages = new Set([...keys].filter((key) => isId('pag', key)))
  switch (fault) {
    case 'activity':
      await forgetLogs(community, pages)
      return DONE
    case 'snapshot':
      await remakeSnapshots(community, pages)
      return DONE
    case 'own':
      await renewNotes(community, keys)
      return DONE
    case 'carried':
      await dropCarried(community, keys)
      return DONE
    case 'page':
      return rewritePages(community, pages)
    case 'missing':
      return takeUpPages(community, keys)
  }
}

async function forgetLogs({ db, activity, publish }: OpenCommunity, pages: ReadonlySet<PageId>): Promise<void> {
  await db.forget([...pages].map(activityKey))
  activity.reset()
  publish(new Set(['activity']))
}

async function remakeSnapshots(community: OpenCommunity, pages: ReadonlySet<PageId>): Promise<void> {
  const { cabinet } = community
  for (const page of pages) cabinet.remake(page)
  await community.flush()
  for (const page of pages) {
    const row = cabinet.row(page)
    // What is in memory may have been read from what was wrong.
    if (row) community.show(await cabinet.glance(page, (handle) => statesOf(handle, row, 'all')))
  }
}

/** Writes what is still whole in memory, or wrong in the list of pages only. */
async function rewritePages({ cabinet }: OpenCommunity, pages: ReadonlySet<PageId>): Promise<MendedHere> {
  const lost = new Set<PageId>()
  let hasToReopen = false
  for (const page of pages) {
    const before = cabinet.row(page)
    if (!(await cabinet.rewrite(page))) lost.add(page)
    const after = cabinet.row(page)
    hasToReopen ||= before?.kind !== after?.kind || before?.chapter !== after?.chapter
  }
  return { lost, hasToReopen }
}

/** Makes damaged pages what can still be read of them. @throws StorageError where the disk refuses. */
export async function keepReadable({ cabinet }: OpenCommunity, keys: ReadonlySet<string>): Promise<MendedHere> {
  const lost = new Set<PageId>()
  for (const page of keys) if (isId('pag', page) && !(await cabinet.keepReadable(page))) lost.add(page)
  return { lost, hasToReopen: lost.size < keys.size }
}

async function takeUpPages({ cabinet }: OpenCommunity, keys: ReadonlySet<string>): Promise<MendedHere> {
  const lost = new Set<string>()
  for (const page of keys) if (!isId('pag', page) || !(await cabinet.takeUp(page))) lost.add(page)
  return { lost, hasToReopen: lost.size < keys.size }
}
