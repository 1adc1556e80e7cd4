import type { PageId } from '../../../shared/domain/ids.ts'
import type { BackupReason } from '../../../shared/domain/keeping.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { BACKUP_ENDING } from '../../../shared/formats/backup-file.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Turns } from '../turns.ts'
import { hexOf } from '../sync/hex.ts'
import { DraftRefused } from './backup-folder.ts'
import type { BackupFolder } from './backup-folder.ts'
import type { BackupKey } from './backup-cipher.ts'
import { withCut } from './community-cut.ts'
import type { Cut } from './community-cut.ts'
import { readWhole } from './verify-backup.ts'
import { writeBackup } from './write-backup.ts'
import type { Writing } from './write-backup.ts'

export interface Making {
  readonly folder: BackupFolder
  readonly turns: Turns
  readonly key: BackupKey
  readonly why: BackupReason
  readonly onProgress: (step: 'writing' | 'verifying', done: number, of: number) => void
}

export interface Made {
  /** Of the file. */
  readonly name: string
  readonly state: string
  readonly app: string
  readonly bytes: number
  readonly members: number
  /** Pages that did not open, and so are not in it. */
  readonly damaged: number
}

/**
 * Makes a backup and reads it back from where it lies. It counts only when this answers well; what was written of one that
 * does not is gone. Failures: `link-missing`, `backup-folder`, `backup-damaged`.
 */
export async function makeBackup(community: OpenCommunity, making: Making): Promise<Result<Made>> {
  const { link } = community.world
  const frame = await link.folder<'backup.frame'>({ type: 'backup.frame' })
  if (!frame.ok) return failed('link-missing')
  await community.world.engine()
  const lost = new Set<PageId>()
  return withCut(community, { turns: making.turns, lost }, (cut) =>
    attemptBackup(community, cut, making, { frame: frame.value, lost }),
  )
}

async function attemptBackup(
  community: OpenCommunity,
  cut: Cut,
  { folder, key, why, onProgress }: Making,
  { frame, lost }: Pick<Writing, 'frame' | 'lost'>,
): Promise<Result<Made>> {
  const { world, identity } = community
  const made = world.now()
  const name = fileName({ made, why, ending: hexOf(world.random(2)) })
  const draft = await folder.begin(name)
  if (!draft.ok) return draft
  let bytes = 0
  try {
    const { damaged, state } = await writeBackup(community, cut, {
      key,
      frame,
      why,
      made,
      lost,
      append: async (piece) => {
        await draft.value.append(piece)
        bytes += piece.length
      },
      onProgress: (done, of) => onProgress('writing', done, of),
    })
    await draft.value.finish()
    const read = await readWhole(folder.source({ path: name, bytes }), {
      key,
      device: identity.device,
      onProgress: (done, of) => onProgress('verifying', done, of),
    })
    if (read.ok) return ok({ name, state, app: frame.app, bytes, members: cut.manifest.members, damaged })
    await folder.remove(name)
    return read
  } catch (error) {
    await draft.value.abandon()
    if (error instanceof DraftRefused) return { ok: false, problem: error.problem }
    throw error
  }
}

/** Sorted by name they are sorted by time; the ending keeps apart what two devices make in one second. */
function fileName({
  made,
  why,
  ending,
}: {
  readonly made: number
  readonly why: BackupReason
  readonly ending: string
}): string {
  const time = new Date(made).toISOString().replaceAll(/[-:]/g, '').slice(0, 15).replace('T', '-')
  return `chapterhouse-${time}-${why}-${ending}.${BACKUP_ENDING}`
}
