import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FileDrafts } from '../../../electron/files/file-drafts.ts'

const NOW = Date.UTC(2026, 10, 22)
const HOUR = 3_600_000

let folder: string
let drafts: FileDrafts

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drafts-'))
  drafts = new FileDrafts(() => NOW)
})
afterEach(async () => {
  await drafts.abandonAll()
  await rm(folder, { recursive: true })
})

const shown = async () => (await readdir(folder)).filter((name) => !name.startsWith('.'))

describe('A file that is written piece by piece', () => {
  test('is nowhere until it is finished, and whole from then on', async () => {
    const draft = await drafts.begin(join(folder, 'a.chbackup'), { isOurs: true })
    await drafts.append(draft, new TextEncoder().encode('one '))
    await drafts.append(draft, new TextEncoder().encode('two'))
    expect(await shown()).toEqual([])
    await drafts.finish(draft)
    expect(await readdir(folder)).toEqual(['a.chbackup'])
    expect(await readFile(join(folder, 'a.chbackup'), 'utf8')).toBe('one two')
  })

  test('that is given up leaves nothing, and takes nothing more', async () => {
    const draft = await drafts.begin(join(folder, 'a.chbackup'), { isOurs: true })
    await drafts.append(draft, Uint8Array.of(1))
    await drafts.abandon(draft)
    expect(await readdir(folder)).toEqual([])
    await expect(drafts.append(draft, Uint8Array.of(2))).rejects.toThrow('no such draft')
    await expect(drafts.finish(draft)).rejects.toThrow('no such draft')
  })

  test('sweeps what a killed program left: at once in a folder of our own, and an hour later in another', async () => {
    const left = async (name: string, age: number) => {
      await writeFile(join(folder, name), 'half')
      await utimes(join(folder, name), new Date(NOW - age), new Date(NOW - age))
    }
    await left('.new.chbackup.0123.draft', HOUR / 2)
    await left('.old.chbackup.4567.draft', 2 * HOUR)
    await left('somebody’s.draft', 2 * HOUR)
    const beside = await drafts.begin(join(folder, 'a.chbackup'), { isOurs: false })
    const there = await readdir(folder)
    expect(there).toContain('.new.chbackup.0123.draft')
    expect(there).not.toContain('.old.chbackup.4567.draft')
    const own = await drafts.begin(join(folder, 'b.chbackup'), { isOurs: true })
    expect(await readdir(folder)).not.toContain('.new.chbackup.0123.draft')
    await drafts.finish(beside)
    await drafts.finish(own)
    expect((await shown()).sort()).toEqual(['a.chbackup', 'b.chbackup', 'somebody’s.draft'])
  })

  test('is refused where too many are begun', async () => {
    for (let count = 0; count < 4; count += 1) await drafts.begin(join(folder, `${count}`), { isOurs: true })
    await expect(drafts.begin(join(folder, 'one more'), { isOurs: true })).rejects.toThrow('too many')
  })
})
