import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Cuts off what a broken write left at the end of Chromium's logs. To be called before the first page opens a database, and by
 * the one instance that holds the profile.
 *
 * IndexedDB is kept by LevelDB, which on opening passes over half a record at the end of its log, and then goes on writing
 * behind it. The next time it finds the half record in the middle, and Chromium answers that by deleting the whole database (132,
 * `indexed_db/bucket_context.cc`). Half records come of full disks and of power cuts. What is cut off no reader would have read.
 *
 * Never rejects: what cannot be mended is left to Chromium. Answers with the files that were.
 */
export async function mendStorage(profile: string): Promise<readonly string[]> {
  const storage = join(profile, 'IndexedDB')
  const mended: string[] = []
  for (const folder of await namesIn(storage)) {
    if (!folder.endsWith('.leveldb')) continue
    for (const name of await namesIn(join(storage, folder))) {
      const path = join(storage, folder, name)
      if (LOG.test(name) && (await mendLog(path).catch(() => false))) mended.push(path)
    }
  }
  return mended
}

/** What is written before it is sorted away, and the list of what was; both are logs. */
const LOG = /^(\d+\.log|MANIFEST-\d+)$/

async function mendLog(path: string): Promise<boolean> {
  const file = await open(path, 'r+')
  try {
    const bytes = await file.readFile()
    const whole = wholeRecordsIn(bytes)
    if (whole === bytes.length) return false
    await file.truncate(whole)
    await file.sync()
    return true
  } finally {
    await file.close()
  }
}

/** Records are cut into pieces that do not cross blocks of this size; what is too short for a header at a block's end is filled up. */
const BLOCK_BYTES = 32 * 1024
/** A checksum of four bytes, a length of two (little-endian), a type. */
const HEADER_BYTES = 7

/** Types of pieces: a whole record, or its first, another, or its last. */
const [FULL, FIRST, MIDDLE, LAST] = [1, 2, 3, 4] as const

/**
 * How far a log goes with whole records, where it ends within one; its length otherwise, and also where it is none: what this
 * does not understand it leaves alone. Format: https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
export function wholeRecordsIn(log: Buffer): number {
  let at = 0
  let whole = 0
  let isInside = false
  while (at < log.length) {
    const room = BLOCK_BYTES - (at % BLOCK_BYTES)
    if (room < HEADER_BYTES) {
      at += room
      continue
    }
    if (at + HEADER_BYTES > log.length) return whole
    const length = log.readUInt16LE(at + 4)
    const type = log[at + 6]
    const isExpected = isInside ? type === MIDDLE || type === LAST : type === FULL || type === FIRST
    if (!isExpected || HEADER_BYTES + length > room) return log.length
    at += HEADER_BYTES + length
    if (at > log.length) return whole
    isInside = type === FIRST || type === MIDDLE
    if (!isInside) whole = at
  }
  return isInside ? whole : log.length
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}
