import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { Device } from '../../../../shared/domain/community.ts'
import type { KeyPair } from '../signing.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** What a device opens things with that were sealed to it alone. */
export interface BoxPair {
  /** The scalar, 32 bytes, base64. */
  readonly boxPrivateKey: string
  /** The point, uncompressed, 65 bytes, base64. */
  readonly boxKey: string
}

/** HPKE (RFC 9180), base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: all of it is in WebCrypto. */
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** An uncompressed point of P-256; also where an SPKI of one ends. */
const POINT_BYTES = 65

export async function createBoxPair(): Promise<BoxPair> {
  const { kem } = suite
  const pair = await kem.generateKeyPair()
  const [scalar, point] = await Promise.all([
    kem.serializePrivateKey(pair.privateKey),
    kem.serializePublicKey(pair.publicKey),
  ])
  return { boxPrivateKey: toBase64(scalar), boxKey: toBase64(point) }
}

/**
 * Seals bytes to one device; `purpose` is bound to them and has to be said again to open them. Answers with base64 of the
 * encapsulated key and the ciphertext. A device that has not made its box key known yet is reached by the key it signs
 * with, which is a point of the same curve; without that a community from before there were keys could not begin.
 * @throws where the device's key is no point of the curve.
 */
export async function sealTo(
  { boxKey, publicKey }: Pick<Device, 'boxKey' | 'publicKey'>,
  bytes: Uint8Array<ArrayBuffer>,
  purpose: string,
): Promise<string> {
  const point = boxKey === undefined ? fromBase64(publicKey).slice(-POINT_BYTES) : fromBase64(boxKey)
  const recipientPublicKey = await suite.kem.deserializePublicKey(point)
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: infoOf(purpose) }, bytes)
  const sealed = new Uint8Array(enc.byteLength + ct.byteLength)
  sealed.set(new Uint8Array(enc))
  sealed.set(new Uint8Array(ct), enc.byteLength)
  return toBase64(sealed)
}

/** Opens what was sealed to the device of these keys; null where it was not, or was altered. */
export async function openSealed(
  { boxPrivateKey, privateKey }: Pick<BoxPair, 'boxPrivateKey'> & Pick<KeyPair, 'privateKey'>,
  sealed: string,
  purpose: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const bytes = fromBase64(sealed)
    const attempt = async (scalar: Uint8Array<ArrayBuffer>) => {
      const recipientKey = await suite.kem.deserializePrivateKey(scalar)
      const params = { recipientKey, enc: bytes.slice(0, POINT_BYTES), info: infoOf(purpose) }
      return new Uint8Array(await suite.open(params, bytes.slice(POINT_BYTES)))
    }
    return await attempt(fromBase64(boxPrivateKey)).catch(async () => attempt(await scalarOf(privateKey)))
  } catch {
    return null
  }
}

function infoOf(purpose: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`chapterhouse box\n${purpose}`)
}

/** The secret number inside a PKCS #8 key. */
async function scalarOf(privateKey: string): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('pkcs8', fromBase64(privateKey), algorithm, true, ['sign'])
  const { d = '' } = await crypto.subtle.exportKey('jwk', key)
  return fromBase64(d.replaceAll('-', '+').replaceAll('_', '/'))
}
