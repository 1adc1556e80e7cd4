import { hkdfSync, randomBytes } from 'node:crypto'
import type { RecoveryWrap } from '../../../shared/protocol/key-wraps.ts'
import { openKeySeal, sealKey } from './key-seal.ts'

/**
 * The data key wrapped under the recovery key. The recovery key has 160 random bits, so that nothing has to make guessing
 * slow: HKDF-SHA-256 (RFC 5869) derives the wrapping key.
 */

const SALT_BYTES = 16
const KEY_BYTES = 32

const PURPOSE = 'chapterhouse recovery key, version 1'

/** Seals `key` (32 bytes) under the bytes of a recovery key, with a fresh salt and nonce each time. */
export function wrapForRecovery(key: Uint8Array, recoveryKey: Uint8Array): RecoveryWrap {
  const salt = randomBytes(SALT_BYTES)
  return {
    derivation: 'hkdf-sha256',
    salt: salt.toString('base64'),
    ...sealKey(key, derive(recoveryKey, salt), PURPOSE),
  }
}

/** The key inside, or nothing when it was wrapped under another recovery key. */
export function unwrapByRecovery(wrap: RecoveryWrap, recoveryKey: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  return openKeySeal(wrap, derive(recoveryKey, Buffer.from(wrap.salt, 'base64')), PURPOSE)
}

function derive(recoveryKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', recoveryKey, salt, PURPOSE, KEY_BYTES))
}
