import fc from 'fast-check'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { watchFolder } from '../../../electron/files/folder-watch.ts'
import { SharedFolder } from '../../../electron/files/shared-folder.ts'

let base: string
let outside: string
let folder: SharedFolder

beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), 'shared-folder-'))
  base = join(home, 'shared')
  outside = join(home, 'outside')
  await Promise.all([mkdir(base), mkdir(outside)])
  await writeFile(join(outside, 'secret.txt'), 'secret')
  folder = new SharedFolder(base)
})

afterEach(() => rm(join(base, '..'), { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const is = (reason: string) => ({ ok: false, reason })

describe('a file', () => {
  test('that was written is listed and read, whole or in part', async () => {
    expect(await folder.write('chapterhouse/dev-1/000001.bin', bytes('hello'))).toEqual({ ok: true, value: undefined })
    expect(await folder.list('chapterhouse/dev-1')).toMatchObject({
      ok: true,
      value: { files: [{ path: 'chapterhouse/dev-1/000001.bin', bytes: 5 }], folders: [] },
    })
    expect(await folder.list('')).toMatchObject({ value: { files: [], folders: ['chapterhouse'] } })
    expect(await folder.read('chapterhouse/dev-1/000001.bin')).toEqual({
      ok: true,
      value: { bytes: bytes('hello'), size: 5 },
    })
    expect(await folder.read('chapterhouse/dev-1/000001.bin', 1, 3)).toEqual({
      ok: true,
      value: { bytes: bytes('ell'), size: 5 },
    })
    expect(await folder.read('chapterhouse/dev-1/000001.bin', 4, 9)).toEqual({
      ok: true,
      value: { bytes: bytes('o'), size: 5 },
    })
    expect(await folder.read('chapterhouse/dev-1/000001.bin', 9)).toEqual({
      ok: true,
      value: { bytes: bytes(''), size: 5 },
    })
  })

  test('that is there is never written over, and nothing half-written stays', async () => {
    await folder.write('a.bin', bytes('first'))
    expect(await folder.write('a.bin', bytes('second'))).toEqual(is('exists'))
    expect(await readFile(join(base, 'a.bin'), 'utf8')).toBe('first')
    expect(await readdir(base)).toEqual(['a.bin'])
  })

  test('that was removed is gone, and can only be removed once', async () => {
    await folder.write('a.bin', bytes('x'))
    expect(await folder.remove('a.bin')).toEqual({ ok: true, value: undefined })
    expect(await folder.remove('a.bin')).toEqual(is('not-found'))
    expect(await folder.read('a.bin')).toEqual(is('not-found'))
  })
})

describe('a folder', () => {
  test('inside that is not there is empty', async () => {
    expect(await folder.list('nobody')).toEqual({ ok: true, value: { files: [], folders: [] } })
  })

  test('that was taken away is said to be', async () => {
    await rename(base, `${base}-elsewhere`)
    expect(await folder.list('')).toEqual(is('no-folder'))
    expect(await folder.write('a.bin', bytes('x'))).toEqual(is('no-folder'))
  })

  test('is listed without what its carrier keeps in it', async () => {
    await mkdir(join(base, '.stfolder'))
    await writeFile(join(base, '.DS_Store'), '')
    await writeFile(join(base, 'a (conflicted copy).bin'), '')
    expect(await folder.list('')).toEqual({ ok: true, value: { files: [], folders: [] } })
  })
})

describe('nothing leads out of it', () => {
  test.each([
    '../outside/secret.txt',
    '/etc/passwd',
    'a/../../outside/secret.txt',
    'a//b',
    '.',
    '',
    'a\\b',
    'con.txt',
    'a.',
    'x/y/z/u/v',
  ])('the path %j', async (path) => {
    expect(await folder.read(path)).toEqual(is('bad-path'))
    expect(await folder.write(path, bytes('x'))).toEqual(is('bad-path'))
    expect(await folder.remove(path)).toEqual(is('bad-path'))
  })

  test('a link in the place of a file', async () => {
    await symlink(join(outside, 'secret.txt'), join(base, 'a.bin'))
    expect(await folder.read('a.bin')).toEqual(is('bad-path'))
    expect(await folder.write('a.bin', bytes('x'))).toEqual(is('exists'))
    expect(await folder.list('')).toMatchObject({ value: { files: [] } })
    expect(await readFile(join(outside, 'secret.txt'), 'utf8')).toBe('secret')
  })

  test('a link in the place of a folder', async () => {
    await symlink(outside, join(base, 'dev-1'))
    expect(await folder.read('dev-1/secret.txt')).toEqual(is('bad-path'))
    expect(await folder.write('dev-1/new.bin', bytes('x'))).toEqual(is('bad-path'))
    expect(await folder.remove('dev-1/secret.txt')).toEqual(is('bad-path'))
    expect(await folder.list('dev-1')).toEqual(is('bad-path'))
    expect(await readdir(outside)).toEqual(['secret.txt'])
  })

  test('a path of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.constantFrom('..', '.', '/', '\\', 'outside', 'secret.txt', '\0', '%2e%2e'), fc.string()),
          { maxLength: 6 },
        ),
        async (parts) => {
          const read = await folder.read(parts.join(''))
          expect(read.ok).toBe(false)
          await folder.write(parts.join(''), bytes('x'))
          expect(await readdir(outside)).toEqual(['secret.txt'])
          expect((await readdir(join(base, '..'))).toSorted()).toEqual(['outside', 'shared'])
          await rm(base, { recursive: true })
          await mkdir(base)
        },
      ),
      { numRuns: 100 },
    )
  })
})

test('a watch tells of a file that somebody else brings, where our files lie, and of a burst once', async () => {
  const row = join(base, 'chapterhouse-12ab', 'dev-2.1')
  await mkdir(row, { recursive: true })
  let told = 0
  let hear: () => void = () => undefined
  const end = watchFolder(base, folder, () => {
    told += 1
    hear()
  })
  const heard = new Promise<void>((resolve) => {
    hear = resolve
  })
  // Brought again and again until the watch has begun to look, which nothing tells.
  let file = 0
  const bringing = setInterval(() => void writeFile(join(row, `${(file += 1)}.bin`), 'x'), 50)
  await heard
  clearInterval(bringing)
  end()
  expect(told).toBe(1)
  expect(file).toBeGreaterThan(1)
})

test('a watch tells of a file in folders that came after it began', async () => {
  const heard: (() => void)[] = []
  let told = 0
  const end = watchFolder(base, folder, () => {
    told += 1
    for (const hear of heard.splice(0)) hear()
  })
  const next = () => new Promise<void>((resolve) => heard.push(resolve))
  const again = async (bring: (file: number) => Promise<unknown>) => {
    const told = next()
    let file = 0
    const bringing = setInterval(() => void bring((file += 1)), 400)
    await told
    clearInterval(bringing)
  }
  await again((file) => mkdir(join(base, `chapterhouse-${file}`)))
  const row = join(base, 'chapterhouse-1', 'dev-3.1')
  await mkdir(row, { recursive: true })
  await again((file) => writeFile(join(row, `${file}.bin`), 'x'))
  end()
  expect(told).toBeGreaterThanOrEqual(2)
})
