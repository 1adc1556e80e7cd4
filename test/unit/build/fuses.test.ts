import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFuses, setFuse } from '../../../build/fuses.mjs'

let folder: string
let binary: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuses-'))
  binary = join(folder, 'electron')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** A binary of which only the row of fuses is real. */
async function build(fuses: string): Promise<void> {
  const row = [Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, fuses.length]), Buffer.from(fuses)]
  await writeFile(binary, Buffer.concat([Buffer.alloc(100, 7), ...row, Buffer.alloc(50, 9)]))
}

test('fuses are read by name', async () => {
  await build('01010101')
  expect(readFuses(binary)).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: true,
    enableEmbeddedAsarIntegrityValidation: false,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: true,
  })
})

test('a fuse that its Electron does not have is not made up', async () => {
  await build('0101')
  expect(Object.keys(readFuses(binary))).toHaveLength(4)
})

test('setting one fuse changes one byte', async () => {
  await build('00000000')
  const before = await readFile(binary)
  setFuse(binary, 'enableNodeCliInspectArguments', true)
  const after = await readFile(binary)
  expect(readFuses(binary).enableNodeCliInspectArguments).toBe(true)
  expect([...after].filter((byte, index) => byte !== before[index])).toHaveLength(1)
})

test('a binary without fuses is refused', async () => {
  await writeFile(binary, 'not Electron')
  expect(() => readFuses(binary)).toThrow('no Electron fuses')
})
