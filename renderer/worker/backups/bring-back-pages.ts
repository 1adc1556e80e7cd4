import type { Instant } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Turns } from '../turns.ts'
import type { BackupKey } from './backup-cipher.ts'
import type { BackupDesk } from './backup-desk.ts'
import { bringBackMissing } from './bring-back.ts'
import type { BackupPage } from './read-backup.ts'
import { readWhole } from './verify-backup.ts'

export interface BroughtBack {
  readonly pages: number
  /** When the oldest backup was made that any of them came from; null where none has them. */
  readonly from: Instant | null
}

interface Surroundings {
  readonly backups: BackupDesk
  readonly turns: Turns
  readonly key: BackupKey
}

/**
 * Brings pages that are missing or damaged back from the newest whole backups that have them, one backup after the other. What
 * is brought back is on the disk when this answers; the community has to be opened anew to be seen so. The community's own page comes
 * back by what it is where it is not here: then nobody knows its id.
 */
export async function bringBackPages(
  community: OpenCommunity,
  { backups, turns, key }: Surroundings,
  wanted: ReadonlySet<string>,
): Promise<Result<BroughtBack>> {
  const lines = await backups.lines(community)
  if (!lines.ok) return lines
  const folder = await backups.folderOf(community)
  const listed = await folder.list()
  if (!listed.ok) return listed
  let hasOwn = community.cabinet.pages().some(({ kind }) => kind === 'community')
  const left = new Set([...wanted].filter((key) => isId('pag', key)))
  const isWanted = ({ page }: BackupPage) => left.has(page.id) || (!hasOwn && page.kind === 'community')
  let pages = 0
  let from: Instant | null = null
  for (const { name, made, why } of lines.value) {
    if (left.size === 0 && hasOwn) break
    const file = listed.value.find(({ path }) => path === name)
    if (!file) continue
    const found = new Map<PageId, BackupPage>()
    const read = await readWhole(folder.source(file), {
      key,
      device: community.identity.device,
      onProgress: (done, of) => backups.tell({ state: 'running', step: 'reading', why, done, of }),
      onPage: (page) => isWanted(page) && found.set(page.page.id, page),
    })
    // One that is not whole, or of another key, is passed over: an older one may have them.
    if (!read.ok || found.size === 0) continue
    const { header, manifest } = read.value
    pages += await turns.take(() => bringBackMissing(community, { header, manifest, pages: found }))
    for (const { page } of found.values()) {
      left.delete(page.id)
      hasOwn ||= page.kind === 'community'
    }
    from = made
  }
  backups.tell({ state: 'idle' })
  return ok({ pages, from })
}
