import { randomBytes } from 'node:crypto'
import { RECOVERY_KEY_BYTES, readRecoveryKey, writeRecoveryKey } from '../../../shared/domain/recovery-key.ts'
import type { PortableWraps, Secret } from '../../../shared/protocol/key-wraps.ts'
import type {
  ChangeAnswer,
  ConfirmAnswer,
  KeyCare,
  OpenWrapsAnswer,
  ProfileState,
  ProtectAnswer,
  Protection,
  ProtectionChoice,
  RecoveryKeyAnswer,
  TooEarly,
  UnlockAnswer,
} from '../../../shared/protocol/profile-key.ts'
import { saveFailure } from '../../files/failure.ts'
import type { Attempts } from './attempts.ts'
import { type KeptKey, type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts'
import { unwrapKey, wrapKey } from './passphrase.ts'
import { unwrapByRecovery, wrapForRecovery } from './recovery-wrap.ts'

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
  protect(choice: ProtectionChoice): Promise<ProtectAnswer>
  /** How the key is kept, without opening anything. */
  care(): Promise<KeyCare>
  /** Tries a passphrase or a recovery key. Each wrong passphrase makes the next wait longer, also after a restart. */
  unlock(secret: Secret): Promise<UnlockAnswer>
  /** Forgets the key until somebody unlocks again. False where it is not kept under a passphrase: nothing would hold it back. */
  lock(): Promise<boolean>
  /** Keeps the same key in another way; recovery keys go on to hold. */
  change(proof: Secret | undefined, choice: ProtectionChoice): Promise<ChangeAnswer>
  /** Makes a recovery key beside those there are. */
  makeRecoveryKey(proof: Secret | undefined): Promise<RecoveryKeyAnswer>
  /** Takes the latest recovery key for had, and the earlier ones away. */
  confirmRecoveryKey(recoveryKey: string): Promise<ConfirmAnswer>
  /** What opens this profile's data on any machine: everything but what hangs on this one. */
  portableWraps(): Promise<PortableWraps>
  /** Opens wraps that came with a file. */
  openWraps(wraps: PortableWraps, secret: Secret): Promise<OpenWrapsAnswer>
}

