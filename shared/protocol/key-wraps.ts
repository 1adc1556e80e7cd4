import * as v from 'valibot'

/**
 * The data key, sealed under something that a person has: in `keyring.json`, and in the header of every backup, which can
 * so be opened on another machine. None of it is secret; it opens to nobody without the passphrase or the recovery key.
 */

/**
 * Less memory than RFC 9106's second recommended setting is not written by this program; more than 1 GiB or 64 passes
 * would only freeze it.
 */
export const DERIVATION_MEMORY_KIB = 64 * 1024
const MAX_MEMORY_KIB = 1024 * 1024
const MAX_PASSES = 64

const base64 = v.pipe(v.string(), v.maxLength(200), v.base64())
const SEAL = { salt: base64, cipher: v.literal('aes-256-gcm'), nonce: base64, sealed: base64 }

/** Under a passphrase, by Argon2id. */
export const passphraseWrap = v.object({
  derivation: v.literal('argon2id'),
  memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(DERIVATION_MEMORY_KIB), v.maxValue(MAX_MEMORY_KIB)),
  passes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PASSES)),
  lanes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
  ...SEAL,
})
export type PassphraseWrap = v.InferOutput<typeof passphraseWrap>

/** Under a recovery key, by HKDF-SHA-256: the key is random already, and needs no slow derivation. */
export const recoveryWrap = v.object({ derivation: v.literal('hkdf-sha256'), ...SEAL })
export type RecoveryWrap = v.InferOutput<typeof recoveryWrap>

/** More than a key and the one that is about to replace it is not kept. */
const MOST_RECOVERY_WRAPS = 4

/** What opens data elsewhere than on the machine that wrote it; empty where neither was ever chosen. */
export const portableWraps = v.strictObject({
  passphrase: v.optional(passphraseWrap),
  recovery: v.pipe(v.array(recoveryWrap), v.maxLength(MOST_RECOVERY_WRAPS)),
})
export type PortableWraps = v.InferOutput<typeof portableWraps>

/** Longer than any sentence a person types, short enough that deriving a key from it stays quick. */
export const PASSPHRASE_MAX_LENGTH = 1024

/** Forty letters, and as much between them as somebody may type. */
const RECOVERY_KEY_MAX_LENGTH = 200

/** What a person has that opens a wrap. */
export const secret = v.union([
  v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(PASSPHRASE_MAX_LENGTH)) }),
  v.strictObject({ recoveryKey: v.pipe(v.string(), v.maxLength(RECOVERY_KEY_MAX_LENGTH)) }),
])
export type Secret = v.InferOutput<typeof secret>
