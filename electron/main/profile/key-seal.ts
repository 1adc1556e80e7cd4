import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A key sealed under another with AES-256-GCM; everything in base64. */
export interface KeySeal {
  readonly cipher: 'aes-256-gcm'
  readonly nonce: string
  readonly sealed: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals a key, with a fresh nonce each time.
 *
 * @param purpose bound into the seal, so that a sealed key cannot be moved to another use
 */
export function sealKey(key: Uint8Array, under: Uint8Array, purpose: string): KeySeal {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', under, nonce)
  cipher.setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { cipher: 'aes-256-gcm', nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
}

/** The key inside, or nothing when it was sealed under another key or for another purpose. */
export function openKeySeal(seal: KeySeal, under: Uint8Array, purpose: string): Uint8Array<ArrayBuffer> | undefined {
  const sealed = Buffer.from(seal.sealed, 'base64')
  try {
    const nonce = Buffer.from(seal.nonce, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', under, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(purpose))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return Uint8Array.from(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]))
  } catch {
    return undefined
  }
}
