import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKeyring, delayAfter, type Keychain, type Keyring } from '../../../electron/main/profile/keyring.ts'

/** Windows keeps no such bits. */
const OWNER_ONLY = process.platform === 'win32' ? 0o666 : 0o600

let folder: string
let file: string
let waits: number[]

/** A keychain that seals by turning the text round; `lost` makes it forget everything. */
function keychain(options: { available?: boolean; lost?: boolean } = {}): Keychain {
  return {
    available: async () => options.available ?? true,
    seal: async (secret) => Buffer.from(secret).reverse(),
    open: async (sealed) => {
      if (options.lost === true) throw new Error('no such secret')
      return Buffer.from(sealed).reverse().toString()
    },
  }
}

/** A keyring as the next start of the app would make it. */
function open(system: Keychain = keychain({ available: false })): Keyring {
  return createKeyring(file, system, async (milliseconds) => {
    waits.push(milliseconds)
  })
}

/** Changes one field of the key file's content, as a fault of the disk would: without mending the checksum. */
async function alter(change: (saved: Record<string, unknown>) => void): Promise<void> {
  const saved = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
  change(saved)
  await writeFile(file, JSON.stringify(saved))
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyring-'))
  file = join(folder, 'keyring.json')
  waits = []
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('before anything is chosen', () => {
  test('the profile is fresh, and says whether the system has a keychain', async () => {
    expect(await open(keychain({ available: false })).state()).toEqual({ status: 'fresh', keychain: false })
    expect(await open(keychain({ available: true })).state()).toEqual({ status: 'fresh', keychain: true })
    expect(await open().protection()).toBe('none')
  })

  test('looking writes nothing', async () => {
    await open().state()
    expect(await readdir(folder)).toEqual([])
  })

  test('a passphrase opens nothing yet', async () => {
    expect(await open().unlock('correct horse')).toEqual({ status: 'fresh', keychain: false })
  })
})

describe('in the keychain', () => {
  test('the key comes back at the next start without a question', async () => {
    const made = await open(keychain()).protect({ kind: 'os' })
    expect(made).toMatchObject({ status: 'ready', protection: 'os' })
    expect(await open(keychain()).state()).toEqual(made)
    expect(await open(keychain()).protection()).toBe('os')
  })

  test('without a keychain it is refused, and the profile stays fresh', async () => {
    const keyring = open(keychain({ available: false }))
    expect(await keyring.protect({ kind: 'os' })).toEqual({ status: 'failed', reason: 'no-keychain' })
    expect(await keyring.state()).toMatchObject({ status: 'fresh' })
  })

  test('a keychain that lost its secret is told, and the file is left as it is', async () => {
    await open(keychain()).protect({ kind: 'os' })
    const before = await readFile(file)
    const keyring = open(keychain({ lost: true }))
    expect(await keyring.state()).toEqual({ status: 'damaged', reason: 'keychain' })
    expect(await keyring.protect({ kind: 'file' })).toEqual({ status: 'damaged', reason: 'keychain' })
    expect(await readFile(file)).toEqual(before)
  })
})

describe('under a passphrase', () => {
  test('the next start is locked, and the passphrase gives the same key back', async () => {
    const made = await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    const keyring = open()
    expect(await keyring.state()).toEqual({ status: 'locked' })
    expect(await keyring.unlock('correct horse')).toEqual(made)
    expect(await keyring.state()).toEqual(made)
  })

  test('a wrong passphrase is wrong, and waits longer each time', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    const keyring = open()
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await keyring.unlock('wrong horse')).toEqual({ status: 'wrong' })
    }
    expect(await keyring.unlock('correct horse')).toMatchObject({ status: 'ready' })
    expect(waits).toEqual([0, 500, 1000, 2000])
  })

  test('the wait has an end', () => {
    expect(delayAfter(100)).toBe(30_000)
  })

  test('composed and decomposed characters are one passphrase', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'café au lait' })
    expect(await open().unlock('cafe\u0301 au lait')).toMatchObject({ status: 'ready' })
  })

  test('the file holds neither the key nor the passphrase, and costs at least 64 MiB to guess at', async () => {
    const made = await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    if (made.status !== 'ready') throw new Error('not ready')
    const text = await readFile(file, 'utf8')
    expect(text).not.toContain(Buffer.from(made.key).toString('base64'))
    expect(text).not.toContain('correct horse')
    const saved = JSON.parse(text) as { content: { wrapped: { memoryKiB: number; passes: number } } }
    expect(saved.content.wrapped.memoryKiB).toBeGreaterThanOrEqual(64 * 1024)
    expect(saved.content.wrapped.passes).toBeGreaterThanOrEqual(3)
  })
})

