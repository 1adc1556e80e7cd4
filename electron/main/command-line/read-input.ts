import { stat } from 'node:fs/promises'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { ROSTER_MAX_BYTES } from '../../../shared/protocol/ipc.ts'
import { readLimited } from '../../files/read-limited.ts'

/**
 * Reads the file that a command line names, as large as a window would take it. `errand-file-missing`, `errand-not-a-file`,
 * `file-too-large` and `file-unreadable`, each with the file.
 */
export async function readInput(
  path: string,
  maxBytes = ROSTER_MAX_BYTES,
): Promise<Result<{ readonly name: string; readonly data: Uint8Array<ArrayBuffer> }>> {
  const file = path
  const there = await stat(path).catch(() => null)
  // A pipe that is opened waits for whoever writes to it.
  if (there && !there.isFile()) return failed('errand-not-a-file', { file })
  const read = await readLimited(path, maxBytes)
  if (read.status === 'opened') return ok({ name: read.name, data: read.bytes })
  switch (read.reason) {
    case 'not-found':
      return failed('errand-file-missing', { file })
    case 'too-large':
      return failed('file-too-large', { file, limit: `${maxBytes / MEGABYTE} MB` })
    case 'not-allowed':
    case 'other':
      return failed('file-unreadable', { file })
  }
}

const MEGABYTE = 1024 * 1024
