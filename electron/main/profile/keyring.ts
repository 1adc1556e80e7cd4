import { randomBytes } from 'node:crypto'
import type { Protection, ProfileState, ProtectAnswer, Request, UnlockAnswer } from '../../../shared/protocol/ipc.ts'
import { saveFailure } from '../../files/failure.ts'
import { type KeyFileContent, readKeyFile, writeKeyFile } from './key-file.ts'
import { unwrapKey, wrapKey } from './passphrase.ts'

/** The operating system's store for secrets, as far as it has one. */
export interface Keychain {
  available(): Promise<boolean>
  seal(secret: string): Promise<Uint8Array>
  /** Rejects when the secret cannot be had back. */
  open(sealed: Uint8Array): Promise<string>
}

export interface Keyring {
  /** How things stand; reads the file until the key is known, and then remembers. */
  state(): Promise<ProfileState>
  /** Creates the data key and keeps it as chosen. Where a key file exists already it changes nothing and says how things stand. */
  protect(choice: Request<'profile.protect'>): Promise<ProtectAnswer>
  /** How the key is kept, without opening anything. */
  protection(): Promise<Protection | 'none'>
  /** Tries a passphrase. Each wrong one makes the next wait longer. */
  unlock(passphrase: string): Promise<UnlockAnswer>
}

const KEY_BYTES = 32

/** The wait after the first wrong passphrase, doubled by each further one. */
const FIRST_DELAY_MS = 500

/** Long enough to make guessing by hand or by script on this machine pointless, short enough for a tired owner. */
const LONGEST_DELAY_MS = 30_000

/**
 * The keeper of this profile's data key.
 *
 * @param wait resolves after so many milliseconds; passed in so that tests need not
 */
export function createKeyring(
  file: string,
  keychain: Keychain,
  wait: (milliseconds: number) => Promise<void>,
): Keyring {
  let known: (ProfileState & { status: 'ready' }) | undefined
  let wrongInARow = 0
  let queue: Promise<unknown> = Promise.resolve()

  /** Requests of two windows must not interleave: both could find no key file, and create one each. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task)
    queue = result.catch(() => undefined)
    return result
  }

  function ready(key: Uint8Array<ArrayBuffer>, protection: Protection): ProfileState {
    known = { status: 'ready', key, protection }
    return known
  }

  async function look(): Promise<ProfileState> {
    if (known !== undefined) return known
    const reading = await readKeyFile(file)
    if (reading.status === 'absent') return { status: 'fresh', keychain: await keychain.available() }
    if (reading.status === 'damaged') return reading
    const { content } = reading
    switch (content.protection) {
      case 'passphrase':
        return { status: 'locked' }
      case 'file':
        return asKey(content.key, 'file', 'unreadable')
      case 'os':
        try {
          return asKey(await keychain.open(Buffer.from(content.sealed, 'base64')), 'os', 'keychain')
        } catch {
          return { status: 'damaged', reason: 'keychain' }
        }
    }
  }

  function asKey(base64: string, protection: Protection, otherwise: 'unreadable' | 'keychain'): ProfileState {
    const key = Uint8Array.from(Buffer.from(base64, 'base64'))
    return key.byteLength === KEY_BYTES ? ready(key, protection) : { status: 'damaged', reason: otherwise }
  }

  async function create(choice: Request<'profile.protect'>): Promise<ProtectAnswer> {
    const before = await look()
    if (before.status !== 'fresh') return before
    if (choice.kind === 'os' && !before.keychain) return { status: 'failed', reason: 'no-keychain' }
    const key = Uint8Array.from(randomBytes(KEY_BYTES))
    try {
      await writeKeyFile(file, await contentFor(choice, key, keychain))
    } catch (error) {
      return { status: 'failed', reason: saveFailure(error) }
    }
    return ready(key, choice.kind)
  }

  async function tryPassphrase(passphrase: string): Promise<UnlockAnswer> {
    const before = await look()
    if (before.status !== 'locked') return before
    const reading = await readKeyFile(file)
    if (reading.status !== 'read' || reading.content.protection !== 'passphrase') return look()
    await wait(delayAfter(wrongInARow))
    const key = await unwrapKey(reading.content.wrapped, passphrase)
    if (key === undefined) {
      wrongInARow += 1
      return { status: 'wrong' }
    }
    wrongInARow = 0
    return ready(key, 'passphrase')
  }

  async function protection(): Promise<Protection | 'none'> {
    const reading = await readKeyFile(file)
    return reading.status === 'read' ? reading.content.protection : 'none'
  }

  return {
    state: () => inTurn(look),
    protection,
    protect: (choice) => inTurn(() => create(choice)),
    unlock: (passphrase) => inTurn(() => tryPassphrase(passphrase)),
  }
}

/** Milliseconds to wait before the attempt that follows `wrong` wrong ones in a row. */
export function delayAfter(wrong: number): number {
  return wrong === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (wrong - 1), LONGEST_DELAY_MS)
}

async function contentFor(
  choice: Request<'profile.protect'>,
  key: Uint8Array,
  keychain: Keychain,
): Promise<KeyFileContent> {
  const base64 = Buffer.from(key).toString('base64')
  switch (choice.kind) {
    case 'file':
      return { protection: 'file', key: base64 }
    case 'os':
      return { protection: 'os', sealed: Buffer.from(await keychain.seal(base64)).toString('base64') }
    case 'passphrase':
      return { protection: 'passphrase', wrapped: await wrapKey(key, choice.passphrase) }
  }
}
