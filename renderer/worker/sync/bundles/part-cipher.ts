import type { CommunityId, DeviceId, ScopeKeyId } from '../../../../shared/domain/ids.ts'
import type { OpenKey } from '../keys/keyring.ts'

/** Where a part belongs; it does not open anywhere else. */
export interface PartPlace {
  readonly community: CommunityId
  readonly device: DeviceId
  readonly key: ScopeKeyId
}

/** AES-GCM's standard nonce; random, which is safe to about 2³² parts under one key (NIST SP 800-38D §8.3). */
const NONCE_BYTES = 12

/** AES-256-GCM under a scope's key: nonce, then ciphertext. */
export async function sealPart(
  part: Uint8Array<ArrayBuffer>,
  { bytes }: OpenKey,
  place: PartPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: contextOf(place) }, key, part)
  const sealed = new Uint8Array(NONCE_BYTES + cipher.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(cipher), NONCE_BYTES)
  return sealed
}

/** Null where the key is another, or a bit was changed. */
export async function openPart(
  sealed: Uint8Array,
  { bytes }: OpenKey,
  place: PartPlace,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt'])
    const params = { name: 'AES-GCM', iv: sealed.slice(0, NONCE_BYTES), additionalData: contextOf(place) }
    return new Uint8Array(await crypto.subtle.decrypt(params, key, sealed.slice(NONCE_BYTES)))
  } catch {
    return null
  }
}

function contextOf({ community, device, key }: PartPlace): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`chapterhouse part\n${community}\n${device}\n${key}`)
}
