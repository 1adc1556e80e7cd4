/** Encrypts and decrypts what goes to disk. `context` is authenticated: a sealed value moved to another place does not open. */
export interface Sealer {
  seal(bytes: Uint8Array, context: string): Promise<ArrayBuffer>
  /** @throws where the key is wrong or a bit was changed. */
  open(sealed: ArrayBuffer, context: string): Promise<Uint8Array<ArrayBuffer>>
}

/** AES-GCM's standard nonce; random, which is safe to about 2³² values under one key (NIST SP 800-38D §8.3). */
const NONCE_BYTES = 12

/** AES-256-GCM under `key` (32 bytes). The key itself is not kept where script could read it. */
export async function createSealer(key: Uint8Array<ArrayBuffer>): Promise<Sealer> {
  const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const encoder = new TextEncoder()
  return {
    async seal(bytes, context) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const params = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) }
      const cipher = await crypto.subtle.encrypt(params, secret, bytes as Uint8Array<ArrayBuffer>)
      const sealed = new Uint8Array(NONCE_BYTES + cipher.byteLength)
      sealed.set(iv)
      sealed.set(new Uint8Array(cipher), NONCE_BYTES)
      return sealed.buffer
    },
    async open(sealed, context) {
      const iv = new Uint8Array(sealed, 0, NONCE_BYTES)
      const params = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) }
      return new Uint8Array(await crypto.subtle.decrypt(params, secret, new Uint8Array(sealed, NONCE_BYTES)))
    },
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export async function sealJson(sealer: Sealer, value: unknown, context: string): Promise<ArrayBuffer> {
  return sealer.seal(encoder.encode(JSON.stringify(value)), context)
}

/** The caller says what it stored; what is authenticated by the key needs no second validation. */
export async function openJson<Value>(sealer: Sealer, sealed: ArrayBuffer, context: string): Promise<Value> {
  return JSON.parse(decoder.decode(await sealer.open(sealed, context))) as Value
}
