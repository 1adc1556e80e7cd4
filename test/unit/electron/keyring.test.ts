import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAttempts, delayAfter } from '../../../electron/main/profile/attempts.ts'
import { createKeyring, type Keychain, type Keyring } from '../../../electron/main/profile/keyring.ts'
import { writeRecoveryKey } from '../../../shared/domain/recovery-key.ts'

/** Windows keeps no such bits. */
const OWNER_ONLY = process.platform === 'win32' ? 0o666 : 0o600

let folder: string
let file: string
let now: number

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
function open(system: Keychain = keychain({ available: false }), at = file): Keyring {
  const attempts = createAttempts(join(folder, 'unlock-attempts.json'), () => now)
  return createKeyring({ file: at, keychain: system, attempts, now: () => now })
}

async function madeRecoveryKey(keyring: Keyring, passphrase?: string): Promise<string> {
  const made = await keyring.makeRecoveryKey(passphrase === undefined ? undefined : { passphrase })
  if (made.status !== 'made') throw new Error(`no recovery key: ${made.status}`)
  return made.recoveryKey
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
  now = Date.UTC(2026, 10, 22, 19)
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('before anything is chosen', () => {
  test('the profile is fresh, and says whether the system has a keychain', async () => {
    expect(await open(keychain({ available: false })).state()).toEqual({ status: 'fresh', keychain: false })
    expect(await open(keychain({ available: true })).state()).toEqual({ status: 'fresh', keychain: true })
    expect(await open().care()).toEqual({ protection: 'none', keychain: false, recovery: null })
  })

  test('looking writes nothing', async () => {
    await open().state()
    expect(await readdir(folder)).toEqual([])
  })

  test('a passphrase opens nothing yet', async () => {
    expect(await open().unlock({ passphrase: 'correct horse' })).toEqual({ status: 'fresh', keychain: false })
  })
})

describe('in the keychain', () => {
  test('the key comes back at the next start without a question', async () => {
    const made = await open(keychain()).protect({ kind: 'os' })
    expect(made).toMatchObject({ status: 'ready', protection: 'os' })
    expect(await open(keychain()).state()).toEqual(made)
    expect(await open(keychain()).care()).toEqual({ protection: 'os', keychain: true, recovery: null })
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
    expect(await keyring.state()).toEqual({ status: 'damaged', reason: 'keychain', recovery: false })
    expect(await keyring.protect({ kind: 'file' })).toEqual({ status: 'damaged', reason: 'keychain', recovery: false })
    expect(await readFile(file)).toEqual(before)
  })
})

describe('under a passphrase', () => {
  test('the next start is locked, and the passphrase gives the same key back', async () => {
    const made = await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    const keyring = open()
    expect(await keyring.state()).toEqual({ status: 'locked', wait: 0, recovery: false })
    expect(await keyring.unlock({ passphrase: 'correct horse' })).toEqual(made)
    expect(await keyring.state()).toEqual(made)
  })

  test('a wrong passphrase is wrong, and waits longer each time', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    const keyring = open()
    for (const wait of [1000, 2000, 4000]) {
      expect(await keyring.unlock({ passphrase: 'wrong horse' })).toEqual({ status: 'wrong', wait })
      now += wait
    }
    expect(await keyring.unlock({ passphrase: 'correct horse' })).toMatchObject({ status: 'ready' })
    await keyring.lock()
    expect(await keyring.state()).toMatchObject({ status: 'locked', wait: 0 })
  })

  test('before the wait is over not even the right one is tried, also after a restart', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    await open().unlock({ passphrase: 'wrong horse' })
    now += 400
    expect(await open().state()).toMatchObject({ status: 'locked', wait: 600 })
    expect(await open().unlock({ passphrase: 'correct horse' })).toEqual({ status: 'too-early', wait: 600 })
    now += 600
    expect(await open().unlock({ passphrase: 'correct horse' })).toMatchObject({ status: 'ready' })
  })

  test('an attempt that was cut short by ending the app counts', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    await createAttempts(join(folder, 'unlock-attempts.json'), () => now).count()
    expect(await open().state()).toMatchObject({ status: 'locked', wait: 1000 })
  })

  test('a clock that was set back makes nobody wait for it to come round', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    await open().unlock({ passphrase: 'wrong horse' })
    now -= 365 * 86_400_000
    expect(await open().state()).toMatchObject({ status: 'locked', wait: 1000 })
  })

  test('the wait has an end', () => {
    expect(delayAfter(5000)).toBe(5 * 60_000)
  })

  test('a locked keyring has forgotten the key, and wiped it', async () => {
    const keyring = open()
    const made = await keyring.protect({ kind: 'passphrase', passphrase: 'correct horse' })
    if (made.status !== 'ready') throw new Error('not ready')
    expect(await keyring.lock()).toBe(true)
    expect(made.key.every((byte) => byte === 0)).toBe(true)
    expect(await keyring.state()).toMatchObject({ status: 'locked' })
  })

  test('composed and decomposed characters are one passphrase', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'café au lait' })
    expect(await open().unlock({ passphrase: 'cafe\u0301 au lait' })).toMatchObject({ status: 'ready' })
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

  test('there is nothing to lock with', async () => {
    const keyring = open()
    const made = await keyring.protect({ kind: 'file' })
    expect(await keyring.lock()).toBe(false)
    expect(await keyring.state()).toEqual(made)
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
    const keyring = open(keychain(), join(folder, 'missing', 'keyring.json'))
    expect(await keyring.protect({ kind: 'file' })).toEqual({ status: 'failed', reason: 'other' })
    expect(await keyring.state()).toMatchObject({ status: 'fresh' })
  })
})

