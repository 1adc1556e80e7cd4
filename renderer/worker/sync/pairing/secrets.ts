import type { CommunityId } from '../../../../shared/domain/ids.ts'
import { decodeLetter, encodeLetter, LETTER_BYTES, TAG_BYTES } from '../../../../shared/sync/pairing/letters.ts'
import type { JoinRequest, Letter } from '../../../../shared/sync/pairing/letters.ts'
import { WORDS_COUNT, WORDS_ROUNDS, wordsOf } from '../../../../shared/sync/pairing/words.ts'
import type { Word } from '../../../../shared/sync/pairing/words.ts'
import { fromBase64 } from '../keys/base64.ts'

/** Who writes a letter; none can be sent back as the other's. */
export type Side = 'inviter' | 'joiner'

/** What comes of an invitation's secret. */
export interface PairingKeys {
  /** Stands before every letter and says which invitation it is about. */
  readonly tag: Uint8Array<ArrayBuffer>
  readonly key: CryptoKey
}

const NONCE_BYTES = 12

/** HKDF-SHA256 (RFC 5869) of the secret: the tag and the key are of no use for finding it, nor for each other. */
export async function pairingKeys(secret: Uint8Array): Promise<PairingKeys> {
  const material = await crypto.subtle.importKey('raw', secret.slice(), 'HKDF', false, ['deriveBits', 'deriveKey'])
  const params = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: bytesOf(`chapterhouse pairing ${purpose}`),
  })
  const [tag, key] = await Promise.all([
    crypto.subtle.deriveBits(params('tag'), material, TAG_BYTES * 8),
    crypto.subtle.deriveKey(params('letters'), material, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
  ])
  return { tag: new Uint8Array(tag), key }
}

/** Tag, nonce, AES-256-GCM of the letter. */
export async function sealLetter(
  { tag, key }: PairingKeys,
  by: Side,
  letter: Letter,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(by) },
    key,
    encodeLetter(letter),
  )
  const sealed = new Uint8Array(TAG_BYTES + NONCE_BYTES + cipher.byteLength)
  sealed.set(tag)
  sealed.set(iv, TAG_BYTES)
  sealed.set(new Uint8Array(cipher), TAG_BYTES + NONCE_BYTES)
  return sealed
}

/** Null where the secret is another, the letter is the other side's, or anything of it was changed. */
export async function openLetter({ key }: PairingKeys, by: Side, sealed: Uint8Array): Promise<Letter | null> {
  if (sealed.length > LETTER_BYTES) return null
  try {
    const iv = sealed.slice(TAG_BYTES, TAG_BYTES + NONCE_BYTES)
    const params = { name: 'AES-GCM', iv, additionalData: bytesOf(by) }
    return decodeLetter(new Uint8Array(await crypto.subtle.decrypt(params, key, sealed.slice(TAG_BYTES + NONCE_BYTES))))
  } catch {
    return null
  }
}

/** Whether a sealed letter is about the invitation with these keys. */
export function isAbout({ tag }: PairingKeys, sealed: Uint8Array): boolean {
  return sealed.length > TAG_BYTES && tag.every((byte, index) => sealed[index] === byte)
}

/**
 * What both people read to each other. It hangs on the secret, on the inviting device's key and on all of the request, so that
 * who stands between them with keys of their own makes the words differ. PBKDF2 makes looking for keys that do not dear.
 */
export async function wordsFor(
  { community, fingerprint, secret }: { community: CommunityId; fingerprint: Uint8Array; secret: Uint8Array },
  { device, publicKey, boxKey }: JoinRequest,
): Promise<Word[]> {
  const said = ['chapterhouse words', community, [...fingerprint].join(' '), device, publicKey, boxKey].join('\n')
  const salt = await crypto.subtle.digest('SHA-256', bytesOf(said))
  const material = await crypto.subtle.importKey('raw', secret.slice(), 'PBKDF2', false, ['deriveBits'])
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: WORDS_ROUNDS }
  return wordsOf(new Uint8Array(await crypto.subtle.deriveBits(params, material, WORDS_COUNT * 8)))
}

/** SHA-256 of a public key (SPKI, base64), by which an invitation names the inviting device. */
export async function fingerprintOf(publicKey: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', fromBase64(publicKey)))
}

/** Whether a key is the one with this fingerprint; false for what is no key. */
export async function hasFingerprint(publicKey: string, fingerprint: Uint8Array): Promise<boolean> {
  try {
    const own = await fingerprintOf(publicKey)
    return own.length === fingerprint.length && own.every((byte, index) => byte === fingerprint[index])
  } catch {
    return false
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
