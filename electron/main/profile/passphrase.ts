import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as v from 'valibot'

/**
 * The data key wrapped under a passphrase: Argon2id (RFC 9106) derives a wrapping key from the passphrase, AES-256-GCM
 * seals the data key with it. The parameters stand in the file, so they can be raised later without locking anyone out.
 */

/**
 * RFC 9106's second recommended setting is 64 MiB and three passes: a guess costs an attacker 64 MiB of fast memory, which
 * is what graphics cards are short of, and costs a person about a third of a second. One lane instead of its four, because
 * WebAssembly runs them one after another: more lanes would help only the attacker, who has the cores.
 */
const MEMORY_KIB = 64 * 1024
const PASSES = 3
const LANES = 1

/** A file that asks for more than this was not written by us and would only freeze the app: 1 GiB, 64 passes. */
const MAX_MEMORY_KIB = 1024 * 1024
const MAX_PASSES = 64

const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** Bound into the seal, so that a sealed key cannot be moved to another use. */
const PURPOSE = 'chapterhouse data key, version 1'

export const wrappedKey = v.object({
  derivation: v.literal('argon2id'),
  memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(MEMORY_KIB), v.maxValue(MAX_MEMORY_KIB)),
  passes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PASSES)),
  lanes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
  salt: v.pipe(v.string(), v.base64()),
  cipher: v.literal('aes-256-gcm'),
  nonce: v.pipe(v.string(), v.base64()),
  sealed: v.pipe(v.string(), v.base64()),
})
type WrappedKey = v.InferOutput<typeof wrappedKey>

/** Seals `key` (32 bytes) under a passphrase, with a fresh salt and nonce each time. */
export async function wrapKey(key: Uint8Array, passphrase: string): Promise<WrappedKey> {
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const parameters = { memoryKiB: MEMORY_KIB, passes: PASSES, lanes: LANES }
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, parameters), nonce)
  cipher.setAAD(Buffer.from(PURPOSE))
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return {
    derivation: 'argon2id',
    ...parameters,
    salt: salt.toString('base64'),
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  }
}

/** The key inside, or nothing when the passphrase is not the one it was sealed with. */
export async function unwrapKey(wrapped: WrappedKey, passphrase: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const sealed = Buffer.from(wrapped.sealed, 'base64')
  const wrappingKey = await derive(passphrase, Buffer.from(wrapped.salt, 'base64'), wrapped)
  try {
    const nonce = Buffer.from(wrapped.nonce, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(PURPOSE))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return Uint8Array.from(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]))
  } catch {
    return undefined
  }
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
