import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { OpenFailure } from '../../shared/protocol/ipc.ts'
import { openFailure } from './failure.ts'

export type ReadAnswer =
  | { readonly status: 'opened'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: 'failed'; readonly name: string; readonly reason: OpenFailure }

/**
 * Reads a whole file of at most `maxBytes`. The size is asked of the open file, so a file that is swapped or grows between
 * the question and the reading cannot get past the limit. A folder, a pipe or a device is refused as `other`.
 */
export async function readLimited(path: string, maxBytes: number): Promise<ReadAnswer> {
  const name = basename(path)
  try {
    const file = await open(path, 'r')
    try {
      const { size, isRegular } = await file.stat().then((stat) => ({ size: stat.size, isRegular: stat.isFile() }))
      if (!isRegular) return { status: 'failed', name, reason: 'other' }
      if (size > maxBytes) return { status: 'failed', name, reason: 'too-large' }
      const bytes = new Uint8Array(size)
      let filled = 0
      while (filled < size) {
        const { bytesRead } = await file.read(bytes, filled, size - filled, filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return { status: 'opened', name, bytes: filled === size ? bytes : bytes.slice(0, filled) }
    } finally {
      await file.close()
    }
  } catch (error) {
    return { status: 'failed', name, reason: openFailure(error) }
  }
}
