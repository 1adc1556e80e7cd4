/** Where things lie on a server, and what names them there: all of it follows from one secret, so only who has that finds it. */
export interface ServerSecret {
  /** The id of a document, as automerge-repo writes it. */
  documentId(name: string): Promise<string>
  /** Hides from the server whatever it can do without: also the random ids and times that bundles bear outside. */
  seal(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  /** Null for what was not sealed with this secret. */
  open(sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>
}

/** AES-GCM's standard nonce. */
const NONCE_BYTES = 12
const ID_BITS = 128

/** HKDF with SHA-256 (RFC 5869) over `secret`, at least 16 random bytes. */
export async function serverSecret(secret: Uint8Array<ArrayBuffer>): Promise<ServerSecret> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey'])
  const params = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode(`chapterhouse server\n${info}`),
  })
  const key = await crypto.subtle.deriveKey(params('names'), base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  return {
    async documentId(name) {
      const bits = await crypto.subtle.deriveBits(params(`document\n${name}`), base, ID_BITS)
      return documentIdOf(new Uint8Array(bits))
    },
    async seal(bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)
      const sealed = new Uint8Array(NONCE_BYTES + cipher.byteLength)
      sealed.set(iv)
      sealed.set(new Uint8Array(cipher), NONCE_BYTES)
      return sealed
    },
    async open(sealed) {
      try {
        const iv = sealed.subarray(0, NONCE_BYTES)
        return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.subarray(NONCE_BYTES)))
      } catch {
        return null
      }
    },
  }
}

const encoder = new TextEncoder()

/** The id of a document that follows from 16 bytes, as automerge-repo writes it. */
export function documentIdOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return base58Check(asUuid(bytes))
}

/** The bits by which a UUID says that it is random (RFC 9562, version 4): a server turns away what is none. */
function asUuid(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Base58Check, in which automerge-repo writes ids: base 58 of the bytes and four of the hash of their hash. */
async function base58Check(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const once = await crypto.subtle.digest('SHA-256', bytes)
  const twice = new Uint8Array(await crypto.subtle.digest('SHA-256', once))
  let number = [...bytes, ...twice.subarray(0, 4)].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (; number > 0n; number /= 58n) text = BASE58.charAt(Number(number % 58n)) + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return '1'.repeat(Math.max(0, zeros)) + text
}
