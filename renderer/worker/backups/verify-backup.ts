import { headsKey, loadHandle } from '../../../shared/crdt/engine.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed } from '../../../shared/domain/problem.ts'
import { turn } from '../turn.ts'
import { STEP_MS } from '../in-turns.ts'
import { digestOf } from '../sync/carriers/digest.ts'
import { stateText } from './backup-content.ts'
import type { KeptPage } from './backup-content.ts'
import { BackupReader } from './read-backup.ts'
import type { BackupPage, BackupSource } from './read-backup.ts'
import type { BackupKey } from './backup-cipher.ts'

export interface Reading {
  readonly key: BackupKey
  /** Whose documents are opened; nothing is written to them. */
  readonly device: DeviceId
  readonly onProgress: (done: number, of: number) => void
  /** Told of each page, once it has opened; pages are not kept here. */
  readonly onPage?: (page: BackupPage) => void
}

/**
 * Reads a backup to its end, opens every page and compares where it stands with what the backup says. Others get a word in
 * between pages. Failures: those of `BackupReader`, and `backup-damaged` where a page is not what it should be.
 */
export async function readWhole(
  source: BackupSource,
  { key, device, onProgress, onPage = () => undefined }: Reading,
): Promise<Result<BackupReader>> {
  const reader = await BackupReader.open(source, key)
  if (!reader.ok) return reader
  const seen: Pick<KeptPage, 'id' | 'heads'>[] = []
  for (let until = performance.now() + STEP_MS; ;) {
    const next = await reader.value.next()
    if (!next.ok) return next
    if (next.value === null) break
    if (!standsAsSaid(next.value, device)) return failed('backup-damaged')
    const { id, heads } = next.value.page
    seen.push({ id, heads })
    onPage(next.value)
    onProgress(seen.length, reader.value.header.pages)
    if (performance.now() < until) continue
    await turn()
    until = performance.now() + STEP_MS
  }
  const state = await digestOf(new TextEncoder().encode(stateText(seen)))
  return state === reader.value.header.state ? reader : failed('backup-damaged')
}

function standsAsSaid({ page, bytes }: BackupPage, device: DeviceId): boolean {
  try {
    const handle = loadHandle([bytes], device)
    const heads = headsKey(handle.getHeads())
    handle.free()
    return heads === page.heads
  } catch {
    // Automerge answers bytes that are not its own with a RangeError.
    return false
  }
}
