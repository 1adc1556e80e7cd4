import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mendStorage, wholeRecordsIn } from '../../../electron/main/mend-storage.ts'

const BLOCK = 32 * 1024
const HEADER = 7

/** A log as LevelDB writes it, and where each of its records ends. Checksums are left out: nobody here looks at them. */
function logOf(lengths: readonly number[]): { readonly log: Buffer; readonly ends: readonly number[] } {
  const pieces: Buffer[] = []
  const ends: number[] = []
  let at = 0
  const write = (bytes: Buffer) => {
    pieces.push(bytes)
    at += bytes.length
  }
  for (const whole of lengths) {
    let left = whole
    for (let isBegun = false, isLast = false; !isLast; isBegun = true) {
      if (BLOCK - (at % BLOCK) < HEADER) write(Buffer.alloc(BLOCK - (at % BLOCK)))
      const length = Math.min(left, BLOCK - (at % BLOCK) - HEADER)
      isLast = length === left
      const header = Buffer.alloc(HEADER)
      header.writeUInt16LE(length, 4)
      header[6] = isBegun ? (isLast ? 4 : 3) : isLast ? 1 : 2
      write(Buffer.concat([header, Buffer.alloc(length, 7)]))
      left -= length
    }
    ends.push(at)
  }
  return { log: Buffer.concat(pieces), ends }
}

/** Records that end within a block, fill one to the byte, leave too little for a header, and go over several. */
const RECORDS = [100, BLOCK - 107 - HEADER - 4, 40_000, 3, BLOCK * 2, 50] as const

describe('A log of LevelDB', () => {
  test('that was written to its end is left as it is', () => {
    for (let count = 0; count <= RECORDS.length; count += 1) {
      const { log } = logOf(RECORDS.slice(0, count))
      expect(wholeRecordsIn(log)).toBe(log.length)
    }
  })

  test('that ends anywhere within a record goes as far as the records before it', () => {
    const { log, ends } = logOf(RECORDS)
    for (let cut = 1; cut < log.length; cut += cut % 997 === 0 ? 1 : 13) {
      const whole = wholeRecordsIn(log.subarray(0, cut))
      const before = Math.max(0, ...ends.filter((end) => end <= cut))
      // What fills a block up may stay, also half of it: no record begins there.
      const isFilling = whole === cut && BLOCK - (before % BLOCK) < HEADER && cut <= Math.ceil(before / BLOCK) * BLOCK
      expect(whole === before || isFilling, `cut at ${cut}`).toBe(true)
    }
  })

  test('that is none is left alone', () => {
    const noise = Buffer.alloc(5000, 0xa7)
    expect(wholeRecordsIn(noise)).toBe(noise.length)
    const { log } = logOf([100, 200])
    log[6] = 9
    expect(wholeRecordsIn(log.subarray(0, 250))).toBe(250)
    expect(wholeRecordsIn(Buffer.alloc(4096))).toBe(4096)
  })
})

describe('The storage of a profile', () => {
  let profile: string
  let folder: string

  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'mend-'))
    folder = join(profile, 'IndexedDB', 'app_x_0.indexeddb.leveldb')
    await mkdir(folder, { recursive: true })
  })
  afterEach(() => rm(profile, { recursive: true, force: true }))

  test('loses half a record at the end of a log, and nothing else', async () => {
    const { log, ends } = logOf([100, 200, 300])
    const files = {
      '000003.log': log.subarray(0, -20),
      'MANIFEST-000001': log.subarray(0, -1),
      '000005.ldb': log.subarray(0, -20),
      LOG: log.subarray(0, -20),
      CURRENT: Buffer.from('MANIFEST-000001'),
    }
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
    expect((await mendStorage(profile)).toSorted()).toEqual(
      ['000003.log', 'MANIFEST-000001'].map((name) => join(folder, name)),
    )
    for (const [name, bytes] of Object.entries(files)) {
      const expected = /log|MANIFEST/.test(name) ? log.subarray(0, ends[1]) : bytes
      const found = await readFile(join(folder, name))
      expect({ name, same: found.equals(expected) }).toEqual({ name, same: true })
    }
    expect(await mendStorage(profile)).toEqual([])
  })

  test('that is not there yet needs nothing', async () => {
    expect(await mendStorage(join(profile, 'nowhere'))).toEqual([])
  })
})