describe('in a file beside the data', () => {
  test('the key comes back at the next start', async () => {
    const made = await open().protect({ kind: 'file' })
    expect(made).toMatchObject({ status: 'ready', protection: 'file' })
    expect(await open().state()).toEqual(made)
  })

  test('only the owner may read it', async () => {
    await open().protect({ kind: 'file' })
    expect((await stat(file)).mode & 0o777).toBe(OWNER_ONLY)
  })
})

describe('always', () => {
  test('a key is 256 random bits, another for each profile', async () => {
    const first = await open().protect({ kind: 'file' })
    await rm(file)
    const second = await open().protect({ kind: 'file' })
    if (first.status !== 'ready' || second.status !== 'ready') throw new Error('not ready')
    expect(first.key.byteLength).toBe(32)
    expect(second.key).not.toEqual(first.key)
  })

  test('a profile that has a key never gets another', async () => {
    const made = await open().protect({ kind: 'file' })
    expect(await open().protect({ kind: 'file' })).toEqual(made)
    expect(await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })).toEqual(made)
  })

  test('two windows that choose at once get one key', async () => {
    const keyring = open()
    const [first, second] = await Promise.all([keyring.protect({ kind: 'file' }), keyring.protect({ kind: 'file' })])
    expect(first).toEqual(second)
  })

  test('writing leaves no draft behind', async () => {
    await open().protect({ kind: 'file' })
    expect(await readdir(folder)).toEqual(['keyring.json'])
  })

  test('a key that cannot be written is not used', async () => {
    const keyring = createKeyring(join(folder, 'missing', 'keyring.json'), keychain(), async () => undefined)
    expect(await keyring.protect({ kind: 'file' })).toEqual({ status: 'failed', reason: 'other' })
    expect(await keyring.state()).toMatchObject({ status: 'fresh' })
  })
})

describe('a damaged key file', () => {
  const damages: readonly (readonly [name: string, damage: () => Promise<void>])[] = [
    ['empty', () => writeFile(file, '')],
    ['torn', async () => writeFile(file, (await readFile(file)).subarray(0, 60))],
    ['not JSON', () => writeFile(file, '\u0000\u0001\u0002')],
    ['of another shape', () => writeFile(file, '{"version":1}')],
    [
      'with a letter of the key changed',
      () => alter((saved) => Object.assign(saved['content'] as object, { key: 'AAAA' })),
    ],
    ['with its checksum gone', () => alter((saved) => delete saved['checksum'])],
  ]

  test.each(damages)('%s: it is told, and never written over', async (_name, damage) => {
    await open().protect({ kind: 'file' })
    await damage()
    const before = await readFile(file)
    const keyring = open(keychain())
    expect(await keyring.state()).toEqual({ status: 'damaged', reason: 'unreadable' })
    expect(await keyring.protect({ kind: 'os' })).toEqual({ status: 'damaged', reason: 'unreadable' })
    expect(await keyring.unlock('correct horse')).toEqual({ status: 'damaged', reason: 'unreadable' })
    expect(await readFile(file)).toEqual(before)
  })

  test('a sealed key that was altered is damage, not a wrong passphrase', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    await alter((saved) => Object.assign((saved['content'] as { wrapped: object }).wrapped, { passes: 4 }))
    expect(await open().unlock('correct horse')).toEqual({ status: 'damaged', reason: 'unreadable' })
  })

  test('a file of a later version says so', async () => {
    await writeFile(file, JSON.stringify({ version: 2, anything: true }))
    expect(await open().state()).toEqual({ status: 'damaged', reason: 'newer' })
  })
})
