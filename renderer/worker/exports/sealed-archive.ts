import { Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'
import { ReaderInTurns } from './reader-in-turns.ts'

/**
 * A ZIP archive with one file in it that only the password opens: AES-256 as WinZip specified it (AE-2, which keeps no checksum
 * of what is inside). 7-Zip, WinZip, WinRAR, Keka and The Unarchiver open it; what Windows and macOS bring along may not. The name of the
 * file, and how long it is, can be read without the password.
 *
 * Works in pieces, so that others are heard meanwhile, and in this thread: workers of the library's own would come out of a
 * blob, which the app's rules forbid.
 */
export async function sealedArchive(
  { name, bytes, now }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly now: number },
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const archive = new ZipWriter(new Uint8ArrayWriter(), {
    password,
    encryptionStrength: AES_256,
    useWebWorkers: false,
  })
  await archive.add(name, new ReaderInTurns(bytes), { lastModDate: new Date(now) })
  return archive.close()
}

const AES_256 = 3
