import { sectionContext, sectionNonce } from '../../../shared/formats/backup-file.ts'
import type { SectionKind } from '../../../shared/formats/backup-file.ts'
import { fromBase64, toBase64 } from '../sync/keys/base64.ts'

/** A profile's data key, as far as backups need it: other keys are derived from it, and it cannot be read back. */
export type BackupKey = CryptoKey

/** Seals and opens the sections of one file. */
export interface SectionCipher {
  seal(kind: SectionKind, index: number, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  /** Null where it was sealed as something else, at another place or with another key, or was altered. */
  open(kind: SectionKind, index: number, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>
}

const CHECK_BYTES = 16
const SALT_BYTES = 32

export async function backupKeyOf(dataKey: Uint8Array<ArrayBuffer>): Promise<BackupKey> {
  return crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey', 'deriveBits'])
}

/** A new file's salt, and what tells whether a key is the one that goes with it. */
export async function saltFor(key: BackupKey): Promise<{ readonly salt: string; readonly check: string }> {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES)))
  return { salt, check: await checkOf(key, salt) }
}

export async function fitsKey(
  key: BackupKey,
  { salt, check }: { readonly salt: string; readonly check: string },
): Promise<boolean> {
  return (await checkOf(key, salt)) === check
}

export async function sectionCipher(key: BackupKey, salt: string, digest: Uint8Array): Promise<SectionCipher> {
  const secret = await crypto.subtle.deriveKey(
    derivation(salt, 'sections'),
    key,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  const params = (kind: SectionKind, index: number) => ({
    name: 'AES-GCM',
    iv: sectionNonce(index),
    additionalData: sectionContext(digest, index, kind),
  })
  return {
    seal: async (kind, index, plain) => new Uint8Array(await crypto.subtle.encrypt(params(kind, index), secret, plain)),
    open: (kind, index, sealed) =>
      crypto.subtle.decrypt(params(kind, index), secret, sealed).then(
        (plain) => new Uint8Array(plain),
        () => null,
      ),
  }
}

async function checkOf(key: BackupKey, salt: string): Promise<string> {
  return toBase64(await crypto.subtle.deriveBits(derivation(salt, 'check'), key, CHECK_BYTES * 8))
}

/** HKDF (RFC 5869) with SHA-256. */
function derivation(salt: string, use: 'sections' | 'check') {
  const info = new TextEncoder().encode(`chapterhouse backup, version 1: ${use}`)
  return { name: 'HKDF', hash: 'SHA-256', salt: fromBase64(salt), info }
}
