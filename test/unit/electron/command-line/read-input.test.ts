import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readInput } from '../../../../electron/main/command-line/read-input.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'input-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('a file is read whole, under its own name', async () => {
  const path = join(folder, '名冊.csv')
  await writeFile(path, 'abc')
  expect(await readInput(path)).toEqual({ ok: true, value: { name: '名冊.csv', data: Uint8Array.of(97, 98, 99) } })
})

test('one that is missing, a folder and one that is too large are each refused by name', async () => {
  const file = join(folder, 'list.csv')
  expect(await readInput(file)).toEqual({ ok: false, problem: { code: 'errand-file-missing', params: { file } } })
  expect(await readInput(folder)).toMatchObject({ problem: { code: 'errand-not-a-file', params: { file: folder } } })
  await writeFile(file, new Uint8Array(1024 * 1024 + 1))
  expect(await readInput(file, 1024 * 1024)).toEqual({
    ok: false,
    problem: { code: 'file-too-large', params: { file, limit: '1 MB' } },
  })
})

test.skipIf(process.platform === 'win32')(
  'a device is refused before anything is read of it, which may never end',
  async () => {
    expect(await readInput('/dev/zero')).toMatchObject({ problem: { code: 'errand-not-a-file' } })
  },
)