interface Parts {
  /** Where `keyring.json` is. */
  readonly file: string
  readonly keychain: Keychain
  readonly attempts: Attempts
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const KEY_BYTES = 32

/** Long enough to go on to the recovery key, too short to find an open laptop. */
const TRUSTED_MS = 10 * 60_000

type Ready = ProfileState & { readonly status: 'ready' }

/** The keeper of this profile's data key. */
export function createKeyring({ file, keychain, attempts, now }: Parts): Keyring {
  let known: Ready | undefined
  /** Until then whoever has just chosen the passphrase need not prove that they know it. */
  let trustedUntil = 0
  let queue: Promise<unknown> = Promise.resolve()

  /** Requests of two windows must not interleave: both could find no key file, and create one each. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task)
    queue = result.catch(() => undefined)
    return result
  }

  function ready(key: Uint8Array<ArrayBuffer>, protection: Protection): Ready {
    known = { status: 'ready', key, protection }
    return known
  }

  async function look(): Promise<ProfileState> {
    if (known !== undefined) return known
    const reading = await readKeyFile(file)
    if (reading.status === 'absent') return { status: 'fresh', keychain: await keychain.available() }
    if (reading.status === 'damaged') return reading
    const { kept } = reading.keyFile
    const recovery = reading.keyFile.recovery.length > 0
    switch (kept.protection) {
      case 'passphrase':
        return { status: 'locked', wait: await attempts.wait(), recovery }
      case 'file': {
        const key = keyOf(kept.key)
        return key ? ready(key, 'file') : { status: 'damaged', reason: 'unreadable' }
      }
      case 'os': {
        const key = keyOf(await keychain.open(Buffer.from(kept.sealed, 'base64')).catch(() => ''))
        return key ? ready(key, 'os') : { status: 'damaged', reason: 'keychain', recovery }
      }
    }
  }

  async function create(choice: ProtectionChoice): Promise<ProtectAnswer> {
    const before = await look()
    if (before.status !== 'fresh') return before
    return keep({ key: Uint8Array.from(randomBytes(KEY_BYTES)), choice, recovery: [] })
  }

  /** Writes the key file, and only then takes the key for what it says. */
  async function keep(wanted: {
    readonly key: Uint8Array<ArrayBuffer>
    readonly choice: ProtectionChoice
    readonly recovery: KeyFile['recovery']
  }): Promise<ProtectAnswer> {
    const { key, choice, recovery } = wanted
    if (choice.kind === 'os' && !(await keychain.available())) return { status: 'failed', reason: 'no-keychain' }
    try {
      await writeKeyFile(file, { kept: await contentFor(choice, key, keychain), recovery })
    } catch (error) {
      return { status: 'failed', reason: saveFailure(error) }
    }
    trustedUntil = now() + TRUSTED_MS
    return ready(key, choice.kind)
  }

  /** Wrong passphrases are slowed down; a recovery key, which nobody guesses, is tried at once. */
  async function tryToOpen({ kept, recovery }: KeyFile, secret: Secret): Promise<OpenWrapsAnswer | TooEarly> {
    const wraps = wrapsOf({ kept, recovery })
    if ('recoveryKey' in secret) {
      const opened = await openWraps(wraps, secret)
      // Whoever has it need not wait for what was guessed before.
      if (opened.status === 'opened') await attempts.forget()
      return opened
    }
    const wait = await attempts.wait()
    if (wait > 0) return { status: 'too-early', wait }
    await attempts.count()
    const opened = await openWraps(wraps, secret)
    if (opened.status === 'wrong') return { status: 'wrong', wait: await attempts.wait() }
    await attempts.forget()
    return opened
  }

  async function unlock(secret: Secret): Promise<UnlockAnswer> {
    const before = await look()
    if (before.status !== 'locked' && !(before.status === 'damaged' && before.reason === 'keychain')) return before
    const reading = await readKeyFile(file)
    if (reading.status !== 'read') return look()
    const { keyFile } = reading
    const opened = await tryToOpen(keyFile, secret)
    return opened.status === 'opened' ? ready(opened.key, keyFile.kept.protection) : opened
  }

  /** The key file and the key, for whoever may change how it is kept. */
  async function authorised(
    proof: Secret | undefined,
  ): Promise<
    | { readonly status: 'may'; readonly keyFile: KeyFile; readonly key: Uint8Array<ArrayBuffer> }
    | Exclude<UnlockAnswer, Ready>
  > {
    const before = await look()
    const reading = await readKeyFile(file)
    if (reading.status === 'damaged') return reading
    if (reading.status === 'absent') return { status: 'fresh', keychain: await keychain.available() }
    const { keyFile } = reading
    if (proof) {
      const opened = await tryToOpen(keyFile, proof)
      return opened.status === 'opened' ? { status: 'may', keyFile, key: opened.key } : opened
    }
    if (before.status !== 'ready') return before
    if (keyFile.kept.protection === 'passphrase' && now() >= trustedUntil) return { status: 'wrong', wait: 0 }
    return { status: 'may', keyFile, key: before.key }
  }

  async function change(proof: Secret | undefined, choice: ProtectionChoice): Promise<ChangeAnswer> {
    const may = await authorised(proof)
    if (may.status !== 'may') return may
    return keep({ key: may.key, choice, recovery: may.keyFile.recovery })
  }

  async function makeRecoveryKey(proof: Secret | undefined): Promise<RecoveryKeyAnswer> {
    const may = await authorised(proof)
    if (may.status !== 'may') return may
    const bytes = randomBytes(RECOVERY_KEY_BYTES)
    const made = new Date(now()).toISOString().slice(0, 'YYYY-MM-DD'.length)
    const wrapped = wrapForRecovery(may.key, bytes)
    const recovery = may.keyFile.recovery.filter(({ confirmed }) => confirmed)
    try {
      await writeKeyFile(file, { ...may.keyFile, recovery: [...recovery, { made, confirmed: false, wrapped }] })
    } catch (error) {
      return { status: 'failed', reason: saveFailure(error) }
    }
    trustedUntil = 0
    return { status: 'made', recoveryKey: writeRecoveryKey(bytes), made }
  }

  async function confirm(recoveryKey: string): Promise<ConfirmAnswer> {
    const reading = await readKeyFile(file)
    const latest = reading.status === 'read' ? reading.keyFile.recovery.at(-1) : undefined
    if (reading.status !== 'read' || !latest) return { status: 'wrong' }
    if (!openByRecovery({ recovery: [latest.wrapped] }, recoveryKey)) return { status: 'wrong' }
    try {
      await writeKeyFile(file, { ...reading.keyFile, recovery: [{ ...latest, confirmed: true }] })
    } catch (error) {
      return { status: 'failed', reason: saveFailure(error) }
    }
    return { status: 'confirmed' }
  }

  async function forgetKey(): Promise<boolean> {
    if (known?.protection !== 'passphrase') return false
    known.key.fill(0)
    known = undefined
    trustedUntil = 0
    return true
  }

  return {
    state: () => inTurn(look),
    protect: (choice) => inTurn(() => create(choice)),
    async care() {
      const reading = await readKeyFile(file)
      const latest = reading.status === 'read' ? reading.keyFile.recovery.at(-1) : undefined
      return {
        protection: reading.status === 'read' ? reading.keyFile.kept.protection : 'none',
        keychain: await keychain.available(),
        recovery: latest ? { made: latest.made, confirmed: latest.confirmed } : null,
      }
    },
    unlock: (secret) => inTurn(() => unlock(secret)),
    lock: () => inTurn(forgetKey),
    change: (proof, choice) => inTurn(() => change(proof, choice)),
    makeRecoveryKey: (proof) => inTurn(() => makeRecoveryKey(proof)),
    confirmRecoveryKey: (recoveryKey) => inTurn(() => confirm(recoveryKey)),
    async portableWraps() {
      const reading = await readKeyFile(file)
      return reading.status === 'read' ? wrapsOf(reading.keyFile) : { recovery: [] }
    },
    openWraps,
  }
}

function wrapsOf({ kept, recovery }: KeyFile): PortableWraps {
  return {
    ...(kept.protection === 'passphrase' && { passphrase: kept.wrapped }),
    recovery: recovery.map(({ wrapped }) => wrapped),
  }
}

/** Whoever has a file with wraps can guess at them elsewhere, as slowly as Argon2id is: nothing is counted here. */
async function openWraps(wraps: PortableWraps, secret: Secret): Promise<OpenWrapsAnswer> {
  const key =
    'recoveryKey' in secret
      ? openByRecovery(wraps, secret.recoveryKey)
      : wraps.passphrase && (await unwrapKey(wraps.passphrase, secret.passphrase))
  return key ? { status: 'opened', key } : { status: 'wrong', wait: 0 }
}

function openByRecovery({ recovery }: PortableWraps, typed: string): Uint8Array<ArrayBuffer> | undefined {
  const reading = readRecoveryKey(typed)
  if (!reading.ok) return undefined
  for (const wrap of recovery) {
    const key = unwrapByRecovery(wrap, reading.bytes)
    if (key) return key
  }
  return undefined
}

function keyOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  const key = Uint8Array.from(Buffer.from(base64, 'base64'))
  return key.byteLength === KEY_BYTES ? key : undefined
}

async function contentFor(choice: ProtectionChoice, key: Uint8Array, keychain: Keychain): Promise<KeptKey> {
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