describe('a recovery key', () => {
  const ways = [
    ['a passphrase', { kind: 'passphrase', passphrase: 'correct horse' }, keychain({ available: false })],
    ['the keychain', { kind: 'os' }, keychain()],
    ['a file', { kind: 'file' }, keychain({ available: false })],
  ] as const

  test.each(ways)('stands beside %s and gives the same key', async (_way, choice, system) => {
    const keyring = open(system)
    const made = await keyring.protect(choice)
    if (made.status !== 'ready') throw new Error('not ready')
    const recoveryKey = await madeRecoveryKey(keyring)
    const opened = await keyring.openWraps(await keyring.portableWraps(), { recoveryKey })
    expect(opened).toEqual({ status: 'opened', key: made.key })
    expect(await open(system).state()).toMatchObject({ status: choice.kind === 'passphrase' ? 'locked' : 'ready' })
  })

  test('opens what the forgotten passphrase does not, at once, however often that was tried', async () => {
    const first = open()
    const made = await first.protect({ kind: 'passphrase', passphrase: 'correct horse' })
    const recoveryKey = await madeRecoveryKey(first)
    await open().unlock({ passphrase: 'wrong horse' })
    const keyring = open()
    expect(await keyring.state()).toEqual({ status: 'locked', wait: 1000, recovery: true })
    expect(await keyring.unlock({ recoveryKey })).toEqual(made)
    const to = { kind: 'passphrase', passphrase: 'battery staple' } as const
    expect(await keyring.change({ recoveryKey }, to)).toEqual(made)
    expect(await open().unlock({ passphrase: 'correct horse' })).toEqual({ status: 'wrong', wait: 1000 })
    now += 1000
    expect(await open().unlock({ passphrase: 'battery staple' })).toEqual(made)
    expect(await open().unlock({ recoveryKey })).toEqual(made)
  })

  test('opens what the keychain has lost, and the keychain can keep it again', async () => {
    const made = await open(keychain()).protect({ kind: 'os' })
    const recoveryKey = await madeRecoveryKey(open(keychain()))
    const keyring = open(keychain({ lost: true }))
    expect(await keyring.state()).toEqual({ status: 'damaged', reason: 'keychain', recovery: true })
    expect(await keyring.unlock({ recoveryKey })).toEqual(made)
    expect(await keyring.change({ recoveryKey }, { kind: 'os' })).toEqual(made)
    expect(await open(keychain()).state()).toEqual(made)
  })

  test('another one opens nothing', async () => {
    const keyring = open()
    await keyring.protect({ kind: 'passphrase', passphrase: 'correct horse' })
    await madeRecoveryKey(keyring)
    const recoveryKey = writeRecoveryKey(new Uint8Array(20))
    expect(await open().unlock({ recoveryKey })).toEqual({ status: 'wrong', wait: 0 })
    expect(await open().unlock({ recoveryKey: 'nonsense' })).toEqual({ status: 'wrong', wait: 0 })
  })

  test('holds until a new one is confirmed, and then no more', async () => {
    const keyring = open()
    await keyring.protect({ kind: 'file' })
    const old = await madeRecoveryKey(keyring)
    expect(await keyring.care()).toMatchObject({ recovery: { made: '2026-11-22', confirmed: false } })
    expect(await keyring.confirmRecoveryKey(old)).toEqual({ status: 'confirmed' })
    const fresh = await madeRecoveryKey(keyring)
    const opens = async (recoveryKey: string) =>
      (await keyring.openWraps(await keyring.portableWraps(), { recoveryKey })).status
    expect([await opens(old), await opens(fresh)]).toEqual(['opened', 'opened'])
    expect(await keyring.confirmRecoveryKey(old)).toEqual({ status: 'wrong' })
    expect(await keyring.confirmRecoveryKey(fresh)).toEqual({ status: 'confirmed' })
    expect([await opens(old), await opens(fresh)]).toEqual(['wrong', 'opened'])
    expect(await keyring.care()).toMatchObject({ recovery: { confirmed: true } })
  })

  test('that nobody ever confirmed gives way to the next one', async () => {
    const keyring = open()
    await keyring.protect({ kind: 'file' })
    const never = await madeRecoveryKey(keyring)
    await madeRecoveryKey(keyring)
    expect(await keyring.openWraps(await keyring.portableWraps(), { recoveryKey: never })).toMatchObject({
      status: 'wrong',
    })
  })

  test('is made without a question only right after the passphrase was chosen', async () => {
    const keyring = open()
    await keyring.protect({ kind: 'passphrase', passphrase: 'correct horse' })
    await madeRecoveryKey(keyring)
    expect(await keyring.makeRecoveryKey(undefined)).toEqual({ status: 'wrong', wait: 0 })
    await madeRecoveryKey(keyring, 'correct horse')
    expect(await keyring.makeRecoveryKey({ passphrase: 'wrong horse' })).toEqual({ status: 'wrong', wait: 1000 })
  })

  test('stands nowhere in the folder', async () => {
    const keyring = open()
    await keyring.protect({ kind: 'passphrase', passphrase: 'correct horse' })
    const recoveryKey = await madeRecoveryKey(keyring)
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
    for (const group of recoveryKey.split('-')) expect(texts.join()).not.toContain(group)
  })
})

