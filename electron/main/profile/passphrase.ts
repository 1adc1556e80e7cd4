import { randomBytes } from 'node:crypto'
import { DERIVATION_MEMORY_KIB, type PassphraseWrap } from '../../../shared/protocol/key-wraps.ts'
import { openKeySeal, sealKey } from './key-seal.ts'

/**
 * The data key wrapped under a passphrase: Argon2id (RFC 9106) derives a wrapping key from the passphrase, AES-256-GCM
 * seals the data key with it. The parameters stand in the file, so they can be raised later without locking anyone out.
 */

/**
 * RFC 9106's second recommended setting is 64 MiB and three passes: a guess costs an attacker 64 MiB of fast memory, which
 * is what graphics cards are short of, and costs a person about a third of a second. One lane instead of its four, because
 * WebAssembly runs them one after another: more lanes would help only the attacker, who has the cores.
 */
const PARAMETERS = { memoryKiB: DERIVATION_MEMORY_KIB, passes: 3, lanes: 1 } as const

const SALT_BYTES = 16
const KEY_BYTES = 32

const PURPOSE = 'chapterhouse data key, version 1'

/** Seals `key` (32 bytes) under a passphrase, with a fresh salt and nonce each time. */
export async function wrapKey(key: Uint8Array, passphrase: string): Promise<PassphraseWrap> {
  const salt = randomBytes(SALT_BYTES)
  return {
    derivation: 'argon2id',
    ...PARAMETERS,
    salt: salt.toString('base64'),
    ...sealKey(key, await derive(passphrase, salt, PARAMETERS), PURPOSE),
  }
}

/** The key inside, or nothing when the passphrase is not the one it was sealed with. */
export async function unwrapKey(
  wrapped: PassphraseWrap,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return openKeySeal(wrapped, await derive(passphrase, Buffer.from(wrapped.salt, 'base64'), wrapped), PURPOSE)
}

/**
 * Composed and decomposed spellings of one character must open the same door, hence NFKC. The library is loaded here, not
 * at the start: only people who chose a passphrase pay for it, and only when they type it.
 */
async function derive(
  passphrase: string,
  salt: Uint8Array,
  parameters: { readonly memoryKiB: number; readonly passes: number; readonly lanes: number },
): Promise<Uint8Array> {
  const { argon2id } = await import('hash-wasm')
  return argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.passes,
    parallelism: parameters.lanes,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  })
}
