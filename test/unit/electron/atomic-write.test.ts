import { mkdir, mkdtemp, readFile, readdir, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFileAtomic, writeNewFile } from '../../../electron/files/atomic-write.ts'
import { openFailure, saveFailure } from '../../../electron/files/failure.ts'

/** Windows keeps no such bits. */
const OWNER_ONLY = process.platform === 'win32' ? 0o666 : 0o600

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('a new file holds exactly the bytes, and nothing else is left in the folder', async () => {
  const path = join(folder, 'a.csv')
  await writeFileAtomic(path, Uint8Array.of(1, 2, 3))
  expect([...(await readFile(path))]).toEqual([1, 2, 3])
  expect(await readdir(folder)).toEqual(['a.csv'])
})

test('an existing file is replaced', async () => {
  const path = join(folder, 'a.csv')
  await writeFile(path, 'old and longer')
  await writeFileAtomic(path, 'new')
  expect(await readFile(path, 'utf8')).toBe('new')
})

test('a new file is never written over one that is there, whoever put it there meanwhile', async () => {
  const path = join(folder, 'a.csv')
  await writeNewFile(path, 'first')
  await expect(writeNewFile(path, 'second')).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await readFile(path, 'utf8')).toBe('first')
  expect(await readdir(folder)).toEqual(['a.csv'])
})

test('a write that fails leaves the old file whole and no draft behind', async () => {
  const path = join(folder, 'taken')
  await mkdir(path)
  await writeFile(join(path, 'kept'), 'old')
  await expect(writeFileAtomic(path, 'new')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['taken'])
  expect(await readFile(join(path, 'kept'), 'utf8')).toBe('old')
})

test('a folder that does not exist is said as an error, not made', async () => {
  await expect(writeFileAtomic(join(folder, 'missing', 'a.csv'), 'x')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a secret file is readable by its owner alone', async () => {
  const path = join(folder, 'keyring.json')
  await writeFileAtomic(path, 'secret', 0o600)
  expect((await stat(path)).mode & 0o777).toBe(OWNER_ONLY)
})

test('a file that is a link stays one, and what it points to is replaced', async () => {
  const real = join(folder, 'real.csv')
  const link = join(folder, 'link.csv')
  await writeFile(real, 'old')
  await symlink(real, link)
  await writeFileAtomic(link, 'new')
  expect(await readlink(link)).toBe(real)
  expect(await readFile(real, 'utf8')).toBe('new')
})

test('every refusal of a disk has a reason a person understands', () => {
  const withCode = (code: string) => Object.assign(new Error(code), { code })
  expect(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO'].map((code) => saveFailure(withCode(code)))).toEqual([
    'disk-full',
    'disk-full',
    'not-allowed',
    'not-allowed',
    'not-allowed',
    'other',
  ])
  expect(saveFailure('a string')).toBe('other')
  expect(['ENOENT', 'EACCES', 'EIO'].map((code) => openFailure(withCode(code)))).toEqual([
    'not-found',
    'not-allowed',
    'other',
  ])
})
