import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLimited } from '../../../electron/files/read-limited.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('a file up to the limit is read whole, under its own name', async () => {
  const path = join(folder, '名冊.csv')
  await writeFile(path, 'abc')
  expect(await readLimited(path, 3)).toEqual({ status: 'opened', name: '名冊.csv', bytes: Uint8Array.of(97, 98, 99) })
})

test('an empty file is a file', async () => {
  const path = join(folder, 'empty.csv')
  await writeFile(path, '')
  expect(await readLimited(path, 3)).toMatchObject({ status: 'opened', bytes: new Uint8Array(0) })
})

test('a file one byte over the limit is refused without being read', async () => {
  const path = join(folder, 'big.csv')
  await writeFile(path, 'abcd')
  expect(await readLimited(path, 3)).toEqual({ status: 'failed', name: 'big.csv', reason: 'too-large' })
})

test('a missing file is told as not found', async () => {
  expect(await readLimited(join(folder, 'gone.csv'), 3)).toMatchObject({ status: 'failed', reason: 'not-found' })
})

test('a folder with the right name is no file', async () => {
  expect(await readLimited(folder, 1000)).toMatchObject({ status: 'failed', reason: 'other' })
})