describe('keeping the key otherwise', () => {
  test('asks for the passphrase that holds now', async () => {
    const keyring = open(keychain())
    const made = await keyring.protect({ kind: 'passphrase', passphrase: 'correct horse' })
    const reopened = open(keychain())
    await reopened.unlock({ passphrase: 'correct horse' })
    expect(await reopened.change(undefined, { kind: 'os' })).toEqual({ status: 'wrong', wait: 0 })
    expect(await reopened.change({ passphrase: 'correct horse' }, { kind: 'os' })).toEqual({
      ...made,
      protection: 'os',
    })
    expect(await open(keychain()).state()).toMatchObject({ status: 'ready', protection: 'os' })
    // The wrap under the passphrase went with the change.
    expect(await keyring.portableWraps()).toEqual({ recovery: [] })
  })

  test('a locked profile changes for nobody without its passphrase', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    expect(await open().change(undefined, { kind: 'file' })).toMatchObject({ status: 'locked' })
    expect(await open().makeRecoveryKey(undefined)).toMatchObject({ status: 'locked' })
  })

  test('without a keychain the keychain is refused, and all stays as it was', async () => {
    const made = await open().protect({ kind: 'file' })
    expect(await open().change(undefined, { kind: 'os' })).toEqual({ status: 'failed', reason: 'no-keychain' })
    expect(await open().state()).toEqual(made)
  })
})

describe('a key file of the first version', () => {
  test('opens as before, and can be given a recovery key', async () => {
    const key = Buffer.from(Uint8Array.from({ length: 32 }, (_, index) => index)).toString('base64')
    const content = { key, protection: 'file' }
    const checksum = createHash('sha256').update(JSON.stringify(content)).digest('base64')
    await writeFile(file, JSON.stringify({ version: 1, content, checksum }))
    expect(await open().state()).toMatchObject({ status: 'ready', protection: 'file' })
    const recoveryKey = await madeRecoveryKey(open())
    const opened = await open().openWraps(await open().portableWraps(), { recoveryKey })
    expect(opened.status === 'opened' && Buffer.from(opened.key).toString('base64')).toBe(key)
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
    expect(await keyring.unlock({ passphrase: 'correct horse' })).toEqual({ status: 'damaged', reason: 'unreadable' })
    expect(await readFile(file)).toEqual(before)
  })

  test('a sealed key that was altered is damage, not a wrong passphrase', async () => {
    await open().protect({ kind: 'passphrase', passphrase: 'correct horse' })
    await alter((saved) => Object.assign((saved['content'] as { wrapped: object }).wrapped, { passes: 4 }))
    expect(await open().unlock({ passphrase: 'correct horse' })).toEqual({ status: 'damaged', reason: 'unreadable' })
  })

  test('a file of a later version says so', async () => {
    await writeFile(file, JSON.stringify({ version: 3, anything: true }))
    expect(await open().state()).toEqual({ status: 'damaged', reason: 'newer' })
  })
})
