import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { OldBackups } from '../../../shared/protocol/backups.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BackupDesk } from './backup-desk.ts'
import type { BackupFolder } from './backup-folder.ts'
import { headerOf } from './read-backup.ts'

/** A folder that backups go to, or went to; `name` is null for the one beside the profile. */
export interface BackupPlace {
  readonly name: string | null
  readonly folder: BackupFolder
}

interface Found {
  readonly path: string
  readonly made: number
  readonly isOwn: boolean
}

/** Which backups that this machine can reach were made since a moment, and so may hold who was there then. */
export async function oldBackups(desk: BackupDesk, community: OpenCommunity, since: number): Promise<OldBackups> {
  const places = []
  const own: number[] = []
  let others = 0
  for (const { name, folder } of await desk.places(community)) {
    const found = (await backupsIn(folder, community)).filter(({ made }) => made >= since)
    const mine = found.filter(({ isOwn }) => isOwn)
    own.push(...mine.map(({ made }) => made))
    others += found.length - mine.length
    if (mine.length > 0) places.push({ folder: name, count: mine.length })
  }
  return { places, others, span: own.length === 0 ? null : { from: Math.min(...own), until: Math.max(...own) } }
}

/**
 * Makes a backup in place of all that this machine made before: these go once the new one was read back. While a page is damaged,
 * an older one may be the only place where it is whole, and nothing goes: `page-damaged`. Fails as making one does.
 */
export async function renewBackups(
  desk: BackupDesk,
  community: OpenCommunity,
): Promise<Result<{ readonly removed: number }>> {
  // One that is being made may have been begun before the last change.
  await desk.settled()
  const made = await desk.make('now')
  if (!made.ok) return made
  const { name, damaged } = made.value
  if (damaged > 0) return failed('page-damaged', { count: damaged })
  let removed = 0
  for (const { folder } of await desk.places(community))
    for (const { path, isOwn } of await backupsIn(folder, community)) {
      if (!isOwn || path === name) continue
      const gone = await folder.remove(path)
      if (!gone.ok) return gone
      removed += 1
    }
  desk.changed()
  return ok({ removed })
}

/** What says of itself that it is of a community; a folder that is away has none. */
async function backupsIn(folder: BackupFolder, { id, identity }: OpenCommunity): Promise<Found[]> {
  const listed = await folder.list()
  if (!listed.ok) return []
  const found = await Promise.all(
    listed.value.map(async (file): Promise<Found[]> => {
      const header = await headerOf(folder.source(file))
      if (!header.ok || header.value.community !== id) return []
      const { made, device } = header.value
      return [{ path: file.path, made, isOwn: device === identity.device }]
    }),
  )
  return found.flat()
}
