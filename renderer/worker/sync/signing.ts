import { fromBase64, toBase64 } from './keys/base64.ts'
import { ImportedKeys } from './keys/imported-keys.ts'

/** ECDSA over P-256 with SHA-256: the one signature every supported Electron has in WebCrypto. */
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const

export interface KeyPair {
  /** PKCS #8, base64. */
  readonly privateKey: string
  /** SPKI, base64. */
  readonly publicKey: string
}

/** A new key pair: what makes this device itself. */
export async function createKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify'])
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('spki', pair.publicKey),
  ])
  return { privateKey: toBase64(privateKey), publicKey: toBase64(publicKey) }
}

export async function sign(bytes: Uint8Array<ArrayBuffer>, privateKey: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(SIGNATURE, await signers.get(privateKey), bytes))
}

/** Whether `signature` over `bytes` was made with the private half of `publicKey`; false for anything malformed. */
export async function verify(bytes: Uint8Array, signature: Uint8Array, publicKey: string): Promise<boolean> {
  try {
    return await crypto.subtle.verify(
      SIGNATURE,
      await verifiers.get(publicKey),
      signature as Uint8Array<ArrayBuffer>,
      bytes as Uint8Array<ArrayBuffer>,
    )
  } catch {
    return false
  }
}

/** As `sign`, of a text; base64. */
export async function signText(text: string, privateKey: string): Promise<string> {
  return toBase64((await sign(new TextEncoder().encode(text), privateKey)).buffer)
}

/** As `verify`, of a text and a signature in base64. */
export async function verifyText(text: string, signature: string, publicKey: string): Promise<boolean> {
  return verify(new TextEncoder().encode(text), fromBase64(signature), publicKey)
}

/** Keys as WebCrypto wants them, by their text: reading one takes about as long as using it. */
const signers = new ImportedKeys((text) => crypto.subtle.importKey('pkcs8', fromBase64(text), KEY, false, ['sign']))
const verifiers = new ImportedKeys((text) => crypto.subtle.importKey('spki', fromBase64(text), KEY, false, ['verify']))
